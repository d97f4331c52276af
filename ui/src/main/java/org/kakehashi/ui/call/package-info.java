/** Calls of contracts: reviewed in words, signed, followed. */
@NullMarked
package org.kakehashi.ui.call;

import org.jspecify.annotations.NullMarked;
