package org.kakehashi.net;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A present value and those who follow it. Listeners are called on the thread that sets the value, and at once with
 * the present value when they join.
 */
public final class Published<T> {

    private final CopyOnWriteArrayList<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;

    public Published(T value) {
        this.value = value;
    }

    public T value() {
        return value;
    }

    /** Sets the value and tells every listener, also if it equals the former one. */
    public void set(T value) {
        this.value = value;
        for (Consumer<? super T> listener : listeners) {
            listener.accept(value);
        }
    }

    /** Adds a listener and calls it at once; closing the result removes it. */
    public AutoCloseable listen(Consumer<? super T> listener) {
        // A wrapper of its own, so that the same listener can join twice and leave once.
        Consumer<T> entry = listener::accept;
        listeners.add(entry);
        entry.accept(value);
        return () -> listeners.remove(entry);
    }
}
