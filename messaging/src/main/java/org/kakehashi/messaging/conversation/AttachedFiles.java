package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.kakehashi.vault.Database;

/**
 * The files of messages. When a message disappears or is deleted, the copy of its file has to go too: which ones is
 * written down in the transaction that took the message away, so that no crash leaves a copy behind. Usable from any
 * thread.
 */
public final class AttachedFiles {

    private static final int AT_ONCE = 500;

    private final Database database;

    AttachedFiles(Database database) {
        this.database = database;
    }

    /**
     * A file that no message here has any more.
     *
     * @param sha256 of the encrypted file, 64 hexadecimal digits
     * @param everywhere whether it was one's own and is gone for all, so that the servers need not keep it either
     */
    public record Gone(String sha256, boolean everywhere) {}

    /** Inside the transaction that takes a message away. */
    static void leaves(Connection tx, MessageTable.Row row, boolean everywhere) throws SQLException {
        if (row.kind() == InnerKinds.FILE && !row.deleted()) {
            String sha256 = hash(TagJson.read(row.tags()));
            if (!sha256.isEmpty()) {
                Sql.update(
                        tx,
                        "INSERT INTO attachment_gone (sha256, everywhere) VALUES (?1, ?2)"
                                + " ON CONFLICT (sha256) DO UPDATE SET everywhere = max(everywhere, ?2)",
                        sha256,
                        everywhere);
            }
        }
    }

    private static String hash(List<List<String>> tags) {
        for (List<String> tag : tags) {
            if (tag.size() >= 2 && tag.getFirst().equals("x")) {
                String sha256 = tag.get(1).toLowerCase(Locale.ROOT);
                return Inner.isId(sha256) ? sha256 : "";
            }
        }
        return "";
    }

    /** The name and the caption, as they are searched for. */
    static String words(List<List<String>> tags) {
        StringJoiner words = new StringJoiner(" ");
        for (List<String> tag : tags) {
            if (tag.size() >= 2
                    && (tag.getFirst().equals("name") || tag.getFirst().equals("caption"))) {
                words.add(tag.get(1));
            }
        }
        return words.toString();
    }

    /** Some of the files whose copies are to be deleted; {@link #forget} strikes one off. */
    public List<Gone> gone() {
        if (!database.read(tx -> Sql.exists(tx, "SELECT 1 FROM attachment_gone"))) {
            return List.of();
        }
        return database.write(tx -> {
            // The same file may be in another message, as after forwarding: the copy is that one's now.
            Set<String> kept =
                    new HashSet<>(Sql.list(tx, row -> hash(TagJson.read(row.getString(1))), ofFiles("chat > 0")));
            List<Gone> gone = new ArrayList<>();
            for (Gone one : Sql.list(
                    tx,
                    row -> new Gone(row.getString(1), row.getBoolean(2)),
                    "SELECT sha256, everywhere FROM attachment_gone LIMIT ?",
                    AT_ONCE)) {
                if (kept.contains(one.sha256)) {
                    strike(tx, one.sha256);
                } else {
                    gone.add(one);
                }
            }
            return gone;
        });
    }

    private static String ofFiles(String condition) {
        return "SELECT tags FROM message WHERE kind = " + InnerKinds.FILE + " AND deleted = 0 AND " + condition;
    }

    /** The copies are deleted. */
    public void forget(String sha256) {
        database.change(tx -> strike(tx, sha256));
    }

    private static void strike(Connection tx, String sha256) throws SQLException {
        Sql.update(tx, "DELETE FROM attachment_gone WHERE sha256 = ?", sha256);
    }

    /** Whether a message of this chat has the file. */
    public boolean isIn(ConversationId chat, String sha256) {
        return database.read(tx -> Sql.list(
                        tx, row -> hash(TagJson.read(row.getString(1))), ofFiles("chat = ?"), chat.number())
                .contains(sha256));
    }
}
