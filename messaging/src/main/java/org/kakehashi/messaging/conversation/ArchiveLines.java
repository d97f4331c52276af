package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of an archive of chats. */
final class ArchiveLines {

    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ground ground;

    ArchiveLines(Ground ground) {
        this.ground = ground;
    }

    String head() {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("type", "head")
                .put("version", VERSION)
                .put("identity", ground.self().hex())
                .put("made", ground.now()));
    }

    List<Room> rooms(Connection tx, @Nullable ConversationId chat) throws SQLException {
        if (chat != null) {
            return ground.chats().byId(tx, chat.number()).stream().toList();
        }
        List<Room> rooms = new ArrayList<>();
        for (long id : Sql.list(tx, row -> row.getLong(1), "SELECT id FROM chat WHERE waiting = 'NO' ORDER BY id")) {
            ground.chats().byId(tx, id).ifPresent(rooms::add);
        }
        return rooms;
    }

    String chat(Connection tx, Room room) throws SQLException {
        ObjectNode node = JSON.createObjectNode()
                .put("type", "chat")
                .put("key", room.key())
                .put("kind", room.kind().name())
                .put("title", room.title())
                .put("secret", room.secret())
                .put("timer", room.timer());
        ArrayNode people = node.putArray("people");
        for (PublicIdentity person : ground.chats().others(tx, room)) {
            people.add(person.hex());
        }
        return JSON.writeValueAsString(node);
    }

    /** Some messages with what hangs on them; the last place among them. */
    record Part(List<String> lines, int messages, long last) {}

    Part part(Connection tx, Room room, long after, int most) throws SQLException {
        List<MessageTable.Row> rows =
                MessageTable.where(tx, "chat = ? AND place > ? ORDER BY place LIMIT ?", room.id(), after, most);
        List<String> lines = new ArrayList<>();
        for (MessageTable.Row row : rows) {
            lines.add(message(row));
            if (row.edits() > 0) {
                lines.addAll(edits(tx, row));
            }
        }
        lines.addAll(reactions(
                tx, room, after, rows.isEmpty() ? after : rows.getLast().place()));
        return new Part(
                lines, rows.size(), rows.isEmpty() ? after : rows.getLast().place());
    }

    private static String message(MessageTable.Row row) {
        ObjectNode node = JSON.createObjectNode()
                .put("type", "message")
                .put("place", row.place())
                .put("id", Sql.hex(row.id()))
                .put("author", row.author().hex())
                .put("said", row.said())
                .put("kind", row.kind())
                .put("content", row.content())
                .put("tags", row.tags())
                .put("label", row.label())
                .put("forwarded", row.forwarded())
                .put("deleted", row.deleted())
                .put("expires", row.expires())
                .put("received", row.received())
                .put("device", row.device())
                .put("seq", row.seq());
        byte[] reply = row.reply();
        if (reply != null) {
            node.put("reply", Sql.hex(reply));
        }
        return JSON.writeValueAsString(node);
    }

    private static List<String> edits(Connection tx, MessageTable.Row row) throws SQLException {
        return Sql.list(
                tx,
                found -> JSON.writeValueAsString(JSON.createObjectNode()
                        .put("type", "edit")
                        .put("id", Sql.hex(found.getBytes(1)))
                        .put("message", Sql.hex(row.id()))
                        .put("said", found.getLong(2))
                        .put("text", found.getString(3))),
                "SELECT id, said, text FROM message_edit WHERE message = ? ORDER BY said, id",
                row.id());
    }

    private static List<String> reactions(Connection tx, Room room, long after, long last) throws SQLException {
        return Sql.list(
                tx,
                found -> JSON.writeValueAsString(JSON.createObjectNode()
                        .put("type", "reaction")
                        .put("id", Sql.hex(found.getBytes(1)))
                        .put("message", Sql.hex(found.getBytes(2)))
                        .put("author", Sql.key(found, 3).hex())
                        .put("emoji", found.getString(4))
                        .put("said", found.getLong(5))),
                "SELECT r.id, r.message, r.author, r.emoji, r.said FROM message m JOIN message_reaction r ON"
                        + " r.message = m.id WHERE m.chat = ? AND m.place > ? AND m.place <= ?",
                room.id(),
                after,
                last);
    }
}
