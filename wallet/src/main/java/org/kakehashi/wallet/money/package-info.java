/** Amounts of coins and tokens in whole base units, and their lossless text form in every locale. */
@NullMarked
package org.kakehashi.wallet.money;

import org.jspecify.annotations.NullMarked;
