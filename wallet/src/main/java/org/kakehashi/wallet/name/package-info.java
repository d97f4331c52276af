/** Names in place of addresses: their one normal form (ENSIP-15) and their hash. */
@NullMarked
package org.kakehashi.wallet.name;

import org.jspecify.annotations.NullMarked;
