package org.kakehashi.messaging.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.messaging.relay.Subscriber;
import org.kakehashi.messaging.relay.Subscription;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.VaultLockedException;

/**
 * Takes gift wraps for us from our inbox relays, each once, also those that came while we were away. As wraps bear times
 * of up to two days ago, every catching up begins three days before the relay was last listened to.
 */
public final class Inbox implements AutoCloseable {

    private static final long OVERLAP = Duration.ofDays(3).toSeconds();

    /** Clocks that are ahead. */
    private static final long AHEAD = Duration.ofMinutes(15).toSeconds();

    /** How often importing goes on after a failure that it made no way before. */
    private static final int VAIN = 3;

    private static final int WAITING = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration USUAL_RETRY = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final RelayPool pool;
    private final RelayList relays;
    private final PublicIdentity own;
    private final InstantSource clock;
    private final Intake intake;
    private final BlockingQueue<SignedEvent> coming = new ArrayBlockingQueue<>(WAITING);
    private final Map<RelayUrl, InboxState.Step> steps = new HashMap<>();
    private final Set<RelayUrl> catching = ConcurrentHashMap.newKeySet();
    private final Set<RelayUrl> again = ConcurrentHashMap.newKeySet();
    private final Set<RelayUrl> open = ConcurrentHashMap.newKeySet();
    private final Map<RelayUrl, Walk> walks = new ConcurrentHashMap<>();
    private final Set<RelayUrl> retrying = ConcurrentHashMap.newKeySet();
    private final Duration retry;
    private final Published<InboxState> published = new Published<>(new InboxState(Map.of(), 0, 0));
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable AutoCloseable following;
    private @Nullable Subscription subscription;
    private List<RelayUrl> listening = List.of();

    public Inbox(
            Database database,
            RelayPool pool,
            RelayList relays,
            PublicIdentity own,
            Arrivals arrivals,
            InstantSource clock) {
        this(database, pool, relays, own, arrivals, clock, USUAL_RETRY);
    }

    Inbox(
            Database database,
            RelayPool pool,
            RelayList relays,
            PublicIdentity own,
            Arrivals arrivals,
            InstantSource clock,
            Duration retry) {
        this.retry = retry;
        this.database = database;
        this.pool = pool;
        this.relays = relays;
        this.own = own;
        this.clock = clock;
        this.intake = new Intake(database, arrivals, clock);
    }

    /** Begins to listen at the inbox relays, and follows changes of the list. */
    public void start() {
        run(this::takeLive);
        AutoCloseable fresh = relays.listen(list -> listen());
        synchronized (this) {
            following = fresh;
        }
    }

    /**
     * Fetches everything that the inbox relays have for us, however old, and waits for it; what came before is passed
     * over. Interrupting the thread ends it, and nothing that was taken is lost.
     *
     * @param progress in wraps; the total is what relays say, or -1
     */
    public ImportResult importAll(Progress progress) throws InterruptedException {
        List<RelayUrl> complete = new ArrayList<>();
        Map<RelayUrl, String> failed = new HashMap<>();
        long taken = 0;
        long known = 0;
        long[] done = {0};
        for (RelayUrl relay : relays.with(RelayRole.INBOX)) {
            // Connects, if need be, and learns the relay's limits.
            pool.fetch(List.of(relay), Filter.wrapsFor(own).limit(1), PATIENCE);
            long said = pool.count(relay, Filter.wrapsFor(own));
            long total = said < 0 ? -1 : done[0] + said;
            progress.at(done[0], total);
            Walk walk = new Walk(pool, intake, relay, Filter.wrapsFor(own), new Walk.Range(now(), 0, now() + AHEAD));
            Walk.Pages told = (fresh, all) -> {
                done[0] += all;
                progress.at(done[0], total < 0 ? -1 : Math.max(total, done[0]));
            };
            while (!walk.on(PATIENCE, told) && walk.vain() < VAIN) {
                Thread.sleep(pause(walk));
            }
            taken += walk.taken();
            known += walk.known();
            if (walk.complete()) {
                complete.add(relay);
            } else {
                failed.put(relay, walk.problem());
            }
        }
        publish();
        return new ImportResult(taken, known, complete, failed);
    }

    /** What the inbox does. */
    public InboxState state() {
        return published.value();
    }

    /** Follows {@link #state()}. */
    public AutoCloseable listen(Consumer<InboxState> listener) {
        return published.listen(listener);
    }

    /** Stops listening. */
    @Override
    public synchronized void close() {
        AutoCloseable present = following;
        if (present != null) {
            try {
                present.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        if (subscription != null) {
            subscription.close();
        }
        work.shutdownNow();
    }

    /** Listens where the list says now. */
    private synchronized void listen() {
        List<RelayUrl> wanted = relays.with(RelayRole.INBOX);
        if (wanted.equals(listening) || work.isShutdown()) {
            return;
        }
        listening = wanted;
        Subscription former = subscription;
        steps.keySet().retainAll(wanted);
        walks.keySet().retainAll(wanted);
        wanted.forEach(relay -> steps.putIfAbsent(relay, InboxState.Step.AWAY));
        // What came before is fetched page by page; this is for what comes from now on.
        subscription = pool.subscribe(
                wanted,
                relay ->
                        Filter.wrapsFor(own).since(Math.max(0, now() - OVERLAP)).limit(1),
                new Listener());
        if (former != null) {
            former.close();
        }
        publish();
    }

    private final class Listener implements Subscriber {
        @Override
        public void event(RelayUrl from, SignedEvent event) {
            try {
                // Waiting here slows the relay down, which is what is wanted when it sends more than can be taken.
                coming.put(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void asked(RelayUrl relay) {
            open.add(relay);
            // A new connection, or AUTH has let us see more: what is under way does not cover what was missed
            // meanwhile.
            if (walks.containsKey(relay) || catching.contains(relay)) {
                again.add(relay);
            }
            Walk walk = walks.get(relay);
            if (walk == null || walk.vain() == 0) {
                begin(relay);
            } else {
                beginLater(relay, pause(walk));
            }
        }

        @Override
        public void ended(RelayUrl relay, String reason) {
            open.remove(relay);
            step(relay, InboxState.Step.AWAY);
        }
    }

    private synchronized void run(Runnable task) {
        if (!work.isShutdown()) {
            work.execute(task);
        }
    }

    private void begin(RelayUrl relay) {
        if (catching.add(relay)) {
            step(relay, InboxState.Step.CATCHING_UP);
            run(() -> catchUp(relay));
        }
    }

    /**
     * A relay that broke off or refused to answer is asked again after a while, though its connection stands; one that
     * breaks off when it is asked for much is left in peace to give what is new.
     */
    private void beginLater(RelayUrl relay, Duration pause) {
        if (retrying.add(relay)) {
            run(() -> {
                try {
                    Thread.sleep(pause);
                    retrying.remove(relay);
                    // Without a connection, the next one begins.
                    if (open.contains(relay) && (walks.containsKey(relay) || again.contains(relay))) {
                        begin(relay);
                    }
                } catch (InterruptedException over) {
                    retrying.remove(relay);
                }
            });
        }
    }

    private Duration pause(Walk walk) {
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.clamp(walk.vain() - 1, 0, 10));
        return growing.compareTo(retry) < 0 ? growing : retry;
    }

    private void catchUp(RelayUrl relay) {
        try {
            Walk walk = walks.get(relay);
            if (walk == null) {
                again.remove(relay);
                walk = new Walk(pool, intake, relay, Filter.wrapsFor(own), range(relay));
                walks.put(relay, walk);
            }
            boolean complete = walk.on(PATIENCE, (fresh, all) -> publish());
            if (complete) {
                long begun = walk.range().begun();
                database.change(tx -> InboxTable.store(
                        tx, own, relay, new InboxTable.Cursor(begun, InboxTable.NONE, InboxTable.NONE)));
                walks.remove(relay);
            }
            catching.remove(relay);
            boolean owed = again.contains(relay);
            if (complete && owed && !walk.broken()) {
                begin(relay);
                return;
            }
            step(relay, complete ? InboxState.Step.LIVE : InboxState.Step.AWAY);
            if (!complete || owed) {
                beginLater(relay, complete ? retry : pause(walk));
            }
        } catch (InterruptedException | VaultLockedException over) {
            catching.remove(relay);
        }
    }

    /** What is to be fetched now, noted as such. */
    private Walk.Range range(RelayUrl relay) {
        long begun = now();
        return database.write(tx -> {
            InboxTable.Cursor last = InboxTable.cursor(tx, own, relay);
            long from = Math.max(0, last.synced() - OVERLAP);
            if (last.from() != InboxTable.NONE) {
                from = Math.min(from, last.from());
            }
            InboxTable.store(tx, own, relay, new InboxTable.Cursor(last.synced(), from, begun + AHEAD));
            return new Walk.Range(begun, from, begun + AHEAD);
        });
    }

    private void takeLive() {
        List<SignedEvent> batch = new ArrayList<>();
        try {
            while (!work.isShutdown()) {
                batch.add(coming.take());
                coming.drainTo(batch, Walk.BATCH - 1);
                int fresh = intake.take(batch);
                batch.clear();
                if (fresh > 0) {
                    publish();
                }
            }
        } catch (InterruptedException | VaultLockedException over) {
            // Not marked as seen, they come again with the next catching up.
            batch.clear();
        }
    }

    private void step(RelayUrl relay, InboxState.Step step) {
        synchronized (this) {
            if (!steps.containsKey(relay) || step.equals(steps.put(relay, step))) {
                return;
            }
        }
        publish();
    }

    private void publish() {
        try {
            long aside = database.read(InboxTable::countAside);
            Map<RelayUrl, InboxState.Step> now;
            synchronized (this) {
                now = Map.copyOf(steps);
            }
            published.set(new InboxState(now, intake.taken(), aside));
        } catch (VaultLockedException over) {
            // Nobody is left to be told.
            return;
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
