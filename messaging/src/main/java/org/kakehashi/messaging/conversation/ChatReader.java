package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes chats as a list shows them of rows. */
final class ChatReader {

    private static final String COLUMNS = "id, key, kind, person, title, waiting, secret, basic_agreed, timer,"
            + " timer_place, receipts, typing, pinned, archived, muted, draft, draft_reply, newest, unread,"
            + " unread_mentions";

    private final Ground ground;
    private final MessageReader messages;

    ChatReader(Ground ground) {
        this.ground = ground;
        this.messages = new MessageReader(ground.self());
    }

    private record Listed(
            Room room,
            boolean pinned,
            boolean archived,
            long muted,
            String draft,
            byte @Nullable [] draftReply,
            long newest,
            int unread,
            int mentions) {}

    /** All chats, pinned ones first, then by their newest message. */
    List<Conversation> all(Connection tx) throws SQLException {
        return conversations(
                tx,
                Sql.list(
                        tx,
                        ChatReader::listed,
                        "SELECT " + COLUMNS + " FROM chat ORDER BY pinned DESC, newest DESC, id DESC"));
    }

    Optional<Conversation> one(Connection tx, long id) throws SQLException {
        return conversations(tx, Sql.list(tx, ChatReader::listed, "SELECT " + COLUMNS + " FROM chat WHERE id = ?", id))
                .stream()
                .findFirst();
    }

    private List<Conversation> conversations(Connection tx, List<Listed> rows) throws SQLException {
        Map<Long, Message> newest = new HashMap<>();
        List<MessageTable.Row> last = new ArrayList<>();
        for (Listed row : rows) {
            last.addAll(MessageTable.where(tx, "place = ?", row.newest));
        }
        for (int from = 0; from < last.size(); from += Timeline.LARGEST) {
            for (Message message :
                    messages.messages(tx, last.subList(from, Math.min(last.size(), from + Timeline.LARGEST)))) {
                newest.put(message.place(), message);
            }
        }
        List<Conversation> conversations = new ArrayList<>();
        for (Listed row : rows) {
            conversations.add(conversation(tx, row, newest.get(row.newest)));
        }
        return conversations;
    }

    private Conversation conversation(Connection tx, Listed row, @Nullable Message newest) throws SQLException {
        Room room = row.room;
        byte[] reply = row.draftReply;
        return new Conversation(
                room.conversation(),
                room.kind(),
                room.person(),
                room.kind() == Conversation.Kind.GROUP ? room.group() : null,
                room.title(),
                room.waiting(),
                row.pinned,
                row.archived,
                row.muted > ground.now() ? Instant.ofEpochMilli(row.muted) : null,
                new Conversation.Draft(row.draft, reply == null ? null : Sql.hex(reply)),
                newest,
                row.unread,
                row.mentions,
                ground.sealer().label(tx, ground.chats().others(tx, room)),
                room.basicAgreed(),
                Duration.ofSeconds(room.timer()),
                room.receipts(),
                room.typing());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                ChatTable.room(row),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getLong(15),
                row.getString(16),
                row.getBytes(17),
                row.getLong(18),
                row.getInt(19),
                row.getInt(20));
    }
}
