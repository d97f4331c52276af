/**
 * The only way out of the machine: consent for each host and purpose, and one HTTP and WebSocket client that asks it;
 * and the socket file by which a second start reaches the first.
 */
@NullMarked
package org.kakehashi.net;

import org.jspecify.annotations.NullMarked;
