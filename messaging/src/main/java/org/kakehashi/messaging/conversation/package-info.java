/** Chats: their messages, order, state and search, and what one may do in them. */
@NullMarked
package org.kakehashi.messaging.conversation;

import org.jspecify.annotations.NullMarked;
