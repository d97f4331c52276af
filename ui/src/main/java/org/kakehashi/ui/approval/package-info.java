/** Who may take an account's tokens, and taking it back. */
@NullMarked
package org.kakehashi.ui.approval;

import org.jspecify.annotations.NullMarked;
