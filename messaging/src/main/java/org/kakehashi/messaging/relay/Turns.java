package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The state of a connection changes one turn at a time; others are called when the turn is over, in order. */
final class Turns {

    private final ScheduledExecutorService timer;
    private final List<Runnable> later = new ArrayList<>();

    Turns(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Changes state in a turn of its own. */
    void take(Runnable change) {
        List<Runnable> now;
        synchronized (this) {
            change.run();
            now = List.copyOf(later);
            later.clear();
        }
        now.forEach(Runnable::run);
    }

    /** Reads state between two turns. */
    synchronized <T> T read(Supplier<T> state) {
        return state.get();
    }

    /** In a turn: calls others when it is over. */
    void later(Runnable call) {
        later.add(call);
    }

    /** Takes a turn after a pause. */
    void after(Duration pause, Runnable change) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> take(change), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
