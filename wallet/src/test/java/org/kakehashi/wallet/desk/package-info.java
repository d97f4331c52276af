/** A real vault, a real node and the wallet's services wired together, for tests. */
@NullMarked
package org.kakehashi.wallet.desk;

import org.jspecify.annotations.NullMarked;
