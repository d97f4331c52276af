package org.kakehashi.messaging.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.ProxySetting;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.HostileRelay;
import org.kakehashi.testbed.SocksProxy;

/** Relays through a SOCKS proxy, as an onion service is reached. */
class RelayProxyTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretIdentity author = SecretIdentity.random(RANDOM);
    private final Hosts hosts = Hosts.inMemory(Clock.systemUTC());
    private final GuardedHttp http = new GuardedHttp(hosts);
    private final RelayPool pool = new RelayPool(http, hosts, RelayAuth.NONE, InstantSource.system(), RelayTiming.NEAR);

    @AfterEach
    void close() {
        pool.close();
        http.close();
    }

    private SignedEvent event(int number) {
        return new Rumor(author.publicIdentity(), 1_700_000_000 + number, 1, List.of(), "text " + number)
                .sign(author, RANDOM);
    }

    private SendOutcome publish(SignedEvent event, RelayUrl url) throws InterruptedException {
        return Objects.requireNonNull(pool.publish(event, List.of(url)).get(url));
    }

    private static ProxySetting through(SocksProxy proxy) {
        return new ProxySetting.Socks(new HostPort("127.0.0.1", proxy.port()));
    }

    @Test
    void anOnionRelayIsReachedByItsNameThroughTheProxyOnly() throws Exception {
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1);
                SocksProxy proxy = new SocksProxy()) {
            int port = URI.create(relay.url()).getPort();
            RelayUrl onion = RelayUrl.of("ws://abcdefghijklmnop.onion:" + port);
            hosts.allow(onion.host(), Purpose.RELAY);
            assertInstanceOf(SendOutcome.NotSent.class, publish(event(1), onion), "without the proxy there is no way");
            http.setProxy(through(proxy));
            pool.retryNow();
            SendOutcome outcome = publish(event(1), onion);
            for (int i = 0; i < 100 && !outcome.accepted(); i++) {
                Thread.sleep(50);
                outcome = publish(event(1), onion);
            }
            assertTrue(outcome.accepted(), outcome.toString());
            Fetched fetched = pool.fetch(List.of(onion), Filter.ofKinds(1), Duration.ofSeconds(10));
            assertEquals(
                    List.of(event(1).id()),
                    fetched.events().stream().map(SignedEvent::id).toList());
            assertTrue(proxy.wanted().stream().allMatch(("abcdefghijklmnop.onion:" + port)::equals));
        }
    }

    @Test
    void choosingAProxyEndsWhatWasConnectedDirectly() throws Exception {
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1);
                SocksProxy proxy = new SocksProxy()) {
            RelayUrl url = RelayUrl.of(relay.url());
            hosts.allow(url.host(), Purpose.RELAY);
            CompletableFuture<SignedEvent> come = new CompletableFuture<>();
            try (Subscription listening =
                    pool.subscribe(List.of(url), Filter.ofKinds(1), (from, event) -> come.complete(event))) {
                for (int i = 0; i < 200 && relay.connections() == 0; i++) {
                    Thread.sleep(50);
                }
                assertEquals(1, relay.connections());
                assertEquals(List.of(), proxy.wanted());
                http.setProxy(through(proxy));
                for (int i = 0; i < 200 && proxy.wanted().isEmpty(); i++) {
                    Thread.sleep(50);
                }
                assertTrue(publish(event(2), url).accepted());
                assertEquals(event(2).id(), come.get(10, TimeUnit.SECONDS).id());
                assertEquals(1, relay.connections(), "only the one through the proxy");
            }
        }
    }
}
