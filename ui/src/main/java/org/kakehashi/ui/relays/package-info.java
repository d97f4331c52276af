/** Which relays carry one's messages: choosing them, how they stand, and trying them. */
@NullMarked
package org.kakehashi.ui.relays;

import org.jspecify.annotations.NullMarked;
