/** Signing and verifying messages. */
@NullMarked
package org.kakehashi.ui.message;

import org.jspecify.annotations.NullMarked;
