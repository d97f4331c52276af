/** One identity's messages put together and kept going: engines, chats, groups, relays and what is published. */
@NullMarked
package org.kakehashi.messaging.messenger;

import org.jspecify.annotations.NullMarked;
