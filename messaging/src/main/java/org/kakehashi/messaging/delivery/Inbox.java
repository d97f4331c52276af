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
import org.kakehashi.messaging.relay.Fetched;
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

    private static final int PAGE = 500;
    private static final int BATCH = 100;
    private static final int WAITING = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration USUAL_RETRY = Duration.ofSeconds(30);

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
    private final Set<RelayUrl> retrying = ConcurrentHashMap.newKeySet();
    private final Duration retry;
    private final Published<InboxState> published = new Published<>(new InboxState(Map.of(), 0, 0));
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable AutoCloseable following;
    private @Nullable Subscription subscription;
    private List<RelayUrl> listening = List.of();

    /** One page or more of what a relay has. */
    private record Paging(boolean complete, long taken, long known, String problem) {}

    /** Told of each page: how many wraps of it were new, and how many there were. */
    private interface PageTaken {
        void page(int fresh, int all);
    }

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
            Paging paging = page(relay, 0, now() + AHEAD, (fresh, all) -> {
                done[0] += all;
                progress.at(done[0], total < 0 ? -1 : Math.max(total, done[0]));
            });
            taken += paging.taken();
            known += paging.known();
            if (paging.complete()) {
                complete.add(relay);
            } else {
                failed.put(relay, paging.problem());
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
            begin(relay);
        }

        @Override
        public void ended(RelayUrl relay, String reason) {
            step(relay, InboxState.Step.AWAY);
        }
    }

    private synchronized void run(Runnable task) {
        if (!work.isShutdown()) {
            work.execute(task);
        }
    }

    private void begin(RelayUrl relay) {
        if (!catching.add(relay)) {
            // A new connection, or AUTH has let us see more.
            again.add(relay);
        } else {
            step(relay, InboxState.Step.CATCHING_UP);
            run(() -> catchUp(relay));
        }
    }

    /** A relay that broke off or refused to answer while its connection stands is asked again after a while. */
    private void beginLater(RelayUrl relay) {
        if (retrying.add(relay)) {
            run(() -> {
                try {
                    Thread.sleep(retry);
                    retrying.remove(relay);
                    boolean open;
                    synchronized (this) {
                        open = steps.get(relay) == InboxState.Step.AWAY;
                    }
                    if (open) {
                        begin(relay);
                    }
                } catch (InterruptedException over) {
                    retrying.remove(relay);
                }
            });
        }
    }

    private void catchUp(RelayUrl relay) {
        try {
            long begun = now();
            InboxTable.Cursor range = database.write(tx -> {
                InboxTable.Cursor last = InboxTable.cursor(tx, own, relay);
                long from = Math.max(0, last.synced() - OVERLAP);
                if (last.from() != InboxTable.NONE) {
                    from = Math.min(from, last.from());
                }
                InboxTable.Cursor pending = new InboxTable.Cursor(last.synced(), from, begun + AHEAD);
                InboxTable.store(tx, own, relay, pending);
                return pending;
            });
            Paging paging = page(relay, range.from(), range.until(), (fresh, all) -> publish());
            if (paging.complete()) {
                database.change(tx -> InboxTable.store(
                        tx, own, relay, new InboxTable.Cursor(begun, InboxTable.NONE, InboxTable.NONE)));
            }
            if (again.remove(relay)) {
                run(() -> catchUp(relay));
                return;
            }
            catching.remove(relay);
            step(relay, paging.complete() ? InboxState.Step.LIVE : InboxState.Step.AWAY);
            if (!paging.complete()) {
                beginLater(relay);
            }
        } catch (InterruptedException | VaultLockedException over) {
            catching.remove(relay);
        }
    }

    /** Fetches from the newest back to the oldest, and takes page by page. */
    private Paging page(RelayUrl relay, long from, long until, PageTaken told) throws InterruptedException {
        long taken = 0;
        long known = 0;
        long end = until;
        while (true) {
            Filter filter = Filter.wrapsFor(own).since(from).until(end).limit(PAGE);
            Fetched page = pool.fetch(List.of(relay), filter, PATIENCE);
            List<SignedEvent> wraps = page.events();
            int fresh = 0;
            for (int i = 0; i < wraps.size(); i += BATCH) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                fresh += intake.take(wraps.subList(i, Math.min(i + BATCH, wraps.size())));
            }
            taken += fresh;
            known += wraps.size() - fresh;
            told.page(fresh, wraps.size());
            if (page.complete().isEmpty()) {
                return new Paging(false, taken, known, page.failed().getOrDefault(relay, ""));
            }
            if (wraps.isEmpty()) {
                return new Paging(true, taken, known, "");
            }
            long oldest = wraps.getLast().createdAt();
            // The oldest second may hold more than this page; once it is all the page holds, it is done with.
            end = oldest < end ? oldest : oldest - 1;
            if (end < from) {
                return new Paging(true, taken, known, "");
            }
        }
    }

    private void takeLive() {
        List<SignedEvent> batch = new ArrayList<>();
        try {
            while (!work.isShutdown()) {
                batch.add(coming.take());
                coming.drainTo(batch, BATCH - 1);
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
