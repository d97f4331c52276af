package org.kakehashi.messaging.conversation;

import java.time.Duration;

/** Lets so many through at once and so many more each minute. */
final class Pace {

    private final int atOnce;
    private final double aMilli;

    /** Guarded by this. */
    private double left;

    /** Guarded by this. */
    private long last;

    Pace(int atOnce, int aMinute, long now) {
        this.atOnce = atOnce;
        this.aMilli = aMinute / (double) Duration.ofMinutes(1).toMillis();
        this.left = atOnce;
        this.last = now;
    }

    synchronized boolean take(long now) {
        left = Math.min(atOnce, left + Math.max(0, now - last) * aMilli);
        last = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
