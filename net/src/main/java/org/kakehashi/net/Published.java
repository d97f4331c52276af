package org.kakehashi.net;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        tell();
    }

    /**
     * Takes the value from where it is kept, and tells every listener if it differs. Of two threads that do so at once,
     * the one that reads later sets later, so that an older state never stays in the place of a newer one.
     */
    public void refresh(Supplier<? extends T> present) {
        synchronized (listeners) {
            T now = present.get();
            if (now.equals(value)) {
                return;
            }
            value = now;
        }
        tell();
    }

    private void tell() {
        for (Consumer<? super T> listener : listeners) {
            T told;
            do {
                told = value;
                listener.accept(told);
                // Another thread may have told it something newer in between, and this came after that.
            } while (told != value);
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
