package org.kakehashi.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Locks after some minutes without a key or the mouse. It goes by the wall clock, so that a machine that slept through
 * those minutes is locked when it wakes.
 */
final class IdleWatch {

    private final InstantSource clock;
    private final IntSupplier minutes;
    private final Runnable lock;
    private Instant lastTouch;
    private boolean armed;

    /** @param minutes 0 for never */
    IdleWatch(InstantSource clock, IntSupplier minutes, Runnable lock) {
        this.clock = clock;
        this.minutes = minutes;
        this.lock = lock;
        this.lastTouch = clock.instant();
    }

    /** Watches while the vault is open. */
    void arm(boolean on) {
        armed = on;
        touched();
    }

    void touched() {
        lastTouch = clock.instant();
    }

    /** Called every few seconds. A clock that was set back starts the time anew. */
    void check() {
        Instant now = clock.instant();
        if (now.isBefore(lastTouch)) {
            lastTouch = now;
        }
        int limit = minutes.getAsInt();
        if (armed && limit > 0 && Duration.between(lastTouch, now).compareTo(Duration.ofMinutes(limit)) >= 0) {
            armed = false;
            lock.run();
        }
    }
}
