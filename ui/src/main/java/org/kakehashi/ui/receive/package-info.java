/** Receiving: the address of one account as text and QR code, once its words are known to be on paper. */
@NullMarked
package org.kakehashi.ui.receive;

import org.jspecify.annotations.NullMarked;
