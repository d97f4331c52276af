package org.kakehashi.messaging.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.Fetched;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.LocalRelays;
import org.kakehashi.messaging.relay.RelayAuth;
import org.kakehashi.messaging.relay.RelayCheck;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.messaging.relay.SendOutcome;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.testbed.HostileRelay;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.Vault;

/** Messages through real relays of another make, one of which demands AUTH. */
class DeliveryLiveTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void aMessageArrivesOverTwoRelaysOneOfWhichWantsAuth() throws Exception {
        try (LocalRelays open = LocalRelays.open();
                LocalRelays auth = LocalRelays.withAuth();
                Desk alice = new Desk("alice", List.of(open.url(), auth.url()));
                Desk bob = new Desk("bob", List.of(open.url(), auth.url()))) {
            assertTrue(bob.directory.publishOwn(bob.identity).values().stream().allMatch(SendOutcome::accepted));
            bob.inbox.start();
            alice.outbox.start();
            SignedEvent wrap = alice.wrap("hello", bob);
            alice.vault.database().change(tx -> alice.outbox.add(tx, "one", List.of(new Outgoing(wrap, bob.own()))));
            SignedEvent arrived = bob.arrived.poll(20, TimeUnit.SECONDS);
            assertEquals(wrap, arrived);
            GiftWrap.Opening opening = bob.identity.use(secret -> bob.giftWrap.open(wrap, secret));
            assertEquals(
                    "hello",
                    assertInstanceOf(GiftWrap.Opening.Opened.class, opening)
                            .rumor()
                            .content());
            alice.await("one", new DeliveryState.Sent(2, 1));
            for (RelayUrl relay : List.of(open.url(), auth.url())) {
                Fetched kept = bob.pool.fetch(List.of(relay), Filter.wrapsFor(bob.own()), Duration.ofSeconds(10));
                assertEquals(List.of(wrap), kept.events(), relay + " " + kept.failed());
            }
            assertEquals(null, bob.arrived.poll(300, TimeUnit.MILLISECONDS), "it came once");
        }
    }

    @Test
    void whatCameWhileAwayIsFetchedAndNothingTwice() throws Exception {
        int count = Integer.getInteger("backlog", 700);
        try (LocalRelays relay = LocalRelays.open();
                Desk alice = new Desk("alice", List.of(relay.url()));
                Desk bob = new Desk("bob", List.of(relay.url()))) {
            for (int i = 0; i < count; i++) {
                alice.pool.send(alice.wrap("text " + i, bob), relay.url());
            }
            Fetched last = alice.pool.fetch(
                    List.of(relay.url()), Filter.wrapsFor(bob.own()).limit(1), Duration.ofSeconds(20));
            assertEquals(1, last.events().size());
            List<Long> done = new ArrayList<>();
            long began = System.nanoTime();
            ImportResult first = bob.inbox.importAll((at, total) -> done.add(at));
            if (Integer.getInteger("backlog") != null) {
                System.out.printf("backlog of %d wraps: %d ms%n", count, (System.nanoTime() - began) / 1_000_000);
            }
            assertEquals(count, first.taken(), first.toString());
            assertEquals(count, bob.arrived.size());
            assertTrue(done.getLast() >= count);
            assertEquals(0, bob.inbox.importAll((at, total) -> {}).taken());
        }
    }

    @Test
    void theCheckFindsWhatARelayDoes() throws Exception {
        try (LocalRelays open = LocalRelays.open();
                LocalRelays auth = LocalRelays.withAuth();
                Desk bob = new Desk("bob", List.of(open.url(), auth.url()))) {
            RelayCheck check = new RelayCheck(bob.pool, RANDOM, InstantSource.system());
            RelayCheck.Report free = check.check(open.url());
            assertTrue(free.write().accepted() && free.readBack(), free.toString());
            assertEquals(RelayCheck.Auth.NOT_ASKED, free.auth());
            RelayCheck.Report guarded = check.check(auth.url());
            assertTrue(guarded.write().accepted() && guarded.readBack(), guarded.toString());
            assertEquals(RelayCheck.Auth.ACCEPTED, guarded.auth());
        }
    }

    @Test
    void nothingIsLostOrDoubledByRelaysThatMisbehave() throws Exception {
        int count = Integer.getInteger("torture", 20);
        HostileRelay.Faults faults = new HostileRelay.Faults(3, 5, 20, 50, 20, 1, 0);
        try (HostileRelay first = new HostileRelay(faults, 1);
                HostileRelay second = new HostileRelay(faults, 2);
                Desk alice = new Desk("alice", List.of(RelayUrl.of(first.url()), RelayUrl.of(second.url())));
                Desk bob = new Desk("bob", List.of(RelayUrl.of(first.url()), RelayUrl.of(second.url())))) {
            alice.directory.hint(bob.own(), bob.list.with(RelayRole.INBOX));
            bob.inbox.start();
            alice.outbox.start();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                SignedEvent wrap = alice.wrap("text " + i, bob);
                sent.add(wrap.id());
                String id = "m" + i;
                alice.vault.database().change(tx -> alice.outbox.add(tx, id, List.of(new Outgoing(wrap, bob.own()))));
            }
            List<String> come = new ArrayList<>();
            while (come.size() < count) {
                String missing = "only " + come.size() + " of " + count;
                come.add(Objects.requireNonNull(bob.arrived.poll(60, TimeUnit.SECONDS), missing)
                        .id());
            }
            assertEquals(null, bob.arrived.poll(500, TimeUnit.MILLISECONDS), "none came twice");
            assertEquals(Set.copyOf(sent), Set.copyOf(come));
            for (int i = 0; i < count; i++) {
                alice.await("m" + i, new DeliveryState.Sent(2, 1));
            }
        }
    }

    @Test
    void whoMovedToAnotherRelayIsFoundThere() throws Exception {
        try (LocalRelays first = LocalRelays.open();
                LocalRelays second = LocalRelays.open();
                Desk alice = new Desk("alice", List.of(first.url(), second.url()));
                Desk bob = new Desk("bob", List.of(first.url(), second.url()))) {
            // What alice heard once; bob takes messages elsewhere now, and says so in his own list.
            alice.directory.hint(bob.own(), List.of(first.url()));
            bob.list.put(first.url(), Set.of(RelayRole.OUTBOX));
            bob.directory.publishOwn(bob.identity);
            bob.inbox.start();
            alice.outbox.start();
            SignedEvent wrap = alice.wrap("hello", bob);
            alice.vault.database().change(tx -> alice.outbox.add(tx, "one", List.of(new Outgoing(wrap, bob.own()))));
            assertEquals(wrap, bob.arrived.poll(20, TimeUnit.SECONDS));
            alice.await("one", new DeliveryState.Sent(1, 1));
            assertEquals(List.of(second.url()), alice.directory.inboxOf(bob.own()));
        }
    }

    @Test
    void aRelayThatRefusesToAnswerIsAskedAgainThoughItsConnectionStands() throws Exception {
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1);
                Desk alice = new Desk("alice", List.of(RelayUrl.of(relay.url())));
                Desk bob = new Desk("bob", List.of(RelayUrl.of(relay.url())))) {
            SignedEvent old = alice.wrap("old", bob);
            alice.pool.publish(old, List.of(RelayUrl.of(relay.url())));
            SignedEvent older = alice.wrap("older", bob);
            alice.pool.publish(older, List.of(RelayUrl.of(relay.url())));
            relay.refuseQuestions(2);
            bob.inbox.start();
            Set<SignedEvent> come = new HashSet<>();
            while (come.size() < 2) {
                come.add(Objects.requireNonNull(bob.arrived.poll(30, TimeUnit.SECONDS), "what came while away"));
            }
            assertEquals(Set.of(old, older), come);
        }
    }

    @Test
    void aRelayThatCutsLongAnswersIsStillReadToTheEnd() throws Exception {
        int count = 400;
        // One event in fifty is the last of its connection: an answer of 500 hardly ever comes whole.
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1);
                Desk alice = new Desk("alice", List.of(RelayUrl.of(relay.url())));
                Desk bob = new Desk("bob", List.of(RelayUrl.of(relay.url())))) {
            Set<String> sent = new HashSet<>();
            for (int i = 0; i < count; i++) {
                SignedEvent wrap = alice.wrap("text " + i, bob);
                sent.add(wrap.id());
                alice.pool.send(wrap, RelayUrl.of(relay.url()));
            }
            Fetched last = alice.pool.fetch(
                    List.of(RelayUrl.of(relay.url())),
                    Filter.wrapsFor(bob.own()).limit(1),
                    Duration.ofSeconds(20));
            assertEquals(1, last.events().size());
            relay.behave(new HostileRelay.Faults(2, 0, 0, 0, 0, 0, 0));
            bob.inbox.start();
            Set<String> come = new HashSet<>();
            while (come.size() < count) {
                String missing = "only " + come.size() + " of " + count;
                come.add(Objects.requireNonNull(bob.arrived.poll(30, TimeUnit.SECONDS), missing)
                        .id());
            }
            assertEquals(sent, come);
        }
    }

    @Test
    void noConnectionBeforeConsent() throws Exception {
        try (LocalRelays relay = LocalRelays.open();
                Desk alice = new Desk("alice", List.of());
                Desk bob = new Desk("bob", List.of(relay.url()))) {
            alice.directory.hint(bob.own(), List.of(relay.url()));
            alice.outbox.start();
            SignedEvent wrap = alice.wrap("hello", bob);
            alice.vault.database().change(tx -> alice.outbox.add(tx, "one", List.of(new Outgoing(wrap, bob.own()))));
            DeliveryState waits =
                    new DeliveryState.Queued(0, 0, 1, new DeliveryState.Waiting(List.of(relay.url()), ""));
            alice.await("one", waits);
            alice.list.allow(relay.url());
            alice.await("one", new DeliveryState.Sent(1, 1));
        }
    }

    /** One person with a vault. */
    private final class Desk implements AutoCloseable {
        final SecretIdentity secret = SecretIdentity.random(RANDOM);
        final OwnIdentity identity = new OwnIdentity() {
            @Override
            public PublicIdentity publicIdentity() {
                return secret.publicIdentity();
            }

            @Override
            public <T extends @Nullable Object> T use(Function<SecretIdentity, T> use) {
                return use.apply(secret);
            }
        };
        final GiftWrap giftWrap = new GiftWrap(RANDOM, InstantSource.system());
        final BlockingQueue<SignedEvent> arrived = new LinkedBlockingQueue<>();
        final Vault vault;
        final GuardedHttp http;
        final RelayList list;
        final RelayPool pool;
        final RelayDirectory directory;
        final Outbox outbox;
        final Inbox inbox;

        Desk(String name, List<RelayUrl> relays) throws Exception {
            vault = QuickVaults.folder(
                            folder.resolve(name), List.of(Hosts.MIGRATIONS, RelayList.MIGRATIONS, Outbox.MIGRATIONS))
                    .create("password".toCharArray(), KdfParameters.FLOOR);
            Hosts hosts = new Hosts(vault.database(), Clock.systemUTC());
            http = new GuardedHttp(hosts);
            list = new RelayList(vault.database(), hosts);
            for (RelayUrl relay : relays) {
                list.put(relay, Set.of(RelayRole.INBOX, RelayRole.OUTBOX));
                list.allow(relay);
            }
            InstantSource clock = InstantSource.system();
            pool = new RelayPool(http, hosts, RelayAuth.of(identity, list, RANDOM), clock, RelayTiming.NEAR);
            directory = new RelayDirectory(vault.database(), hosts, pool, list, RANDOM, clock);
            outbox = new Outbox(vault.database(), hosts, pool, directory, own(), clock);
            inbox = new Inbox(
                    vault.database(),
                    pool,
                    list,
                    own(),
                    (tx, wrap) -> arrived.add(wrap),
                    clock,
                    Duration.ofMillis(200));
        }

        PublicIdentity own() {
            return secret.publicIdentity();
        }

        SignedEvent wrap(String text, Desk to) {
            Rumor rumor = new Rumor(
                    own(), 1_700_000_000, 14, List.of(List.of("p", to.own().hex())), text);
            return giftWrap.wrap(rumor, secret, to.own());
        }

        void await(String message, DeliveryState wanted) throws InterruptedException {
            DeliveryState last = outbox.state(message);
            for (int i = 0; i < 400 && !last.equals(wanted); i++) {
                Thread.sleep(50);
                last = outbox.state(message);
            }
            assertEquals(wanted, last);
        }

        @Override
        public void close() {
            inbox.close();
            outbox.close();
            pool.close();
            list.close();
            http.close();
            vault.close();
        }
    }
}
