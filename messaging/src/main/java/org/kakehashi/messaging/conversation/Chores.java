package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * What has to be done now and then: messages that disappear, receipts that are told together, gaps that are asked for,
 * strangers' wraps whose turn has come. To be called every few seconds while the vault is unlocked.
 */
public final class Chores {

    private static final int MOST_TARGETS = 100;
    private static final int MOST_EXPIRED = 500;
    private static final long GONE_KEPT = Duration.ofDays(90).toMillis();
    private static final long AHEAD_KEPT = Duration.ofDays(30).toMillis();

    private final Ground ground;
    private final Composer composer;
    private final Repairs repairs;
    private final Reception reception;
    private final Typing typing;

    Chores(Ground ground, Composer composer, Repairs repairs, Reception reception, Typing typing) {
        this.ground = ground;
        this.composer = composer;
        this.repairs = repairs;
        this.reception = reception;
        this.typing = typing;
    }

    /** Does them once. */
    public void run() {
        typing.end();
        ground.database().change(this::expire);
        boolean due = ground.database()
                .read(tx -> Sql.exists(tx, "SELECT 1 FROM receipt_due")
                        || Sql.exists(tx, "SELECT 1 FROM stranger_seal")
                        || Sql.exists(tx, "SELECT 1 FROM counter_gap WHERE gone = 0")
                        || repairs.quiet(tx));
        if (due) {
            ground.database().change(tx -> {
                tell(tx);
                repairs.ask(tx);
                repairs.tell(tx);
                reception.openWaiting(tx);
            });
        }
    }

    private void expire(Connection tx) throws SQLException {
        long now = ground.now();
        for (MessageTable.Row row :
                MessageTable.where(tx, "expires > 0 AND expires <= ? ORDER BY expires LIMIT ?", now, MOST_EXPIRED)) {
            MessageTable.remove(tx, row, now);
            ground.changes().mark(row.chat());
        }
        Sql.update(tx, "DELETE FROM message_gone WHERE at < ?", now - GONE_KEPT);
        Sql.update(tx, "DELETE FROM group_ahead WHERE at < ?", now - AHEAD_KEPT);
        Sql.update(tx, "DELETE FROM message_ahead WHERE said < ?", now - AHEAD_KEPT);
    }

    private record Due(long chat, byte[] message, PublicIdentity author, String what) {}

    private record Batch(long chat, PublicIdentity author, String what) {}

    private void tell(Connection tx) throws SQLException {
        Map<Batch, List<byte[]>> batches = new LinkedHashMap<>();
        List<Due> due = Sql.list(
                tx,
                row -> new Due(row.getLong(1), row.getBytes(2), Sql.key(row, 3), row.getString(4)),
                "SELECT chat, message, author, what FROM receipt_due LIMIT 1000");
        for (Due one : due) {
            batches.computeIfAbsent(new Batch(one.chat, one.author, one.what), key -> new ArrayList<>())
                    .add(one.message);
            Sql.update(
                    tx,
                    "DELETE FROM receipt_due WHERE chat = ? AND message = ? AND what = ?",
                    one.chat,
                    one.message,
                    one.what);
        }
        for (Map.Entry<Batch, List<byte[]>> batch : batches.entrySet()) {
            Optional<Room> room = ground.chats().byId(tx, batch.getKey().chat);
            if (room.isPresent() && room.get().receipts()) {
                tell(tx, room.get(), batch.getKey(), batch.getValue());
            }
        }
    }

    private void tell(Connection tx, Room room, Batch batch, List<byte[]> messages) throws SQLException {
        if (!ground.sealer().reaches(tx, List.of(batch.author))) {
            return;
        }
        for (int from = 0; from < messages.size(); from += MOST_TARGETS) {
            List<List<String>> tags = new ArrayList<>();
            for (byte[] message : messages.subList(from, Math.min(messages.size(), from + MOST_TARGETS))) {
                tags.add(List.of("e", Sql.hex(message)));
            }
            tags.add(List.of("status", batch.what));
            composer.aside(tx, room, List.of(batch.author), InnerKinds.RECEIPT, tags);
        }
    }
}
