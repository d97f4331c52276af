package org.kakehashi.messaging.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/** Wraps that wait until enough relays of their receivers have them. They are never encrypted anew. */
public final class Outbox implements AutoCloseable {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.delivery", Outbox.class);

    public Outbox(
            Database database,
            Hosts hosts,
            RelayPool pool,
            RelayDirectory directory,
            PublicIdentity own,
            InstantSource clock) {}

    /** Begins to send what is queued; until then, wraps are only kept. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues wraps in the caller's transaction. They are sent after it is committed; nothing needs to be called for that.
     *
     * @param messageId under which the state is asked for; more wraps may be added to the same id
     */
    public void add(Connection tx, String messageId, List<Outgoing> wraps) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** How far a message is. */
    public DeliveryState state(String messageId) {
        throw new UnsupportedOperationException();
    }

    /** How far several messages are, as for a page of a conversation. */
    public Map<String, DeliveryState> states(Collection<String> messageIds) {
        throw new UnsupportedOperationException();
    }

    /** Follows the states of all messages: called for every change from now on, on the outbox's thread. */
    public AutoCloseable listen(BiConsumer<String, DeliveryState> listener) {
        throw new UnsupportedOperationException();
    }

    /** Tries at once and from the beginning what was given up or waits; relays that have a wrap are left alone. */
    public void resend(String messageId) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the wraps of a message that need not be sent any more, in the caller's transaction. */
    public void withdraw(Connection tx, String messageId) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** Stops sending; what is queued stays. */
    @Override
    public void close() {}
}
