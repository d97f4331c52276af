package org.kakehashi.ui.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;

/** How many messages wait to be read, in chats that are neither muted nor archived; requests count as one each. */
public final class Unread implements AutoCloseable {

    private final Background background;
    private final Following following = new Following();
    private final Following inner = new Following();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private boolean followed;

    public Unread(Background background, Correspondence correspondence) {
        this.background = background;
        following.follow(background, correspondence::listen, this::take);
    }

    private void take(Optional<Messenger> messenger) {
        if (messenger.isPresent() && !followed) {
            followed = true;
            inner.follow(background, messenger.get().conversations()::listen, this::add);
        }
    }

    private void add(List<Conversation> chats) {
        Instant now = Instant.now();
        int sum = 0;
        for (Conversation chat : chats) {
            Instant muted = chat.muted();
            if (chat.waiting() == Conversation.Waiting.REQUEST && chat.unread() > 0) {
                sum++;
            } else if (chat.waiting() == Conversation.Waiting.NO
                    && !chat.archived()
                    && (muted == null || muted.isBefore(now))) {
                sum += chat.unread();
            }
        }
        count.set(sum);
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    @Override
    public void close() {
        following.close();
        inner.close();
    }
}
