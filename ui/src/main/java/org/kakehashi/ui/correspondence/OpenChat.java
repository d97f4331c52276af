package org.kakehashi.ui.correspondence;

import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ConversationId;

/** Which chat stands on the screen, if any. Used on the window's thread. */
public final class OpenChat {

    private @Nullable ConversationId chat;

    /** @param shown the chat, or null when none is on the screen any more */
    public void show(@Nullable ConversationId shown) {
        chat = shown;
    }

    public boolean is(ConversationId asked) {
        return asked.equals(chat);
    }
}
