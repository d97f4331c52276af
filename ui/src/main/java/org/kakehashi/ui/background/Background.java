package org.kakehashi.ui.background;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs work away from the window and brings the result back on the executor it was given ({@code
 * Platform::runLater}, in tests {@code Runnable::run}). Newer work cancels older work with the same key; what was
 * cancelled never reports a result.
 */
public final class Background implements AutoCloseable {

    private final Executor delivery;
    private final Consumer<Failure> reporter;
    private final ExecutorService light = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService heavy;
    private final Map<Object, Job<?>> current = new ConcurrentHashMap<>();

    /** @param reporter hears, on the delivery executor, of each failure that its job did not take */
    public Background(Executor delivery, Consumer<Failure> reporter) {
        this.delivery = delivery;
        this.reporter = reporter;
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        this.heavy = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().daemon().name("heavy-", 1).factory());
    }

    /** Prepares work; nothing happens before {@link Job#start}. The key is compared with equals. */
    public <T> Job<T> job(Object key, Work<T> work) {
        return new Job<>(this, key, work);
    }

    /** Stops the work with this key, if there is any, and tells it so. */
    public void cancel(Object key) {
        Job<?> job = current.remove(key);
        if (job != null) {
            job.stop();
            delivery.execute(job::tellCancelled);
        }
    }

    /** Runs this on the window's thread, soon: for news from services that publish on threads of their own. */
    public void onWindow(Runnable news) {
        delivery.execute(news);
    }

    /** Stops everything, without a word to anyone; used when the vault is locked. */
    public void cancelAll() {
        for (Object key : current.keySet()) {
            Job<?> job = current.remove(key);
            if (job != null) {
                job.stop();
            }
        }
    }

    /** Hands a failure that a handler could not make sense of to the one reporter. */
    public void report(Throwable failure) {
        delivery.execute(() -> reporter.accept(Failure.of(failure)));
    }

    void begin(Job<?> job) {
        Job<?> older = current.put(job.key(), job);
        if (older != null) {
            older.stop();
        }
        job.runningAs((job.isHeavy() ? heavy : light).submit(() -> carryOut(job)));
    }

    /** The one place that catches everything: whatever work throws ends at its own handler or at the reporter. */
    private <T> void carryOut(Job<T> job) {
        try {
            T value = job.run();
            finish(job, () -> job.tellDone(value));
        } catch (Throwable failure) {
            finish(job, () -> {
                if (!job.tellFailed(failure)) {
                    reporter.accept(Failure.of(failure));
                }
            });
        }
    }

    private void finish(Job<?> job, Runnable report) {
        delivery.execute(() -> {
            if (current.remove(job.key(), job)) {
                report.run();
            }
        });
    }

    void deliver(Job<?> job, Runnable report) {
        delivery.execute(() -> {
            if (current.get(job.key()) == job) {
                report.run();
            }
        });
    }

    @Override
    public void close() {
        cancelAll();
        light.shutdownNow();
        heavy.shutdownNow();
    }
}
