/** Private and public keys, derivation of keys, and key files. */
@NullMarked
package org.kakehashi.wallet.key;

import org.jspecify.annotations.NullMarked;
