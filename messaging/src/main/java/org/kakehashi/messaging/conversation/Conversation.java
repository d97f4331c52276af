package org.kakehashi.messaging.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * A chat as a list shows it.
 *
 * @param person the other side of a chat of two (oneself for notes to oneself); absent in groups
 * @param group the id of a group with a signed membership; absent otherwise
 * @param title the group's or room's name; empty in a chat of two
 * @param muted until when no notice is given; absent when not muted
 * @param draft what was typed and not sent
 * @param newest the newest message, as a list shows it; absent in an empty chat
 * @param label what the next message would be encrypted with
 * @param agreedBasic whether the person agreed to basic encryption after the chat had been forward secret
 * @param timer after how long messages disappear; zero for never
 * @param receipts whether delivery and reading are told, both ways
 * @param typing whether typing is told, both ways
 */
public record Conversation(
        ConversationId id,
        Kind kind,
        @Nullable PublicIdentity person,
        @Nullable String group,
        String title,
        Waiting waiting,
        boolean pinned,
        boolean archived,
        @Nullable Instant muted,
        Draft draft,
        @Nullable Message newest,
        int unread,
        int unreadMentions,
        Label label,
        boolean agreedBasic,
        Duration timer,
        boolean receipts,
        boolean typing) {

    /** Who is in it. */
    public enum Kind {
        /** Two people, or oneself alone. */
        DIRECT,
        /** People named in each message (NIP-17): who is added or left out makes another room. */
        ROOM,
        /** Members by a signed history. */
        GROUP
    }

    /** Whether the chat waits for a decision. */
    public enum Waiting {
        /** An ordinary chat. */
        NO,
        /** A stranger wrote; nothing is answered, not even that it arrived, until the person accepts. */
        REQUEST,
        /** The request was turned down; further messages of it are not kept. */
        DECLINED
    }

    /**
     * Text that was typed and not sent.
     *
     * @param replyTo id of the message it answers, or absent
     */
    public record Draft(String text, @Nullable String replyTo) {
        public static final Draft NONE = new Draft("", null);
    }
}
