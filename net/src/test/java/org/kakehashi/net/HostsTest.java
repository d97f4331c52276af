package org.kakehashi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

class HostsTest {

    private static final HostPort NODE = new HostPort("node.example", 443);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final SteppingClock clock = new SteppingClock();

    @Test
    void nothingIsAllowedUntilThePersonAllowsIt() {
        Hosts hosts = Hosts.inMemory(clock);
        hosts.propose(NODE, Purpose.NETWORK_NODE, "PlatON");
        assertFalse(hosts.allowed(NODE, Purpose.NETWORK_NODE));
        assertFalse(hosts.allowed(new HostPort("127.0.0.1", 8545), Purpose.NETWORK_NODE));
        hosts.allow(NODE, Purpose.NETWORK_NODE);
        assertTrue(hosts.allowed(NODE, Purpose.NETWORK_NODE));
        assertFalse(hosts.allowed(NODE, Purpose.PRICE), "consent is for one purpose");
        assertFalse(hosts.allowed(new HostPort("node.example", 444), Purpose.NETWORK_NODE), "and one port");
        hosts.revoke(NODE, Purpose.NETWORK_NODE);
        assertFalse(hosts.allowed(NODE, Purpose.NETWORK_NODE));
        assertEquals(Consent.REFUSED, hosts.list().getFirst().consent());
    }

    @Test
    void aNewProposalDoesNotUndoADecision() {
        Hosts hosts = Hosts.inMemory(clock);
        hosts.allow(NODE, Purpose.NETWORK_NODE);
        hosts.propose(NODE, Purpose.NETWORK_NODE, "again");
        assertTrue(hosts.allowed(NODE, Purpose.NETWORK_NODE));
        hosts.revoke(NODE, Purpose.NETWORK_NODE);
        hosts.propose(NODE, Purpose.NETWORK_NODE, "again");
        assertFalse(hosts.allowed(NODE, Purpose.NETWORK_NODE));
    }

    @Test
    void decisionsAndUsesSurviveInTheVault(@TempDir Path folder) throws IOException {
        VaultFolder place = new VaultFolder(folder, List.of(Hosts.MIGRATIONS));
        try (Vault vault = place.create("password".toCharArray(), KdfParameters.FLOOR)) {
            Hosts hosts = new Hosts(vault.database(), clock);
            hosts.propose(NODE, Purpose.NETWORK_NODE, "PlatON");
            hosts.allow(NODE, Purpose.NETWORK_NODE);
            hosts.revoke(new HostPort("price.example", 443), Purpose.PRICE);
            hosts.propose(new HostPort("gone.example", 443), Purpose.RELAY, "x");
            hosts.forget(new HostPort("gone.example", 443), Purpose.RELAY);
            hosts.used(NODE, Purpose.NETWORK_NODE);
            clock.step(Duration.ofSeconds(30));
            hosts.used(NODE, Purpose.NETWORK_NODE);
            hosts.flush();
        }
        if (!(place.unlock("password".toCharArray()) instanceof UnlockResult.Unlocked unlocked)) {
            throw new AssertionError("not unlocked");
        }
        try (Vault vault = unlocked.vault()) {
            Hosts hosts = new Hosts(vault.database(), clock);
            assertEquals(
                    List.of(
                            new HostEntry(
                                    NODE,
                                    Purpose.NETWORK_NODE,
                                    "PlatON",
                                    Consent.ALLOWED,
                                    START,
                                    START.plusSeconds(30)),
                            new HostEntry(
                                    new HostPort("price.example", 443),
                                    Purpose.PRICE,
                                    "",
                                    Consent.REFUSED,
                                    START,
                                    null)),
                    hosts.list());
        }
    }

    @Test
    void lastUseIsToldAtMostOnceAMinute() throws Exception {
        Hosts hosts = Hosts.inMemory(clock);
        hosts.allow(NODE, Purpose.NETWORK_NODE);
        List<List<HostEntry>> told = new ArrayList<>();
        try (AutoCloseable listening = hosts.listen(told::add)) {
            assertEquals(1, told.size(), "the present state at once");
            assertNull(told.getFirst().getFirst().lastUse());
            for (int i = 0; i < 59; i++) {
                hosts.used(NODE, Purpose.NETWORK_NODE);
                clock.step(Duration.ofSeconds(1));
            }
            assertEquals(2, told.size());
            clock.step(Duration.ofSeconds(1));
            hosts.used(NODE, Purpose.NETWORK_NODE);
            assertEquals(3, told.size());
        }
        hosts.revoke(NODE, Purpose.NETWORK_NODE);
        assertEquals(3, told.size(), "no more after closing");
    }

    @Test
    void readsTheHostThatAClientWouldConnectTo() {
        assertEquals(new HostPort("node.example", 443), HostPort.of(URI.create("https://NODE.example/rpc")));
        assertEquals(new HostPort("node.example", 80), HostPort.of(URI.create("ws://node.example")));
        assertEquals(new HostPort("::1", 8545), HostPort.of(URI.create("http://[::1]:8545")));
        assertEquals("[::1]:8545", new HostPort("::1", 8545).toString());
        assertTrue(HostPort.parse("https://user:pass@node.example").isEmpty(), "no passwords in addresses");
        assertTrue(HostPort.parse("ftp://node.example").isEmpty());
        assertTrue(HostPort.parse("javascript:alert(1)").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new HostPort("a", 0));
        assertThrows(IllegalArgumentException.class, () -> new HostPort("", 1));
    }

    private static final class SteppingClock extends Clock {
        private Instant now = START;

        void step(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
