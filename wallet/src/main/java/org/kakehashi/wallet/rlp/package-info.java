/** Recursive Length Prefix, in its one canonical form only. */
@NullMarked
package org.kakehashi.wallet.rlp;

import org.jspecify.annotations.NullMarked;
