package org.kakehashi.messaging.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.Expiry;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.messaging.relay.SendOutcome;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.VaultLockedException;

/** Wraps that wait until enough relays of their receivers have them. They are never encrypted anew. */
public final class Outbox implements AutoCloseable {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.delivery", Outbox.class);

    private static final int ENOUGH = 2;
    private static final int AT_ONCE = 64;
    private static final int LOOK_UPS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration GIVE_UP = Duration.ofDays(7);

    private final Database database;
    private final Hosts hosts;
    private final RelayPool pool;
    private final RelayDirectory directory;
    private final PublicIdentity own;
    private final InstantSource clock;
    private final CopyOnWriteArrayList<BiConsumer<String, DeliveryState>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean everythingDue = true;
    private volatile boolean closed;
    private @Nullable AutoCloseable hostsListener;

    private record Answer(RelayUrl relay, SendOutcome outcome) {}

    public Outbox(
            Database database,
            Hosts hosts,
            RelayPool pool,
            RelayDirectory directory,
            PublicIdentity own,
            InstantSource clock) {
        this.database = database;
        this.hosts = hosts;
        this.pool = pool;
        this.directory = directory;
        this.own = own;
        this.clock = clock;
    }

    /** Begins to send what is queued; until then, wraps are only kept. */
    public synchronized void start() {
        if (hostsListener == null && !closed) {
            hostsListener = hosts.listen(list -> {
                everythingDue = true;
                wake.release();
            });
            work.execute(this::sendAll);
        }
    }

    /**
     * Queues wraps in the caller's transaction. They are sent after it is committed; nothing needs to be called for that.
     *
     * @param messageId under which the state is asked for; more wraps may be added to the same id
     */
    public void add(Connection tx, String messageId, List<Outgoing> wraps) throws SQLException {
        for (Outgoing wrap : wraps) {
            OutboxTable.add(tx, messageId, own, wrap, clock.millis());
        }
        // The sender's next step is a write, which comes after the caller's commit.
        wake.release();
    }

    /** How far a message is. */
    public DeliveryState state(String messageId) {
        return database.read(tx -> OutboxTable.state(tx, messageId));
    }

    /** How far several messages are, as for a page of a conversation. */
    public Map<String, DeliveryState> states(Collection<String> messageIds) {
        return database.read(tx -> {
            Map<String, DeliveryState> states = new LinkedHashMap<>();
            for (String id : messageIds) {
                states.put(id, OutboxTable.state(tx, id));
            }
            return states;
        });
    }

    /** Follows the states of all messages: called for every change from now on, on the outbox's threads. */
    public AutoCloseable listen(BiConsumer<String, DeliveryState> listener) {
        BiConsumer<String, DeliveryState> entry = listener::accept;
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /** Tries at once and from the beginning what was given up or waits; relays that have a wrap are left alone. */
    public void resend(String messageId) {
        database.change(tx -> {
            try (PreparedStatement update = tx.prepareStatement("UPDATE delivery_out SET state = 0, attempts = 0,"
                    + " next = 0, failure = NULL, added = ? WHERE message = ? AND state <> 1")) {
                update.setLong(1, clock.millis());
                update.setString(2, messageId);
                update.executeUpdate();
            }
            try (PreparedStatement forget = tx.prepareStatement("DELETE FROM delivery_answer WHERE outcome <> 0 AND"
                    + " number IN (SELECT number FROM delivery_out WHERE message = ?)")) {
                forget.setString(1, messageId);
                forget.executeUpdate();
            }
        });
        tell(messageId);
        wake.release();
    }

    /** Forgets the wraps of a message that need not be sent any more, in the caller's transaction. */
    public void withdraw(Connection tx, String messageId) throws SQLException {
        try (PreparedStatement delete =
                tx.prepareStatement("DELETE FROM delivery_out WHERE message = ? AND state <> 1")) {
            delete.setString(1, messageId);
            delete.executeUpdate();
        }
    }

    /** Stops sending; what is queued stays. */
    @Override
    public synchronized void close() {
        closed = true;
        AutoCloseable following = hostsListener;
        if (following != null) {
            try {
                following.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        work.shutdownNow();
    }

    private void sendAll() {
        try {
            while (!closed) {
                wake.drainPermits();
                List<OutboxTable.Due> due = database.write(tx -> {
                    if (everythingDue) {
                        everythingDue = false;
                        try (PreparedStatement update =
                                tx.prepareStatement("UPDATE delivery_out SET next = 0 WHERE state = 0")) {
                            update.executeUpdate();
                        }
                    }
                    return OutboxTable.due(tx, own, clock.millis(), inFlight, AT_ONCE - inFlight.size());
                });
                for (OutboxTable.Due wrap : due) {
                    run(wrap);
                }
                pause();
            }
        } catch (VaultLockedException | InterruptedException over) {
            closed = true;
        }
    }

    private synchronized void run(OutboxTable.Due wrap) {
        if (!closed) {
            inFlight.add(wrap.number());
            work.execute(() -> send(wrap));
        }
    }

    private void pause() throws InterruptedException {
        long now = clock.millis();
        long next = database.read(tx -> OutboxTable.nextDue(tx, own, now));
        long millis = next == Long.MAX_VALUE ? 60_000 : Math.clamp(next - now, 1, 60_000);
        boolean woken = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
        if (!woken && closed) {
            throw new InterruptedException();
        }
    }

    private void send(OutboxTable.Due due) {
        try {
            attempt(due);
            inFlight.remove(due.number());
            tell(due.message());
            wake.release();
        } catch (VaultLockedException | InterruptedException over) {
            // It stays queued, and is sent when the vault is open again.
            inFlight.remove(due.number());
        }
    }

    private void attempt(OutboxTable.Due due) throws InterruptedException {
        Instant now = clock.instant();
        if (Expiry.past(due.wrap(), now)) {
            settle(due, OutboxTable.GIVEN_UP, 0, DeliveryState.Failure.EXPIRED.name(), "");
            return;
        }
        List<RelayUrl> relays =
                due.receiver().equals(own) ? directory.ownInbox() : directory.inboxToSend(due.receiver());
        if (relays.isEmpty()) {
            boolean over = due.attempts() + 1 >= LOOK_UPS;
            later(due, over ? DeliveryState.Failure.NO_RELAYS : null, "");
            return;
        }
        Map<RelayUrl, Integer> answers = new LinkedHashMap<>(due.answers());
        String problem = publish(due, relays, answers);
        int enough = Math.min(ENOUGH, relays.size());
        long having = relays.stream()
                .filter(relay -> is(answers, relay, OutboxTable.HAS_IT))
                .count();
        long refusing = relays.stream()
                .filter(relay -> is(answers, relay, OutboxTable.REFUSES))
                .count();
        if (having >= enough || having > 0 && having + refusing == relays.size()) {
            settle(due, OutboxTable.SENT, due.attempts() + 1, null, "");
        } else if (refusing == relays.size()) {
            settle(due, OutboxTable.GIVEN_UP, due.attempts() + 1, DeliveryState.Failure.REFUSED.name(), problem);
        } else {
            boolean over =
                    Duration.between(Instant.ofEpochMilli(due.added()), now).compareTo(GIVE_UP) > 0;
            later(due, over ? DeliveryState.Failure.UNREACHABLE : null, problem);
        }
    }

    /** Asks every relay that has not decided, until enough have it; each answer is kept as it comes. */
    private String publish(OutboxTable.Due due, List<RelayUrl> relays, Map<RelayUrl, Integer> answers)
            throws InterruptedException {
        BlockingQueue<Answer> coming = new LinkedBlockingQueue<>();
        int asked = 0;
        long having = 0;
        for (RelayUrl relay : relays) {
            if (is(answers, relay, OutboxTable.HAS_IT)) {
                having++;
            } else if (!is(answers, relay, OutboxTable.REFUSES)) {
                if (hosts.allowed(relay.host(), Purpose.RELAY)) {
                    asked++;
                    pool.send(due.wrap(), relay).thenAccept(outcome -> coming.add(new Answer(relay, outcome)));
                } else {
                    note(due, relay, OutboxTable.NOT_ALLOWED, answers);
                }
            }
        }
        String problem = "";
        while (asked > 0 && having < Math.min(ENOUGH, relays.size())) {
            Answer answer = coming.take();
            asked--;
            switch (answer.outcome()) {
                case SendOutcome.Accepted accepted -> {
                    having++;
                    note(due, answer.relay(), OutboxTable.HAS_IT, answers);
                }
                case SendOutcome.Refused refused -> {
                    problem = refused.text();
                    if (!refused.retryable()) {
                        note(due, answer.relay(), OutboxTable.REFUSES, answers);
                    }
                }
                case SendOutcome.NotSent notSent -> problem = notSent.text();
            }
        }
        return problem;
    }

    private void note(OutboxTable.Due due, RelayUrl relay, int outcome, Map<RelayUrl, Integer> answers) {
        Integer former = answers.put(relay, outcome);
        if (former == null || former != outcome) {
            database.change(tx -> OutboxTable.answer(tx, due.number(), relay, outcome));
        }
    }

    private void later(OutboxTable.Due due, DeliveryState.@Nullable Failure failure, String problem) {
        int state = failure == null ? OutboxTable.QUEUED : OutboxTable.GIVEN_UP;
        settle(due, state, due.attempts() + 1, failure == null ? null : failure.name(), problem);
    }

    private void settle(OutboxTable.Due due, int state, int attempts, @Nullable String failure, String problem) {
        long pause = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempts, 20), LONGEST_PAUSE.toMillis());
        long next = clock.millis() + pause;
        database.change(tx ->
                OutboxTable.settle(tx, due.number(), state, attempts, next, failure == null ? "" : failure, problem));
    }

    private void tell(String messageId) {
        DeliveryState state = state(messageId);
        listeners.forEach(listener -> listener.accept(messageId, state));
    }

    private static boolean is(Map<RelayUrl, Integer> answers, RelayUrl relay, int outcome) {
        Integer answer = answers.get(relay);
        return answer != null && answer == outcome;
    }
}
