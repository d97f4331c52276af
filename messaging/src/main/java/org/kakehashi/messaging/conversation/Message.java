package org.kakehashi.messaging.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * One message as shown.
 *
 * @param place where it stands among all messages of this vault; greater is later. Never changes
 * @param id the id of the inner event, 64 hexadecimal digits, the same for everybody
 * @param said when its author says it was written
 * @param placed the time it is ordered by: {@code said}, unless that cannot be true
 * @param label what its encryption promised; absent for notices
 * @param reply what it answers; absent when it answers nothing
 * @param edits how often it was edited
 * @param state how far one's own message has come; absent for those of others and for notices
 * @param expires when it disappears; absent for never
 */
public record Message(
        long place,
        ConversationId conversation,
        String id,
        PublicIdentity author,
        boolean mine,
        Instant said,
        Instant placed,
        Content content,
        @Nullable Label label,
        @Nullable Reply reply,
        boolean forwarded,
        int edits,
        List<Reaction> reactions,
        @Nullable SendState state,
        @Nullable Instant expires,
        boolean unread) {

    /**
     * The message that is answered.
     *
     * @param id of the answered message
     * @param author absent when the answered message is not here
     * @param start the first words of it; empty when it is not here, deleted or not a text
     * @param place where it is; 0 when it is not here
     */
    public record Reply(String id, @Nullable PublicIdentity author, String start, long place) {}

    /**
     * One kind of reaction to the message.
     *
     * @param emoji at most 16 characters
     * @param mine the id of one's own reaction, with which it can be taken back; absent when one has not reacted so
     */
    public record Reaction(
            String emoji,
            List<PublicIdentity> people,
            @Nullable String mine) {}

    /**
     * An earlier or the present wording.
     *
     * @param at when its author says it was written
     */
    public record Wording(Instant at, String text) {}
}
