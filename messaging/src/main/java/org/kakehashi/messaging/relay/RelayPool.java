package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Published;

/**
 * Connections to relays, made when something is wanted of one and the person has allowed its host. Every event is
 * checked, filtered again and given on once. Safe for use by several threads.
 */
public final class RelayPool implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;

    private final Map<RelayUrl, RelayConnection> connections = new TreeMap<>();
    private final Published<List<RelayState>> published = new Published<>(List.of());
    private final AtomicBoolean announcing = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Surroundings around;
    private final AutoCloseable hostsListener;
    private volatile boolean closed;

    public RelayPool(GuardedHttp http, Hosts hosts, RelayAuth auth, InstantSource clock, RelayTiming timing) {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("relay timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        around = new Surroundings(http, hosts, auth, clock, timing, new SecureRandom(), timer, work, this::changed);
        hostsListener = hosts.listen(list -> connections().forEach(connection -> connection.reconsider(false)));
    }

    /** Puts an event on one relay; never completes exceptionally. Who waits for it must not hold up the pool's threads. */
    public CompletableFuture<SendOutcome> send(SignedEvent event, RelayUrl relay) {
        RelayConnection connection = connection(relay);
        return connection == null
                ? CompletableFuture.completedFuture(new SendOutcome.NotSent(SendOutcome.Obstacle.CLOSED, ""))
                : connection.send(event);
    }

    /** Puts an event on each of the relays and waits for all outcomes. */
    public Map<RelayUrl, SendOutcome> publish(SignedEvent event, Collection<RelayUrl> relays)
            throws InterruptedException {
        Map<RelayUrl, CompletableFuture<SendOutcome>> running = new LinkedHashMap<>();
        new LinkedHashSet<>(relays).forEach(relay -> running.put(relay, send(event, relay)));
        Map<RelayUrl, SendOutcome> outcomes = new LinkedHashMap<>();
        for (Map.Entry<RelayUrl, CompletableFuture<SendOutcome>> one : running.entrySet()) {
            outcomes.put(one.getKey(), await(one.getValue()));
        }
        return outcomes;
    }

    /** Asks the relays for what the filter wants, now and on. */
    public Subscription subscribe(Collection<RelayUrl> relays, Filter filter, Subscriber subscriber) {
        return subscribe(relays, relay -> filter, subscriber);
    }

    /**
     * The same, with a filter for each relay that is asked for anew on every connection.
     *
     * @param filter must be quick and must not call the pool
     */
    public Subscription subscribe(
            Collection<RelayUrl> relays, Function<RelayUrl, Filter> filter, Subscriber subscriber) {
        SeenIds seen = new SeenIds();
        Map<RelayConnection, Question> asked = new LinkedHashMap<>();
        for (RelayUrl relay : new LinkedHashSet<>(relays)) {
            RelayConnection connection = connection(relay);
            if (connection == null) {
                subscriber.ended(relay, "too many connections");
            } else {
                asked.put(connection, new Question(filter, subscriber, seen));
            }
        }
        asked.forEach(RelayConnection::ask);
        return () -> asked.forEach(RelayConnection::drop);
    }

    /** Asks the relays once for what they have stored, and waits until all have answered or the time is over. */
    public Fetched fetch(Collection<RelayUrl> relays, Filter filter, Duration patience) throws InterruptedException {
        Collector collector = new Collector(new LinkedHashSet<>(relays), filter.limit());
        try (Subscription subscription = subscribe(relays, filter, collector)) {
            collector.await(patience);
        }
        return collector.result();
    }

    /**
     * How many stored events match, by the relay's word (NIP-45); -1 when it does not say or is not connected.
     */
    public long count(RelayUrl relay, Filter filter) throws InterruptedException {
        RelayConnection connection = connection(relay);
        return connection == null ? -1 : await(connection.count(filter));
    }

    /** What a relay says of itself, as far as it was connected to. */
    public RelayLimits limits(RelayUrl relay) {
        RelayConnection connection = connection(relay);
        return connection == null ? RelayLimits.USUAL : connection.limits();
    }

    AuthDialogue.Stage authStage(RelayUrl relay) {
        RelayConnection connection = connection(relay);
        return connection == null ? AuthDialogue.Stage.NOT_ASKED : connection.authStage();
    }

    /** How the connections stand, by address. */
    public List<RelayState> states() {
        return published.value();
    }

    /** Follows {@link #states()}; called on the pool's thread, and need not see every short-lived state. */
    public AutoCloseable listen(Consumer<List<RelayState>> listener) {
        return published.listen(listener);
    }

    /** Tries again at once what is waiting after failures. */
    public void retryNow() {
        connections().forEach(connection -> connection.reconsider(true));
    }

    @Override
    public void close() {
        closed = true;
        try {
            hostsListener.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        connections().forEach(RelayConnection::close);
        timer.shutdown();
        work.shutdownNow();
    }

    private synchronized @Nullable RelayConnection connection(RelayUrl relay) {
        RelayConnection present = connections.get(relay);
        if (present != null || closed) {
            return present;
        }
        if (connections.size() >= MOST_CONNECTIONS) {
            connections.values().removeIf(RelayConnection::unused);
        }
        if (connections.size() >= MOST_CONNECTIONS) {
            return null;
        }
        RelayConnection fresh = new RelayConnection(relay, around);
        connections.put(relay, fresh);
        return fresh;
    }

    private synchronized List<RelayConnection> connections() {
        return new ArrayList<>(connections.values());
    }

    /** Many changes at once are announced once. */
    private void changed() {
        if (!closed && announcing.compareAndSet(false, true)) {
            timer.execute(() -> {
                announcing.set(false);
                published.set(connections().stream().map(RelayConnection::state).toList());
            });
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
