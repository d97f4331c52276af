/** The chats: their list, how the first one begins, and the chat that is looked at. */
@NullMarked
package org.kakehashi.ui.messages;

import org.jspecify.annotations.NullMarked;
