/** The networks the wallet knows or is taught, their nodes, and the guard that tells whether a node belongs to one. */
@NullMarked
package org.kakehashi.wallet.network;

import org.jspecify.annotations.NullMarked;
