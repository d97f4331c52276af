/** Transactions of every type the wallet meets: built, hashed, signed, and read strictly. */
@NullMarked
package org.kakehashi.wallet.transaction;

import org.jspecify.annotations.NullMarked;
