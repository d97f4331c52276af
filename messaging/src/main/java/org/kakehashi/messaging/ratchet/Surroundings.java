package org.kakehashi.messaging.ratchet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** What the engine needs of the rest of the program, always within the transaction that it was called with. */
public interface Surroundings {

    /** Queues what the engine itself has to say: repair notes, and messages that were asked for again. */
    void post(Connection tx, List<Outgoing> wraps) throws SQLException;

    /** A message of one's own by its id, so that it can be sealed again; empty when it is deleted or has disappeared. */
    Optional<Rumor> sent(Connection tx, String messageId) throws SQLException;

    /** Notes a change of devices in the chats with its owner. */
    void changed(Connection tx, DeviceChange change) throws SQLException;

    /** Everything of this person that could not be opened was answered: nothing more has to be said about it. */
    void mended(Connection tx, PublicIdentity person) throws SQLException;
}
