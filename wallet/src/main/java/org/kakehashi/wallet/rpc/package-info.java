/** JSON-RPC to the nodes of a network: several nodes, batches, fail-over and cross-check, every answer distrusted. */
@NullMarked
package org.kakehashi.wallet.rpc;

import org.jspecify.annotations.NullMarked;
