/** The wallet as a whole: its tables in the vault. */
@NullMarked
package org.kakehashi.wallet;

import org.jspecify.annotations.NullMarked;
