package org.kakehashi.messaging.relay;

import java.time.Duration;

/**
 * How patient the pool is.
 *
 * @param connect for a connection, from the name's look-up to the relay's consent to speak
 * @param answer for the answer to an event or a question
 * @param firstBackOff after the first failure; doubled with each further one, less up to half at random
 * @param longestBackOff never more than this
 * @param idle a connection of which nothing is wanted is closed after this
 */
public record RelayTiming(
        Duration connect, Duration answer, Duration firstBackOff, Duration longestBackOff, Duration idle) {

    /** What the program uses. */
    public static final RelayTiming USUAL = new RelayTiming(
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1));

    /** For relays on the own machine. */
    public static final RelayTiming NEAR = new RelayTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
}
