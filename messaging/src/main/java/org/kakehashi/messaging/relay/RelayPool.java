package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;

/** Connections to relays, made when something is wanted of one and the person has allowed its host. */
public final class RelayPool implements AutoCloseable {

    public RelayPool(GuardedHttp http, Hosts hosts, RelayAuth auth, InstantSource clock, RelayTiming timing) {}

    /** Puts an event on one relay; never completes exceptionally. */
    public CompletableFuture<SendOutcome> send(SignedEvent event, RelayUrl relay) {
        throw new UnsupportedOperationException();
    }

    /** Puts an event on each of the relays and waits for all outcomes. */
    public Map<RelayUrl, SendOutcome> publish(SignedEvent event, Collection<RelayUrl> relays)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Asks the relays for what the filter wants, now and on. */
    public Subscription subscribe(Collection<RelayUrl> relays, Filter filter, Subscriber subscriber) {
        return subscribe(relays, relay -> filter, subscriber);
    }

    /**
     * The same, with a filter for each relay that is asked for anew on every connection.
     *
     * @param filter must be quick
     */
    public Subscription subscribe(
            Collection<RelayUrl> relays, Function<RelayUrl, Filter> filter, Subscriber subscriber) {
        throw new UnsupportedOperationException();
    }

    /** Asks the relays once for what they have stored, and waits until all have answered or the time is over. */
    public Fetched fetch(Collection<RelayUrl> relays, Filter filter, Duration patience) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** What a relay says of itself, as far as it was connected to. */
    public RelayLimits limits(RelayUrl relay) {
        throw new UnsupportedOperationException();
    }

    /** How the connections stand, by address. */
    public List<RelayState> states() {
        throw new UnsupportedOperationException();
    }

    /** Follows {@link #states()}. */
    public AutoCloseable listen(Consumer<List<RelayState>> listener) {
        throw new UnsupportedOperationException();
    }

    /** Tries again at once what is waiting after failures. */
    public void retryNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
