/** Hash functions that Ethereum and its keys are built on. */
@NullMarked
package org.kakehashi.wallet.hash;

import org.jspecify.annotations.NullMarked;
