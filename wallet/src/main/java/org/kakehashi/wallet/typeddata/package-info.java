/** Typed messages (EIP-712): read strictly, shown as a tree, hashed twice by two ways that must agree. */
@NullMarked
package org.kakehashi.wallet.typeddata;

import org.jspecify.annotations.NullMarked;
