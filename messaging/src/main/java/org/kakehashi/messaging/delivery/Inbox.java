package org.kakehashi.messaging.delivery;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Progress;

/** Takes gift wraps for us from our inbox relays, each once, also those that came while we were away. */
public final class Inbox implements AutoCloseable {

    public Inbox(
            Database database,
            RelayPool pool,
            RelayList relays,
            PublicIdentity own,
            Arrivals arrivals,
            InstantSource clock) {}

    /** Begins to listen at the inbox relays, and follows changes of the list. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Fetches everything that the inbox relays have for us, however old, and waits for it; what came before is passed
     * over. Interrupting the thread ends it, and nothing that was taken is lost.
     *
     * @param progress in wraps; the total is what relays say, or -1
     */
    public ImportResult importAll(Progress progress) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** What the inbox does. */
    public InboxState state() {
        throw new UnsupportedOperationException();
    }

    /** Follows {@link #state()}. */
    public AutoCloseable listen(Consumer<InboxState> listener) {
        throw new UnsupportedOperationException();
    }

    /** Stops listening. */
    @Override
    public void close() {}
}
