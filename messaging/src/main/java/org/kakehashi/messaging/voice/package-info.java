/** Voice messages: speech as Opus in Ogg, what its message says of it, and reading it back from whoever sent it. */
@NullMarked
package org.kakehashi.messaging.voice;

import org.jspecify.annotations.NullMarked;
