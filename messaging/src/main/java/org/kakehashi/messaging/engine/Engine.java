package org.kakehashi.messaging.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * One way to encrypt messages. Every call gets the transaction in which it keeps its state, so that state, message and
 * outbox are written together or not at all. Usable from any thread; one call at a time.
 */
public interface Engine {

    Label label();

    /** Whether a message to this person can be sealed now, from what is known in the database; asks no network. */
    boolean reaches(Connection tx, PublicIdentity person) throws SQLException;

    /**
     * Seals a message for one person: one wrap a device of theirs, or one in all. Sealing to oneself makes the copies
     * for one's other devices, perhaps none.
     *
     * @param inner written by oneself
     * @return what is to be sent; empty only when {@code to} is oneself
     * @throws IllegalStateException when {@link #reaches} is false
     */
    List<Outgoing> seal(Connection tx, Rumor inner, PublicIdentity to) throws SQLException;

    /**
     * Opens what a gift wrap to us carried. The wrap was taken off already and its seal proves the author of
     * {@code carried}.
     *
     * @param carried the rumor inside the seal: the message itself (NIP-17), or an event of the engine's own kind that
     *     holds its ciphertext
     */
    Opening open(Connection tx, Rumor carried) throws SQLException;
}
