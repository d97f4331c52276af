package org.kakehashi.messaging.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import org.kakehashi.messaging.event.SignedEvent;

/** Who takes the gift wraps that arrive. */
@FunctionalInterface
public interface Arrivals {

    /**
     * Takes one wrap: addressed to us, authentic, and never given before. Called in the order of arrival, one at a
     * time, inside the transaction that marks it as seen, which may hold other wraps before and after it. What cannot be
     * opened is to be noted, not thrown; a wrap for which this throws is set aside and does not come again by itself.
     *
     * <p>A wrap that should wait, such as one of a flood by strangers, is to be kept by the callee and opened later.
     */
    void arrived(Connection tx, SignedEvent wrap) throws SQLException;

    /** Called after a transaction in which wraps arrived has been committed, outside of it. */
    default void committed() {}
}
