package org.kakehashi.ui.purse;

import java.sql.PreparedStatement;
import java.util.Random;
import java.util.function.IntFunction;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;

/** Fills a chat with messages as if they had come over months, without encrypting each. */
public final class LongChat {

    private static final int BITS = 20;
    private static final int TEXT = 14;

    private LongChat() {}

    /**
     * Writes messages of both sides, one every few minutes, the newest some minutes ago.
     *
     * @param texts what each says
     */
    public static void fill(
            Messenger messenger, ConversationId chat, PublicIdentity other, int count, IntFunction<String> texts) {
        PublicIdentity self = messenger.own().publicIdentity();
        long now = System.currentTimeMillis();
        var random = new Random(31L * count + chat.number());
        messenger.database().change(tx -> {
            long newest = 0;
            try (PreparedStatement insert =
                    tx.prepareStatement("INSERT INTO message (place, chat, id, author, mine, said, received, kind,"
                            + " content, label, relays, sent, receivers) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                for (int i = 0; i < count; i++) {
                    long time = now - (count - i) * 240_000L;
                    byte[] id = new byte[32];
                    random.nextBytes(id);
                    boolean mine = random.nextInt(3) == 0;
                    newest = time << BITS | (i % 1_000 + chat.number() * 1_000) % (1 << BITS);
                    insert.setLong(1, newest);
                    insert.setLong(2, chat.number());
                    insert.setBytes(3, id);
                    insert.setBytes(4, (mine ? self : other).bytes());
                    insert.setBoolean(5, mine);
                    insert.setLong(6, time);
                    insert.setLong(7, time);
                    insert.setInt(8, TEXT);
                    insert.setString(9, texts.apply(i));
                    insert.setInt(10, i % 7 == 0 ? 1 : 0);
                    insert.setInt(11, mine ? 2 : 0);
                    insert.setInt(12, mine ? 1 : 0);
                    insert.setInt(13, mine ? 1 : 0);
                    insert.addBatch();
                    if (i % 1_000 == 999) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            try (PreparedStatement update = tx.prepareStatement("UPDATE chat SET newest = ? WHERE id = ?")) {
                update.setLong(1, newest);
                update.setLong(2, chat.number());
                update.executeUpdate();
            }
        });
    }
}
