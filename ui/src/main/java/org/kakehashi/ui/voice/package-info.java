/** Voice messages in the window: recording one, hearing one again, and the player for those that came. */
@NullMarked
package org.kakehashi.ui.voice;

import org.jspecify.annotations.NullMarked;
