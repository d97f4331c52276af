package org.kakehashi.ui.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;

/**
 * What came to the chats between two looks at them, in chats that give notice: neither requests nor muted nor archived
 * ones, and nothing that was written by oneself or has been read.
 *
 * @param count how many messages came, as far as can be told
 * @param newest whether the chat's newest message is among them: one that came late stands before others
 */
record NewMessages(Conversation chat, int count, boolean newest) {

    static List<NewMessages> between(List<Conversation> before, List<Conversation> now, Instant moment) {
        Map<ConversationId, Conversation> known = new HashMap<>();
        before.forEach(chat -> known.put(chat.id(), chat));
        List<NewMessages> fresh = new ArrayList<>();
        for (Conversation chat : now) {
            if (givesNotice(chat, moment)) {
                Conversation old = known.get(chat.id());
                int more = chat.unread() - (old == null ? 0 : old.unread());
                boolean later = isLater(old, chat);
                // Some may have been read while others came.
                if (more > 0 || later) {
                    fresh.add(new NewMessages(chat, Math.max(1, more), later));
                }
            }
        }
        return fresh;
    }

    private static boolean givesNotice(Conversation chat, Instant moment) {
        Instant muted = chat.muted();
        return chat.waiting() == Conversation.Waiting.NO
                && !chat.archived()
                && (muted == null || !muted.isAfter(moment));
    }

    private static boolean isLater(@Nullable Conversation before, Conversation now) {
        Message old = before == null ? null : before.newest();
        Message newest = now.newest();
        return newest != null && newest.unread() && newest.place() > (old == null ? 0 : old.place());
    }
}
