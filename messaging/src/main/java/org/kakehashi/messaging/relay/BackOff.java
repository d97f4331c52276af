package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.time.Duration;

/** Pauses that double, each shortened by up to half at random so that many clients do not return at one moment. */
final class BackOff {

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONG = Duration.ofSeconds(2);

    private final RelayTiming timing;
    private final SecureRandom random;
    private int failures;
    private Duration last = Duration.ZERO;

    BackOff(RelayTiming timing, SecureRandom random) {
        this.timing = timing;
        this.random = random;
    }

    /** Counts a failure and gives the pause after it. */
    Duration failed(boolean afterLivingWell) {
        failures = afterLivingWell ? 1 : failures + 1;
        last = pause(failures);
        return last;
    }

    /** The pause after so many failures in a row. */
    Duration pause(int times) {
        long full = timing.firstBackOff().toMillis() << Math.clamp(times - 1, 0, MOST_DOUBLINGS);
        long most = Math.min(full, timing.longestBackOff().toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }

    /** Whether waiting for the end of the last pause makes no sense for somebody who waits. */
    boolean isLong() {
        return last.compareTo(LONG) > 0;
    }
}
