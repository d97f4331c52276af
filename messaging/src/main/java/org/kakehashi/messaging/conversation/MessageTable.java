package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;

/** The rows of messages, their words in the index, and what hangs on them. */
final class MessageTable {

    private static final String COLUMNS =
            "place, chat, id, author, mine, said, kind, content, shown, tags, label, reply,"
                    + " forwarded, edits, deleted, expires, unread, received, device, seq";

    private MessageTable() {}

    /**
     * A message as its row says.
     *
     * @param label the ordinal of a {@link Label}, or -1 for a notice
     * @param tags JSON, or empty
     */
    record Row(
            long place,
            long chat,
            byte[] id,
            PublicIdentity author,
            boolean mine,
            long said,
            int kind,
            String content,
            @Nullable String shown,
            String tags,
            int label,
            byte @Nullable [] reply,
            boolean forwarded,
            int edits,
            boolean deleted,
            long expires,
            boolean unread,
            long received,
            String device,
            long seq) {

        String text() {
            return shown == null ? content : shown;
        }

        /** What it is found by: of a file its name and what was said about it, not where it is. */
        String words() {
            return kind == InnerKinds.FILE ? AttachedFiles.words(TagJson.read(tags)) : text();
        }

        /** Whether its words are in the index. */
        boolean searchable() {
            return !deleted && (kind == InnerKinds.TEXT || kind == InnerKinds.FILE);
        }
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                row.getBytes(3),
                Sql.key(row, 4),
                row.getBoolean(5),
                row.getLong(6),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getBytes(12),
                row.getBoolean(13),
                row.getInt(14),
                row.getBoolean(15),
                row.getLong(16),
                row.getBoolean(17),
                row.getLong(18),
                row.getString(19),
                row.getLong(20));
    }

    static Optional<Row> byId(Connection tx, String id) throws SQLException {
        return Sql.first(tx, MessageTable::row, "SELECT " + COLUMNS + " FROM message WHERE id = ?", Sql.bytes(id));
    }

    /** Rows by a condition and an order, such as {@code "chat = ? AND place < ? ORDER BY place DESC LIMIT ?"}. */
    static List<Row> where(Connection tx, String condition, @Nullable Object... arguments) throws SQLException {
        return Sql.list(tx, MessageTable::row, "SELECT " + COLUMNS + " FROM message WHERE " + condition, arguments);
    }

    static void insert(Connection tx, Row row, boolean mention, int receivers) throws SQLException {
        Sql.update(
                tx,
                "INSERT INTO message (" + COLUMNS + ", mention, receivers) VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.place,
                row.chat,
                row.id,
                row.author,
                row.mine,
                row.said,
                row.kind,
                row.content,
                row.shown,
                row.tags,
                row.label,
                row.reply,
                row.forwarded,
                row.edits,
                row.deleted,
                row.expires,
                row.unread,
                row.received,
                row.device,
                row.seq,
                mention,
                receivers);
        if (row.searchable()) {
            index(tx, row);
        }
        Sql.update(
                tx,
                "UPDATE chat SET newest = max(newest, ?), unread = unread + ?, unread_mentions = unread_mentions + ?"
                        + " WHERE id = ?",
                row.place,
                row.unread,
                row.unread && mention,
                row.chat);
    }

    /** Gives a text another wording. */
    static void reword(Connection tx, Row row, String text, int edits) throws SQLException {
        unindex(tx, row);
        Sql.update(tx, "UPDATE message SET shown = ?, edits = ? WHERE place = ?", text, edits, row.place);
        Row after = byId(tx, Sql.hex(row.id)).orElseThrow();
        if (after.searchable()) {
            index(tx, after);
        }
    }

    /** Leaves an empty row that says that its author deleted it. */
    static void empty(Connection tx, Row row) throws SQLException {
        unindex(tx, row);
        AttachedFiles.leaves(tx, row, row.mine);
        Sql.update(
                tx,
                "UPDATE message SET content = '', shown = NULL, tags = '', deleted = 1, reply = NULL WHERE place = ?",
                row.place);
        withoutWhatHangsOn(tx, row);
        read(tx, row);
    }

    /** Removes the row and remembers its id, so that a late copy does not come back. */
    static void remove(Connection tx, Row row, long now) throws SQLException {
        unindex(tx, row);
        AttachedFiles.leaves(tx, row, row.mine && row.expires > 0 && row.expires <= now);
        read(tx, row);
        withoutWhatHangsOn(tx, row);
        Sql.update(tx, "DELETE FROM message WHERE place = ?", row.place);
        Sql.update(tx, "DELETE FROM message_receiver WHERE message = ?", row.id);
        if (row.kind != InnerKinds.NOTICE) {
            Sql.update(tx, "INSERT OR IGNORE INTO message_gone (id, at) VALUES (?, ?)", row.id, now);
        }
        Sql.update(
                tx,
                "UPDATE chat SET newest = coalesce((SELECT max(place) FROM message WHERE chat = ?1), 0) WHERE id = ?1",
                row.chat);
    }

    private static void withoutWhatHangsOn(Connection tx, Row row) throws SQLException {
        Sql.update(tx, "DELETE FROM message_edit WHERE message = ?", row.id);
        Sql.update(tx, "DELETE FROM message_reaction WHERE message = ?", row.id);
        Sql.update(tx, "DELETE FROM receipt_due WHERE message = ? AND what = 'read'", row.id);
        Sql.update(tx, "DELETE FROM own_event WHERE id = ?", row.id);
    }

    /** Marks one message as read. */
    private static void read(Connection tx, Row row) throws SQLException {
        if (Sql.update(tx, "UPDATE message SET unread = 0 WHERE place = ? AND unread = 1", row.place) == 1) {
            recount(tx, row.chat);
        }
    }

    static void recount(Connection tx, long chat) throws SQLException {
        Sql.update(
                tx,
                "UPDATE chat SET unread = (SELECT count(*) FROM message WHERE chat = ?1 AND unread = 1),"
                        + " unread_mentions = (SELECT count(*) FROM message WHERE chat = ?1 AND unread = 1 AND mention"
                        + " = 1) WHERE id = ?1",
                chat);
    }

    static void index(Connection tx, Row row) throws SQLException {
        Sql.update(
                tx,
                "INSERT INTO message_text (rowid, words) VALUES (?, ?)",
                row.place,
                SearchWords.index(row.chat, row.words()));
    }

    /** An index that keeps no copy of the text has to be told what it held. */
    static void unindex(Connection tx, Row row) throws SQLException {
        if (row.searchable()) {
            Sql.update(
                    tx,
                    "INSERT INTO message_text (message_text, rowid, words) VALUES ('delete', ?, ?)",
                    row.place,
                    SearchWords.index(row.chat, row.words()));
        }
    }

    static boolean gone(Connection tx, String id) throws SQLException {
        return Sql.exists(tx, "SELECT 1 FROM message_gone WHERE id = ?", Sql.bytes(id));
    }

    static @Nullable Label label(int ordinal) {
        return ordinal < 0 ? null : Label.values()[ordinal];
    }
}
