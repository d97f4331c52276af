package org.kakehashi.messaging.conversation;

import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/** A chat as its row says. */
record Room(
        long id,
        String key,
        Conversation.Kind kind,
        @Nullable PublicIdentity person,
        String title,
        Conversation.Waiting waiting,
        boolean secret,
        boolean basicAgreed,
        long timer,
        long timerPlace,
        boolean receipts,
        boolean typing) {

    ConversationId conversation() {
        return new ConversationId(id);
    }

    /** The group's id, or empty. */
    String group() {
        return kind == Conversation.Kind.GROUP ? key.substring(2) : "";
    }
}
