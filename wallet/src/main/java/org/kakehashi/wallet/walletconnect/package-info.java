/** The sealed envelopes of WalletConnect version 2. */
@NullMarked
package org.kakehashi.wallet.walletconnect;

import org.jspecify.annotations.NullMarked;
