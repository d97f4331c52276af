/** Who may take an account's tokens and collectibles: found by events, read again from the chain, taken back. */
@NullMarked
package org.kakehashi.wallet.approval;

import org.jspecify.annotations.NullMarked;
