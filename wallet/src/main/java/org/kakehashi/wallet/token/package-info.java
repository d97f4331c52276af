/** Tokens of a network and the balances of coin and tokens, where what is not known is never shown as nothing. */
@NullMarked
package org.kakehashi.wallet.token;

import org.jspecify.annotations.NullMarked;
