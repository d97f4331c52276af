/** The person's accounts: seeds, derived and imported keys, watched addresses, and the key for one operation. */
@NullMarked
package org.kakehashi.wallet.account;

import org.jspecify.annotations.NullMarked;
