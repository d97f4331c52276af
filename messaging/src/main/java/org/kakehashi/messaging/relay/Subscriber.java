package org.kakehashi.messaging.relay;

import org.kakehashi.messaging.event.SignedEvent;

/**
 * Who gets what a subscription brings. Calls come on the connections' own threads, one at a time for each relay; a
 * subscriber that takes its time slows that relay down, and nothing is piled up meanwhile.
 */
public interface Subscriber {

    /** An event that was checked, matches the filter, has not expired and was not given to this subscriber before. */
    void event(RelayUrl from, SignedEvent event);

    /** The relay was asked: on each new connection, and once more when AUTH has changed what we may see. */
    default void asked(RelayUrl relay) {}

    /** All stored events were given; what comes now is new. */
    default void stored(RelayUrl relay) {}

    /** The relay does not answer the question, or the connection ended; it is asked again when that is of use. */
    default void ended(RelayUrl relay, String reason) {}
}
