/** The wallet: accounts with their balances on the left, what the selected one holds and has done on the right. */
@NullMarked
package org.kakehashi.ui.wallet;

import org.jspecify.annotations.NullMarked;
