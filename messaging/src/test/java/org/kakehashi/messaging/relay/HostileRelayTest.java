package org.kakehashi.messaging.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.HostileRelay;

/** Relays that break every rule do no harm beyond their own connection. */
class HostileRelayTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SecretIdentity author = SecretIdentity.random(RANDOM);
    private final Hosts hosts = Hosts.inMemory(Clock.systemUTC());
    private final GuardedHttp http = new GuardedHttp(hosts);
    private final RelayPool pool = new RelayPool(http, hosts, RelayAuth.NONE, InstantSource.system(), RelayTiming.NEAR);

    @AfterEach
    void close() {
        pool.close();
        http.close();
    }

    private RelayUrl allowed(HostileRelay relay) {
        RelayUrl url = RelayUrl.of(relay.url());
        hosts.allow(url.host(), Purpose.RELAY);
        return url;
    }

    private SignedEvent event(int number) {
        return new Rumor(author.publicIdentity(), 1_700_000_000 + number, 1, List.of(), "text " + number)
                .sign(author, RANDOM);
    }

    @Test
    void liesAndRepetitionsAreNotGivenOn() throws Exception {
        try (HostileRelay relay = new HostileRelay(new HostileRelay.Faults(0, 0, 50, 100, 80, 0, 0), 1)) {
            RelayUrl url = allowed(relay);
            Set<SignedEvent> sent = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                SignedEvent event = event(i);
                sent.add(event);
                assertTrue(publish(event, url).accepted());
            }
            Filter filter = Filter.ofKinds(1).by(author.publicIdentity());
            Fetched fetched = pool.fetch(List.of(url), filter, PATIENCE);
            assertEquals(100, fetched.events().size());
            assertEquals(sent, new HashSet<>(fetched.events()));
        }
    }

    @Test
    void aMessageWithoutEndIsCutOffAndAnotherRelayServes() throws Exception {
        try (HostileRelay endless = new HostileRelay(HostileRelay.Faults.NONE, 1);
                HostileRelay garbage = new HostileRelay(HostileRelay.Faults.NONE, 1);
                HostileRelay good = new HostileRelay(HostileRelay.Faults.NONE, 1)) {
            endless.answerWithoutEnd();
            garbage.answerWithGarbage();
            RelayUrl one = allowed(endless);
            RelayUrl two = allowed(garbage);
            RelayUrl three = allowed(good);
            SignedEvent event = event(1);
            assertTrue(publish(event, three).accepted());
            Fetched fetched = pool.fetch(List.of(one, two, three), Filter.ofKinds(1), PATIENCE);
            assertEquals(List.of(event), fetched.events());
            assertEquals(List.of(three), fetched.complete());
            assertEquals(Set.of(one, two), fetched.failed().keySet());
        }
    }

    @Test
    void aConnectionThatBreaksIsMadeAgainAndTheQuestionAskedAgain() throws Exception {
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1)) {
            RelayUrl url = allowed(relay);
            List<SignedEvent> come = new ArrayList<>();
            CompletableFuture<SignedEvent> second = new CompletableFuture<>();
            CompletableFuture<RelayUrl> first = new CompletableFuture<>();
            Subscriber subscriber = new Subscriber() {
                @Override
                public void event(RelayUrl from, SignedEvent event) {
                    come.add(event);
                    if (come.size() == 2) {
                        second.complete(event);
                    } else {
                        first.complete(from);
                    }
                }
            };
            try (Subscription subscription = pool.subscribe(List.of(url), Filter.ofKinds(1), subscriber)) {
                assertTrue(publish(event(1), url).accepted());
                assertEquals(url, first.get(10, TimeUnit.SECONDS));
                relay.cutAll();
                SendOutcome outcome = publish(event(2), url);
                for (int i = 0; i < 50 && !outcome.accepted(); i++) {
                    Thread.sleep(50);
                    outcome = publish(event(2), url);
                }
                assertInstanceOf(SendOutcome.Accepted.class, outcome);
                assertEquals(event(2).id(), second.get(10, TimeUnit.SECONDS).id());
            }
        }
    }

    @Test
    void nothingIsConnectedToWithoutConsent() throws Exception {
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1)) {
            RelayUrl url = RelayUrl.of(relay.url());
            assertEquals(new SendOutcome.NotSent(SendOutcome.Obstacle.NOT_ALLOWED, ""), publish(event(1), url));
            assertEquals(0, relay.size());
        }
    }

    private SendOutcome publish(SignedEvent event, RelayUrl url) throws InterruptedException {
        return Objects.requireNonNull(pool.publish(event, List.of(url)).get(url));
    }
}
