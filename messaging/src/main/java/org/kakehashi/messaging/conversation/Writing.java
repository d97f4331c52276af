package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends. Each call stores the message, the state of the encryption and what is to be sent in one transaction before
 * anything leaves the machine. Usable from any thread.
 */
public final class Writing {

    private final Ground ground;
    private final Composer composer;

    Writing(Ground ground, Composer composer) {
        this.ground = ground;
        this.composer = composer;
    }

    /** What the person has agreed to about the encryption of one message. */
    public enum Agreement {
        /** Nothing: a chat that was forward secret stays so. */
        NONE,
        /** This message may go with basic encryption. */
        BASIC_THIS_TIME
    }

    /** Sends a text. */
    public SendResult send(ConversationId chat, String text, @Nullable String replyTo, Agreement agreement) {
        if (text.isBlank()) {
            return new SendResult.Refused(SendResult.Reason.EMPTY);
        }
        return in(chat, (tx, room) -> {
            List<List<String>> tags = new ArrayList<>();
            if (replyTo != null) {
                if (row(tx, room, replyTo).isEmpty()) {
                    return new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
                }
                tags.add(List.of("e", replyTo, "", "reply"));
            }
            SendResult result = message(tx, room, InnerKinds.TEXT, text, tags, agreement);
            if (result instanceof SendResult.Queued) {
                Sql.update(tx, "UPDATE chat SET draft = '', draft_reply = NULL WHERE id = ?", room.id());
            }
            return result;
        });
    }

    /**
     * Sends an event that another part of the program made: a file, a payment, a poll.
     *
     * @param kind not one that the chat itself understands, except {@link InnerKinds#FILE}
     * @param tags its own; the address and the number are added here. Kinds of our own need an {@code alt} tag
     */
    public SendResult sendCard(
            ConversationId chat, int kind, String content, List<List<String>> tags, Agreement agreement) {
        boolean alt =
                tags.stream().anyMatch(tag -> tag.size() >= 2 && tag.getFirst().equals("alt"));
        if (kind != InnerKinds.FILE && (!alt || Incoming.understood(kind))) {
            throw new IllegalArgumentException("kind " + kind + " needs a sentence that says what it is");
        }
        return in(chat, (tx, room) -> message(tx, room, kind, content, tags, agreement));
    }

    /** Sends the text or the file of a message, without its author's name, into another chat or the same. */
    public SendResult forward(String messageId, ConversationId to, Agreement agreement) {
        return in(to, (tx, room) -> {
            Optional<MessageTable.Row> row = MessageTable.byId(tx, messageId);
            if (row.isEmpty()
                    || row.get().deleted()
                    || row.get().kind() != InnerKinds.TEXT && row.get().kind() != InnerKinds.FILE) {
                return new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
            }
            List<List<String>> tags =
                    new ArrayList<>(Attachments.own(TagJson.read(row.get().tags())));
            tags.add(List.of("forwarded"));
            return message(tx, room, row.get().kind(), row.get().text(), tags, agreement);
        });
    }

    /**
     * Reacts to a message.
     *
     * @param emoji at most 64 characters
     */
    public SendResult react(ConversationId chat, String messageId, String emoji, Agreement agreement) {
        if (emoji.isBlank() || emoji.length() > Amendments.LONGEST_REACTION) {
            return new SendResult.Refused(emoji.isBlank() ? SendResult.Reason.EMPTY : SendResult.Reason.TOO_LONG);
        }
        return in(chat, (tx, room) -> {
            Optional<MessageTable.Row> row = row(tx, room, messageId);
            if (row.isEmpty() || row.get().deleted()) {
                return new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
            }
            return amendment(tx, room, InnerKinds.REACTION, emoji, List.of(List.of("e", messageId)), agreement);
        });
    }

    /** Takes a reaction of one's own back. */
    public SendResult unreact(ConversationId chat, String reactionId, Agreement agreement) {
        return in(chat, (tx, room) -> {
            boolean mine = Sql.exists(
                    tx,
                    "SELECT 1 FROM message_reaction WHERE id = ? AND chat = ? AND author = ?",
                    Sql.bytes(reactionId),
                    room.id(),
                    ground.self());
            return mine
                    ? deletion(tx, room, reactionId, InnerKinds.REACTION, agreement)
                    : new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
        });
    }

    /** Gives a text of one's own another wording; the earlier ones stay visible to everybody who had them. */
    public SendResult edit(ConversationId chat, String messageId, String text, Agreement agreement) {
        if (text.isBlank()) {
            return new SendResult.Refused(SendResult.Reason.EMPTY);
        }
        return in(chat, (tx, room) -> {
            Optional<MessageTable.Row> row = row(tx, room, messageId);
            if (row.isEmpty() || row.get().deleted() || row.get().kind() != InnerKinds.TEXT) {
                return new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
            }
            if (!row.get().mine()) {
                return new SendResult.Refused(SendResult.Reason.NOT_YOURS);
            }
            List<List<String>> tags = List.of(List.of("e", messageId), List.of("alt", "Edit: " + start(text)));
            return amendment(tx, room, InnerKinds.EDIT, text, tags, agreement);
        });
    }

    /** Asks everybody in the chat to delete a message of one's own, and empties it here. Nobody can be made to comply. */
    public SendResult deleteForAll(ConversationId chat, String messageId, Agreement agreement) {
        return in(chat, (tx, room) -> {
            Optional<MessageTable.Row> row = row(tx, room, messageId);
            if (row.isEmpty() || row.get().deleted() || row.get().kind() == InnerKinds.NOTICE) {
                return new SendResult.Refused(SendResult.Reason.NO_SUCH_MESSAGE);
            }
            return row.get().mine()
                    ? deletion(tx, room, messageId, row.get().kind(), agreement)
                    : new SendResult.Refused(SendResult.Reason.NOT_YOURS);
        });
    }

    /** Sets after how long new messages disappear, for everybody in the chat; zero for never. */
    public SendResult setTimer(ConversationId chat, Duration timer, Agreement agreement) {
        if (timer.isNegative() || timer.compareTo(Conversations.LONGEST_TIMER) > 0) {
            throw new IllegalArgumentException("a timer of " + timer);
        }
        return in(chat, (tx, room) -> {
            String seconds = Long.toString(timer.toSeconds());
            List<List<String>> tags =
                    List.of(List.of("timer", seconds), List.of("alt", "Messages disappear after " + seconds + " s"));
            SendResult result = message(tx, room, InnerKinds.TIMER, "", tags, agreement);
            if (result instanceof SendResult.Queued(var _, long place)) {
                Sql.update(
                        tx,
                        "UPDATE chat SET timer = ?, timer_place = ? WHERE id = ?",
                        timer.toSeconds(),
                        place,
                        room.id());
            }
            return result;
        });
    }

    private SendResult deletion(Connection tx, Room room, String target, int kind, Agreement agreement)
            throws SQLException {
        List<List<String>> tags = List.of(List.of("e", target), List.of("k", Integer.toString(kind)));
        return amendment(tx, room, InnerKinds.DELETION, "", tags, agreement);
    }

    private SendResult amendment(
            Connection tx, Room room, int kind, String content, List<List<String>> tags, Agreement agreement)
            throws SQLException {
        return switch (composer.compose(tx, room, kind, content, tags, agreement)) {
            case Composer.Composed.No(SendResult why) -> why;
            case Composer.Composed.Event(Inner inner, var _, var _) -> {
                Amendments.apply(tx, room, inner);
                yield new SendResult.Queued(inner.id(), 0);
            }
        };
    }

    private SendResult message(
            Connection tx, Room room, int kind, String content, List<List<String>> tags, Agreement agreement)
            throws SQLException {
        Composer.Composed composed = composer.compose(tx, room, kind, content, tags, agreement);
        if (!(composed instanceof Composer.Composed.Event(Inner inner, Sealer.Sealed sealed, var receivers))) {
            return ((Composer.Composed.No) composed).why();
        }
        long now = ground.now();
        MessageTable.Row row = new MessageTable.Row(
                Places.written(tx, room.id(), inner),
                room.id(),
                Sql.bytes(inner.id()),
                ground.self(),
                true,
                inner.said(),
                kind,
                content,
                null,
                kind == InnerKinds.TEXT ? "" : TagJson.write(inner.rumor().tags()),
                sealed.label().ordinal(),
                inner.reply().isEmpty() ? null : Sql.bytes(inner.reply()),
                !inner.tag("forwarded").isEmpty(),
                0,
                false,
                inner.expires(),
                false,
                now,
                inner.device(),
                inner.seq());
        MessageTable.insert(tx, row, false, receivers.size());
        return new SendResult.Queued(inner.id(), row.place());
    }

    private interface Step {
        SendResult in(Connection tx, Room room) throws SQLException;
    }

    private SendResult in(ConversationId chat, Step step) {
        return ground.database().write(tx -> {
            Optional<Room> room = ground.chats().byId(tx, chat.number());
            return room.isEmpty() ? new SendResult.Refused(SendResult.Reason.NOT_A_MEMBER) : step.in(tx, room.get());
        });
    }

    private static Optional<MessageTable.Row> row(Connection tx, Room room, String id) throws SQLException {
        return Inner.isId(id) ? MessageTable.byId(tx, id).filter(found -> found.chat() == room.id()) : Optional.empty();
    }

    private static String start(String text) {
        int end = text.offsetByCodePoints(0, Math.min(80, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }
}
