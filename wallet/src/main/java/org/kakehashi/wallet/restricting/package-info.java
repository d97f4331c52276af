/** Restricting plans: coins that an account gets bit by bit. */
@NullMarked
package org.kakehashi.wallet.restricting;

import org.jspecify.annotations.NullMarked;
