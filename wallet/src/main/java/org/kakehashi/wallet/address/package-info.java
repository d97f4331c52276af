/** Twenty-byte addresses: their forms, reading them from text, and telling look-alikes apart. */
@NullMarked
package org.kakehashi.wallet.address;

import org.jspecify.annotations.NullMarked;
