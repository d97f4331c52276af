package org.kakehashi.ui.background;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One piece of work being prepared; {@link #start} sends it off. Every callback runs on the window's thread. */
public final class Job<T> {

    private final Background background;
    private final Object key;
    private final Work<T> work;
    private final AtomicReference<@Nullable Step> lastStep = new AtomicReference<>();
    private boolean heavy;
    private @Nullable Consumer<Step> onStep;
    private @Nullable Consumer<Boolean> onBusy;
    private @Nullable Consumer<Throwable> onFailure;
    private @Nullable Runnable onCancel;
    private @Nullable Consumer<? super T> onDone;
    private volatile @Nullable Future<?> running;
    private volatile boolean cancelled;

    Job(Background background, Object key, Work<T> work) {
        this.background = background;
        this.key = key;
        this.work = work;
    }

    /** Runs in the small pool for work that keeps a processor busy, instead of on a thread of its own. */
    public Job<T> heavy() {
        heavy = true;
        return this;
    }

    /** Hears how far the work is; only the newest step where several came in one frame. */
    public Job<T> progress(Consumer<Step> listener) {
        onStep = listener;
        return this;
    }

    /**
     * Told true at the start, and false before any word of the end, whether the work was done, failed or was cancelled.
     * Where newer work takes its place, that one tells.
     */
    public Job<T> busy(Consumer<Boolean> listener) {
        onBusy = listener;
        return this;
    }

    /** Takes the failure; without this it goes to the one reporter. */
    public Job<T> failed(Consumer<Throwable> listener) {
        onFailure = listener;
        return this;
    }

    /** Told when the work was cancelled by its key; not when newer work took its place. */
    public Job<T> cancelled(Runnable listener) {
        onCancel = listener;
        return this;
    }

    public void start(Consumer<? super T> done) {
        onDone = done;
        tellBusy(true);
        background.begin(this);
    }

    Object key() {
        return key;
    }

    boolean isHeavy() {
        return heavy;
    }

    void runningAs(Future<?> future) {
        running = future;
        if (cancelled) {
            future.cancel(true);
        }
    }

    void stop() {
        cancelled = true;
        Future<?> future = running;
        if (future != null) {
            future.cancel(true);
        }
    }

    private void tellBusy(boolean busy) {
        if (onBusy != null) {
            onBusy.accept(busy);
        }
    }

    void tellCancelled() {
        tellBusy(false);
        if (onCancel != null) {
            onCancel.run();
        }
    }

    T run() throws Exception {
        return work.run((done, total) -> {
            if (onStep != null && lastStep.getAndSet(new Step(done, total)) == null) {
                background.deliver(this, this::tellStep);
            }
        });
    }

    private void tellStep() {
        Step step = lastStep.getAndSet(null);
        if (step != null && onStep != null) {
            onStep.accept(step);
        }
    }

    void tellDone(T value) {
        tellBusy(false);
        if (onDone != null) {
            onDone.accept(value);
        }
    }

    boolean tellFailed(Throwable failure) {
        tellBusy(false);
        if (onFailure == null) {
            return false;
        }
        onFailure.accept(failure);
        return true;
    }
}
