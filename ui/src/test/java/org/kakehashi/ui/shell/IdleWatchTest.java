package org.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleWatchTest {

    private final AtomicInteger locked = new AtomicInteger();
    private final AtomicInteger minutes = new AtomicInteger(10);
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final IdleWatch watch = new IdleWatch(() -> now, minutes::get, locked::incrementAndGet);

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
        watch.check();
    }

    @Test
    void locksOnceAfterTheMinutesWithoutInput() {
        watch.arm(true);
        pass(599);
        watch.touched();
        pass(599);
        assertEquals(0, locked.get());
        pass(1);
        pass(1000);
        assertEquals(1, locked.get());
    }

    @Test
    void aMachineThatSleptIsLockedAndAClockSetBackIsNot() {
        watch.arm(true);
        pass(-86_400);
        assertEquals(0, locked.get());
        pass(8 * 3600);
        assertEquals(1, locked.get());
    }

    @Test
    void neverMeansNeverAndLockedIsNotLockedAgain() {
        minutes.set(0);
        watch.arm(true);
        pass(1_000_000);
        minutes.set(1);
        watch.arm(false);
        pass(1_000_000);
        assertEquals(0, locked.get());
    }
}
