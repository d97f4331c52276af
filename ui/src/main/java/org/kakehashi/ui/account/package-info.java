/** Adding, naming and exporting accounts, showing the words, and the quiz about them. */
@NullMarked
package org.kakehashi.ui.account;

import org.jspecify.annotations.NullMarked;
