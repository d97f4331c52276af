package org.kakehashi.messaging.conversation;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Lines that the program itself writes into a chat. */
final class Notices {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Notices() {}

    static void add(
            Connection tx,
            Ground ground,
            long chat,
            PublicIdentity about,
            Content.NoticeKind kind,
            List<String> arguments)
            throws SQLException {
        byte[] id = new byte[32];
        RANDOM.nextBytes(id);
        long now = ground.now();
        MessageTable.Row row = new MessageTable.Row(
                Places.noted(tx, chat, now),
                chat,
                id,
                about,
                false,
                now,
                InnerKinds.NOTICE,
                kind.name(),
                null,
                TagJson.write(List.of(arguments)),
                -1,
                null,
                false,
                0,
                false,
                0,
                false,
                now,
                "",
                0);
        MessageTable.insert(tx, row, false, 0);
        ground.changes().mark(chat);
    }

    /** Takes every line of a kind out of a chat. */
    static void remove(Connection tx, Ground ground, long chat, Content.NoticeKind kind) throws SQLException {
        for (MessageTable.Row row :
                MessageTable.where(tx, "chat = ? AND kind = ? AND content = ?", chat, InnerKinds.NOTICE, kind.name())) {
            MessageTable.remove(tx, row, ground.now());
        }
        ground.changes().mark(chat);
    }
}
