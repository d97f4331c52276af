package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import org.kakehashi.messaging.identity.PublicIdentity;

/** What people tell each other about the fate of messages, where both sides agreed to tell. */
final class Receipts {

    static final String DELIVERED = "delivered";
    static final String READ = "read";

    private Receipts() {}

    /** Takes note of what a receiver tells about messages of one's own. */
    static void arrived(Connection tx, Room room, Inner inner, long now) throws SQLException {
        String what = inner.value("status");
        if (!room.receipts() || !what.equals(DELIVERED) && !what.equals(READ)) {
            return;
        }
        for (String target : inner.targets()) {
            boolean ours = Sql.exists(
                    tx, "SELECT 1 FROM message WHERE id = ? AND chat = ? AND mine = 1", Sql.bytes(target), room.id());
            if (ours) {
                Sql.update(
                        tx,
                        "UPDATE message_receiver SET delivered = max(delivered, ?1), read = max(read, ?2)"
                                + " WHERE message = ?3 AND person = ?4",
                        now,
                        what.equals(READ) ? now : 0,
                        Sql.bytes(target),
                        inner.author());
            }
        }
    }

    /** Remembers to tell the author, if this chat tells at all. */
    static void due(Connection tx, Room room, byte[] message, PublicIdentity author, String what) throws SQLException {
        if (room.receipts() && room.waiting() == Conversation.Waiting.NO) {
            Sql.update(
                    tx,
                    "INSERT OR IGNORE INTO receipt_due (chat, message, author, what) VALUES (?, ?, ?, ?)",
                    room.id(),
                    message,
                    author,
                    what);
        }
    }
}
