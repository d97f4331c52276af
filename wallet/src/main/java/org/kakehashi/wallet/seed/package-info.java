/** Seed words: BIP-39 phrases and SLIP-39 shares. */
@NullMarked
package org.kakehashi.wallet.seed;

import org.jspecify.annotations.NullMarked;
