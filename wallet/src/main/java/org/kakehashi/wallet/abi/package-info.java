/** The contract ABI: types, values, calls, and what well-known calls mean. */
@NullMarked
package org.kakehashi.wallet.abi;

import org.jspecify.annotations.NullMarked;
