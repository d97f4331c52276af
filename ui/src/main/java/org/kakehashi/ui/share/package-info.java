/** Backup shares of a seed (SLIP-39): making them, and bringing them together. */
@NullMarked
package org.kakehashi.ui.share;

import org.jspecify.annotations.NullMarked;
