/** The only way out of the machine: consent for each host and purpose, and one HTTP and WebSocket client that asks it. */
@NullMarked
package org.kakehashi.net;

import org.jspecify.annotations.NullMarked;
