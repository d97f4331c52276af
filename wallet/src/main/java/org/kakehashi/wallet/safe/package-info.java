/** Transactions of a Safe, the contract that several owners control together: hashed and signed without any service. */
@NullMarked
package org.kakehashi.wallet.safe;

import org.jspecify.annotations.NullMarked;
