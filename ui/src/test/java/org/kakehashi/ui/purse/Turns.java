package org.kakehashi.ui.purse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Failure;

/** Stands for the window's thread in tests of view models: what is delivered runs on the test's own thread. */
public final class Turns implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Background background = new Background(waiting::add, failures::add);

    public Background background() {
        return background;
    }

    /** Runs what is delivered until this holds; a failure that nobody took ends the test. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                Runnable next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                if (!failures.isEmpty()) {
                    throw new AssertionError(
                            "nobody took a failure", failures.getFirst().cause());
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited in vain for: " + what);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        background.close();
    }
}
