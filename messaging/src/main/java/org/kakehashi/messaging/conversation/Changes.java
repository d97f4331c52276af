package org.kakehashi.messaging.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.VaultLockedException;

/**
 * Tells listeners which chats changed, after the change is committed and a few at a time: a backlog of thousands of
 * messages becomes a few calls. Chats may be marked from inside a transaction.
 */
final class Changes implements AutoCloseable {

    private static final long GATHER_MILLIS = 40;

    private final Database database;
    private final List<Consumer<Set<Long>>> listeners = new CopyOnWriteArrayList<>();

    /** Guarded by this. */
    private Set<Long> marked = new HashSet<>();

    /** Guarded by this. */
    private boolean telling;

    /** Guarded by this. */
    private boolean closed;

    Changes(Database database) {
        this.database = database;
    }

    AutoCloseable listen(Consumer<Set<Long>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    synchronized void mark(long chat) {
        marked.add(chat);
        if (!telling && !closed && !listeners.isEmpty()) {
            telling = true;
            Thread.ofVirtual().name("chat changes").start(this::tell);
        }
    }

    private void tell() {
        try {
            while (true) {
                Thread.sleep(GATHER_MILLIS);
                Set<Long> chats = take();
                if (chats.isEmpty()) {
                    return;
                }
                // Whoever marked a chat may still be inside his transaction: the next write begins after its end.
                database.change(tx -> {});
                listeners.forEach(listener -> listener.accept(chats));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (VaultLockedException locked) {
            close();
        }
    }

    private synchronized Set<Long> take() {
        Set<Long> taken = marked;
        marked = new HashSet<>();
        if (taken.isEmpty() || closed) {
            telling = false;
            return Set.of();
        }
        return taken;
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.clear();
    }
}
