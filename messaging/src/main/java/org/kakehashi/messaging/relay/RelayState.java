package org.kakehashi.messaging.relay;

import java.time.Instant;

/**
 * How a connection to a relay stands.
 *
 * @param url which relay
 * @param phase what it does now
 * @param problem what ended the last connection or attempt, for people; empty when nothing did
 * @param since when the phase began
 */
public record RelayState(RelayUrl url, Phase phase, String problem, Instant since) {

    /** What a connection does. */
    public enum Phase {
        /** Nothing is wanted of it. */
        IDLE,
        CONNECTING,
        OPEN,
        /** It failed, and is tried again after a while. */
        WAITING,
        /** The person has not allowed its host. */
        NOT_ALLOWED
    }
}
