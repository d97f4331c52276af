package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * What changes a message afterwards: reactions, other wordings, deletions. Only an author's own words count for his
 * messages; what comes before its message waits for it.
 */
final class Amendments {

    /** The longest reaction, in characters. */
    static final int LONGEST_REACTION = 64;

    private static final int MOST_REACTIONS = 20;
    private static final int MOST_EDITS = 200;
    private static final int MOST_AHEAD = 1_000;

    private Amendments() {}

    static boolean is(int kind) {
        return kind == InnerKinds.REACTION || kind == InnerKinds.EDIT || kind == InnerKinds.DELETION;
    }

    static void apply(Connection tx, Room room, Inner inner) throws SQLException {
        if (inner.targets().isEmpty()) {
            return;
        }
        switch (inner.kind()) {
            case InnerKinds.REACTION -> react(tx, room, inner);
            case InnerKinds.EDIT -> amend(tx, room, inner, inner.targets().getLast());
            case InnerKinds.DELETION -> {
                for (String target : inner.targets()) {
                    amend(tx, room, inner, target);
                }
            }
            default -> throw new IllegalArgumentException("kind " + inner.kind());
        }
    }

    private static void react(Connection tx, Room room, Inner inner) throws SQLException {
        byte[] target = Sql.bytes(inner.targets().getLast());
        String emoji = inner.content().isEmpty() ? "+" : inner.content();
        long already = Sql.number(
                tx, "SELECT count(*) FROM message_reaction WHERE message = ? AND author = ?", target, inner.author());
        boolean same = Sql.exists(
                tx,
                "SELECT 1 FROM message_reaction WHERE message = ? AND author = ? AND emoji = ?",
                target,
                inner.author(),
                emoji);
        boolean gone = MessageTable.gone(tx, inner.targets().getLast()) || MessageTable.gone(tx, inner.id());
        if (emoji.length() > LONGEST_REACTION || already >= MOST_REACTIONS || same || gone) {
            return;
        }
        boolean takenBack = Sql.update(
                        tx,
                        "DELETE FROM message_ahead WHERE target = ? AND author = ? AND kind = ?",
                        Sql.bytes(inner.id()),
                        inner.author(),
                        InnerKinds.DELETION)
                > 0;
        if (!takenBack) {
            Sql.update(
                    tx,
                    "INSERT OR IGNORE INTO message_reaction (id, message, chat, author, emoji, said) VALUES"
                            + " (?, ?, ?, ?, ?, ?)",
                    Sql.bytes(inner.id()),
                    target,
                    room.id(),
                    inner.author(),
                    emoji,
                    inner.said());
        }
    }

    private static void amend(Connection tx, Room room, Inner inner, String target) throws SQLException {
        Optional<MessageTable.Row> row = MessageTable.byId(tx, target);
        if (row.isPresent()) {
            if (row.get().chat() == room.id()) {
                amend(tx, row.get(), inner.kind(), inner.author(), inner.id(), inner.said(), inner.content());
            }
            return;
        }
        if (inner.kind() == InnerKinds.DELETION
                && Sql.update(
                                tx,
                                "DELETE FROM message_reaction WHERE id = ? AND author = ? AND chat = ?",
                                Sql.bytes(target),
                                inner.author(),
                                room.id())
                        > 0) {
            Sql.update(tx, "DELETE FROM own_event WHERE id = ?", Sql.bytes(target));
            Sql.update(
                    tx, "INSERT OR IGNORE INTO message_gone (id, at) VALUES (?, ?)", Sql.bytes(target), inner.said());
            return;
        }
        long ahead = Sql.number(
                tx, "SELECT count(*) FROM message_ahead WHERE chat = ? AND author = ?", room.id(), inner.author());
        if (ahead < MOST_AHEAD && !MessageTable.gone(tx, target)) {
            Sql.update(
                    tx,
                    "INSERT OR IGNORE INTO message_ahead (target, id, chat, author, kind, said, text) VALUES"
                            + " (?, ?, ?, ?, ?, ?, ?)",
                    Sql.bytes(target),
                    Sql.bytes(inner.id()),
                    room.id(),
                    inner.author(),
                    inner.kind(),
                    inner.said(),
                    inner.content());
        }
    }

    /** Rewords or deletes a message, if its own author says so. */
    static void amend(
            Connection tx, MessageTable.Row row, int kind, PublicIdentity author, String id, long said, String text)
            throws SQLException {
        if (!row.author().equals(author) || row.deleted()) {
            return;
        }
        if (kind == InnerKinds.DELETION) {
            if (row.kind() != InnerKinds.NOTICE) {
                MessageTable.empty(tx, row);
            }
            return;
        }
        if (row.kind() != InnerKinds.TEXT || text.isBlank() || row.edits() >= MOST_EDITS) {
            return;
        }
        int added = Sql.update(
                tx,
                "INSERT OR IGNORE INTO message_edit (id, message, said, text) VALUES (?, ?, ?, ?)",
                Sql.bytes(id),
                row.id(),
                said,
                text);
        if (added > 0) {
            String latest = Sql.first(
                            tx,
                            found -> found.getString(1),
                            "SELECT text FROM message_edit WHERE message = ? ORDER BY said DESC, id DESC LIMIT 1",
                            row.id())
                    .orElse(text);
            MessageTable.reword(tx, row, latest, row.edits() + 1);
        }
    }

    private record Ahead(int kind, PublicIdentity author, byte[] id, long said, String text) {}

    /** Applies what came before this message. */
    static void catchUp(Connection tx, Room room, String messageId) throws SQLException {
        byte[] id = Sql.bytes(messageId);
        List<Ahead> waiting = Sql.list(
                tx,
                row -> new Ahead(row.getInt(1), Sql.key(row, 2), row.getBytes(3), row.getLong(4), row.getString(5)),
                "SELECT kind, author, id, said, text FROM message_ahead WHERE target = ? AND chat = ? ORDER BY said",
                id,
                room.id());
        for (Ahead ahead : waiting) {
            MessageTable.Row row = MessageTable.byId(tx, messageId).orElseThrow();
            amend(tx, row, ahead.kind, ahead.author, Sql.hex(ahead.id), ahead.said, ahead.text);
        }
        if (!waiting.isEmpty()) {
            Sql.update(tx, "DELETE FROM message_ahead WHERE target = ?", id);
        }
    }
}
