package org.kakehashi.ui.holding;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;

/**
 * Brings what services publish to the window's thread, until closed. Where several states come before the window gets
 * to it, only the newest arrives.
 */
public final class Following implements AutoCloseable {

    /** The {@code listen} method of a service. */
    @FunctionalInterface
    public interface Source<T> {
        AutoCloseable listen(Consumer<T> listener);
    }

    private final List<AutoCloseable> ends = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Follows a service from now on; the present state arrives too. */
    public <T> void follow(Background background, Source<T> source, Consumer<T> onWindow) {
        var newest = new AtomicReference<@Nullable T>();
        ends.add(source.listen(state -> {
            if (newest.getAndSet(state) == null) {
                background.onWindow(() -> {
                    T latest = newest.getAndSet(null);
                    if (latest != null && !closed) {
                        onWindow.accept(latest);
                    }
                });
            }
        }));
    }

    @Override
    public void close() {
        closed = true;
        for (AutoCloseable end : ends) {
            try {
                end.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener could not be taken away", e);
            }
        }
        ends.clear();
    }
}
