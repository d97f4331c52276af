/** Sign-in messages (EIP-4361): read strictly, bound to the site that asks, verified. */
@NullMarked
package org.kakehashi.wallet.siwe;

import org.jspecify.annotations.NullMarked;
