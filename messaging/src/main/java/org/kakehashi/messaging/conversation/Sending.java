package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.kakehashi.messaging.engine.Outgoing;

/** Takes what is to be sent into the queue, in the caller's transaction; sent only after it is committed. */
@FunctionalInterface
public interface Sending {

    /**
     * Queues the wraps of one message.
     *
     * @param messageId the id of the inner event
     */
    void add(Connection tx, String messageId, List<Outgoing> wraps) throws SQLException;
}
