/** Feeds the readers of outside text with whatever a fuzzer finds. */
@NullMarked
package org.kakehashi.wallet.fuzz;

import org.jspecify.annotations.NullMarked;
