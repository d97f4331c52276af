/** Runs cases that others wrote against the wallet. */
@NullMarked
package org.kakehashi.wallet.conformance;

import org.jspecify.annotations.NullMarked;
