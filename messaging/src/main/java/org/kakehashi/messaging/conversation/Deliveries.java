package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.delivery.DeliveryState;
import org.kakehashi.messaging.delivery.Outbox;

/** Writes down how far messages of one's own have come, as the outbox tells. */
public final class Deliveries {

    private static final int AT_ONCE = 500;

    private final Ground ground;

    Deliveries(Ground ground) {
        this.ground = ground;
    }

    /** Follows an outbox, and catches up with what it did while nobody followed. */
    public AutoCloseable follow(Outbox outbox) {
        AutoCloseable following = outbox.listen(this::told);
        List<String> open = ground.database()
                .read(tx -> Sql.list(
                        tx,
                        row -> Sql.hex(row.getBytes(1)),
                        "SELECT id FROM message WHERE mine = 1 AND sent = 0 ORDER BY place DESC LIMIT ?",
                        AT_ONCE));
        Map<String, DeliveryState> states = outbox.states(open);
        ground.database().change(tx -> {
            for (Map.Entry<String, DeliveryState> state : states.entrySet()) {
                told(tx, state.getKey(), state.getValue());
            }
        });
        return following;
    }

    /** How far one message has come. */
    public void told(String messageId, DeliveryState state) {
        if (Inner.isId(messageId)) {
            ground.database().change(tx -> told(tx, messageId, state));
        }
    }

    private void told(Connection tx, String messageId, DeliveryState state) throws SQLException {
        switch (state) {
            case DeliveryState.Unknown() -> {}
            case DeliveryState.Queued queued -> set(tx, messageId, queued.relays(), 0);
            case DeliveryState.Sent sent -> set(tx, messageId, sent.relays(), 1);
            case DeliveryState.Failed failed -> set(tx, messageId, failed.relays(), 2);
        }
    }

    private void set(Connection tx, String messageId, int relays, int sent) throws SQLException {
        int changed = Sql.update(
                tx,
                "UPDATE message SET relays = ?1, sent = ?2 WHERE id = ?3 AND mine = 1 AND (relays <> ?1 OR sent <> ?2)",
                relays,
                sent,
                Sql.bytes(messageId));
        if (changed > 0) {
            ground.changes().mark(Sql.number(tx, "SELECT chat FROM message WHERE id = ?", Sql.bytes(messageId)));
        }
    }
}
