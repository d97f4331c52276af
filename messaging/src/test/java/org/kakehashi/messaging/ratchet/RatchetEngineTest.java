package org.kakehashi.messaging.ratchet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.party.Network;
import org.kakehashi.messaging.party.Party;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;

/** Two and three installations with real vaults that write to each other through real gift wraps. */
class RatchetEngineTest {

    @TempDir
    Path folder;

    private final Party.Clock clock = new Party.Clock();

    private Party party(String name) {
        return Party.create(folder.resolve(name), clock);
    }

    private static void reads(Party party, String... texts) {
        assertEquals(List.of(texts), party.texts());
    }

    @Test
    void aConversationOfTwo() throws Exception {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            assertEquals(Reach.NEVER, ann.read(tx -> ann.engine.reach(tx, bob.person)));
            network.publishBundles();
            assertEquals(true, ann.read(tx -> ann.engine.reaches(tx, bob.person)));
            ann.send("one", bob.person);
            ann.send("two", bob.person);
            List<Outgoing> first = ann.outbox();
            PreKeySignalMessage prekey = new PreKeySignalMessage(ciphertext(bob, first.getFirst()));
            assertTrue(prekey.getPreKeyId().isEmpty());
            network.settle();
            reads(bob, "one", "two");
            bob.send("three", ann.person);
            network.settle();
            reads(ann, "three");
            ann.send("four", bob.person);
            SignalMessage later = new SignalMessage(ciphertext(bob, ann.outbox().getLast()));
            assertTrue(later.getPqRatchet().length > 0, "the post-quantum ratchet takes part");
            List<Opening> openings = network.settle();
            Opening.Opened opened = assertInstanceOf(Opening.Opened.class, openings.getLast());
            assertEquals(Label.FORWARD_SECRET, opened.label());
            assertEquals(ann.device(), opened.device());
            reads(bob, "one", "two", "four");
            assertEquals(List.of("Added"), bob.changes());
        }
    }

    private static byte[] ciphertext(Party reader, Outgoing out) {
        return Carrier.read(reader.carrier(out.wrap())).orElseThrow().ciphertext();
    }

    @Test
    void bothBeginAtOnce() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            ann.send("from ann", bob.person);
            bob.send("from bob", ann.person);
            network.settle();
            for (int i = 0; i < 5; i++) {
                ann.send("ann " + i, bob.person);
                bob.send("bob " + i, ann.person);
                network.settle();
            }
            reads(ann, "from bob", "bob 0", "bob 1", "bob 2", "bob 3", "bob 4");
            reads(bob, "from ann", "ann 0", "ann 1", "ann 2", "ann 3", "ann 4");
        }
    }

    @Test
    void lateAndRepeatedWraps() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                sent.add("m" + i);
                ann.send("m" + i, bob.person);
            }
            network.collect();
            List<SignedEvent> mail = new ArrayList<>(network.mailbox(bob)).reversed();
            for (SignedEvent wrap : mail) {
                assertInstanceOf(Opening.Opened.class, bob.receive(wrap));
            }
            assertEquals(sent.reversed(), bob.texts());
            for (SignedEvent wrap : mail) {
                assertEquals(new Opening.Refused("opened before"), bob.receive(wrap));
            }
            assertEquals(60, bob.texts().size());
        }
    }

    @Test
    void severalDevicesOfOnePerson() {
        try (Party ann = party("ann");
                Party desk = party("desk");
                Party lap = Party.create(folder.resolve("lap"), desk.secret, clock)) {
            Network network = new Network(List.of(ann, desk, lap));
            network.publishBundles();
            network.publishBundles();
            ann.send("to both", desk.person);
            assertEquals(2, ann.outbox().size());
            List<Opening> openings = network.settle();
            assertEquals(
                    2,
                    openings.stream().filter(Opening.NotForUs.class::isInstance).count());
            reads(desk, "to both");
            reads(lap, "to both");
            lap.send("from the lap", ann.person);
            network.settle();
            reads(ann, "from the lap");
            reads(desk, "to both", "from the lap");
            assertEquals(List.of("Added", "Added"), ann.changes());
            SignedEvent gone = desk.write(tx -> desk.engine.remove(tx, lap.device()));
            assertInstanceOf(Learned.Gone.class, ann.learn(gone));
            assertEquals(List.of("Added", "Added", "Removed"), ann.changes());
            ann.send("to one", desk.person);
            assertEquals(3, ann.outbox().size());
            lap.send("too late", ann.person);
            network.settle();
            reads(ann, "from the lap");
            assertInstanceOf(Learned.AboutThisDevice.class, lap.learn(gone));
            assertEquals("Retired", lap.changes().getLast());
            assertThrows(IllegalStateException.class, () -> lap.send("never", ann.person));
            String before = lap.device();
            lap.write(tx -> {
                lap.engine.rejoin(tx);
                return true;
            });
            assertNotEquals(before, lap.device());
            network.publishBundles();
            network.publishBundles();
            lap.send("again here", ann.person);
            network.settle();
            assertEquals("again here", ann.texts().getLast());
        }
    }

    @Test
    void nobodyIsDowngradedInSilence() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            ann.send("hello", bob.person);
            String device = bob.device();
            bob.write(tx -> {
                bob.engine.rejoin(tx);
                return true;
            });
            for (SignedEvent event : bob.maintain()) {
                if (KeyBundle.read(event) instanceof KeyBundle.Reading.Removed) {
                    assertEquals(new Learned.Gone(device), ann.learn(event));
                }
            }
            assertEquals(Reach.LOST, ann.read(tx -> ann.engine.reach(tx, bob.person)));
            assertThrows(IllegalStateException.class, () -> ann.send("basic?", bob.person));
        }
    }

    @Test
    void keysAreRenewedAndTheOldOnesServeThirtyDays() {
        try (Party ann = party("ann");
                Party bob = party("bob");
                Party eve = party("eve")) {
            Network network = new Network(List.of(ann, bob, eve));
            network.publishBundles();
            SignedEvent before = bob.maintain().getFirst();
            clock.pass(Duration.ofDays(7));
            SignedEvent after = bob.maintain().getFirst();
            assertNotEquals(before.id(), after.id());
            assertEquals(after.id(), bob.maintain().getFirst().id());
            clock.pass(Duration.ofDays(7));
            bob.maintain();
            clock.pass(Duration.ofDays(22));
            ann.send("with old keys", bob.person);
            network.settle();
            reads(bob, "with old keys");
            assertEquals(new Learned.Known(bob.device()), bob.learn(before));
            assertInstanceOf(Learned.Kept.class, eve.learn(after));
            assertEquals(new Learned.Known(bob.device()), eve.learn(before), "older keys do not come back");
            clock.pass(Duration.ofDays(9));
            bob.maintain();
            eve.send("with keys that are gone", bob.person);
            Opening late = network.settle().stream()
                    .filter(Opening.Undecryptable.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    eve.person,
                    assertInstanceOf(Opening.Undecryptable.class, late).sender());
            reads(bob, "with old keys", "with keys that are gone");
        }
    }

    @Test
    void aBrokenSessionIsRepaired() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            ann.send("one", bob.person);
            network.settle();
            bob.send("two", ann.person);
            network.settle();
            bob.write(tx -> {
                Party.change(tx, "DELETE FROM ratchet_session");
                return true;
            });
            ann.send("three", bob.person);
            ann.send("four", bob.person);
            List<Opening> openings = network.settle();
            assertEquals(
                    2,
                    openings.stream()
                            .filter(Opening.Undecryptable.class::isInstance)
                            .count());
            assertEquals(List.of("one", "three"), bob.texts());
            clock.pass(Duration.ofMinutes(2));
            bob.maintain();
            network.settle();
            assertEquals(List.of("one", "three", "four"), bob.texts());
            ann.send("five", bob.person);
            bob.send("six", ann.person);
            network.settle();
            assertEquals("five", bob.texts().getLast());
            reads(ann, "two", "six");
        }
    }

    @Test
    void brokenAndForeignCiphertexts() {
        try (Party ann = party("ann");
                Party bob = party("bob");
                Party eve = party("eve")) {
            Network network = new Network(List.of(ann, bob, eve));
            network.publishBundles();
            ann.send("one", bob.person);
            network.settle();
            bob.send("two", ann.person);
            network.settle();
            ann.send("three", bob.person);
            Rumor carrier = bob.carrier(ann.outbox().getLast().wrap());
            Set<String> results = new TreeSet<>();
            byte[] bytes = Carrier.read(carrier).orElseThrow().ciphertext();
            for (int i = 0; i < bytes.length; i++) {
                byte[] broken = bytes.clone();
                broken[i] ^= 0x10;
                Opening opening = bob.receive(ann.wrap(with(carrier, carrier.tags(), broken), bob.person));
                assertFalse(opening instanceof Opening.Opened, "byte " + i);
                results.add(opening.getClass().getSimpleName());
            }
            assertEquals(Set.of("Undecryptable", "Refused"), results);
            for (int length = 0; length < bytes.length; length += 7) {
                byte[] cut = java.util.Arrays.copyOf(bytes, length);
                assertFalse(
                        bob.receive(ann.wrap(with(carrier, carrier.tags(), cut), bob.person))
                                instanceof Opening.Opened);
            }
            Rumor stolen =
                    new Rumor(eve.person, carrier.createdAt(), carrier.kind(), carrier.tags(), carrier.content());
            assertFalse(bob.receive(eve.wrap(stolen, bob.person)) instanceof Opening.Opened);
            List<List<String>> elsewhere = List.of(
                    List.of("d", "0123456789abcdef"),
                    carrier.tags().get(1),
                    carrier.tags().get(2));
            assertEquals(new Opening.NotForUs(), bob.receive(ann.wrap(with(carrier, elsewhere, bytes), bob.person)));
            assertInstanceOf(
                    Opening.Opened.class, bob.receive(ann.outbox().getLast().wrap()));
            reads(bob, "one", "three");
            network.settle();
            clock.pass(Duration.ofMinutes(2));
            bob.maintain();
            network.settle();
            ann.send("four", bob.person);
            bob.send("five", ann.person);
            network.settle();
            reads(bob, "one", "three", "four");
            reads(ann, "two", "five");
        }
    }

    private static Rumor with(Rumor carrier, List<List<String>> tags, byte[] ciphertext) {
        return new Rumor(carrier.author(), carrier.createdAt(), carrier.kind(), tags, StrictJson.base64(ciphertext));
    }

    @Test
    void aRestoredBackupIsANewDeviceAndGetsWhatItMissed() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            ann.send("one", bob.person);
            bob.send("two", ann.person);
            network.settle();
            bob.backup(folder.resolve("backup"));
            bob.send("three", ann.person);
            ann.send("four", bob.person);
            ann.send("five", bob.person);
            network.settle();
            List<SignedEvent> kept = ann.outbox().stream().map(Outgoing::wrap).toList();
            network.leave(bob);
            try (Party again = bob.restored(folder.resolve("backup"), folder.resolve("again"))) {
                network.join(again);
                kept.forEach(again::receive);
                assertNotEquals(bob.device(), again.device());
                assertEquals("Reset", again.changes().getLast());
                network.publishBundles();
                again.maintain();
                network.settle();
                clock.pass(Duration.ofMinutes(2));
                network.publishBundles();
                network.settle();
                assertEquals(
                        List.of("one", "four", "five"),
                        again.texts().stream().distinct().toList());
                again.send("six", ann.person);
                ann.send("seven", again.person);
                network.settle();
                assertEquals("six", ann.texts().getLast());
                assertEquals("seven", again.texts().getLast());
                assertEquals(
                        List.of("Added", "Added", "Removed"),
                        ann.changes().stream().sorted().toList());
                noKeyTwice(List.of(bob, again), List.of(ann));
            }
        }
    }

    /** Every message key (ratchet key and counter), carrier and outer key that left these parties is there once. */
    static void noKeyTwice(List<Party> senders, List<Party> readers) {
        Set<String> keys = new HashSet<>();
        Set<String> outer = new HashSet<>();
        Set<String> wraps = new HashSet<>();
        for (Party sender : senders) {
            for (Outgoing out : sender.outbox()) {
                if (!wraps.add(out.wrap().id())) {
                    continue;
                }
                Party reader = readers.stream()
                        .filter(party -> party.person.equals(out.to()))
                        .findFirst()
                        .orElse(sender);
                keys.add(messageKey(Carrier.read(reader.carrier(out.wrap())).orElseThrow()));
                outer.add(out.wrap().author().hex());
                outer.add(out.wrap().content().substring(0, 44));
            }
        }
        assertEquals(wraps.size(), keys.size());
        assertEquals(2 * wraps.size(), outer.size());
    }

    static String messageKey(Carrier carrier) {
        try {
            SignalMessage message = carrier.first()
                    ? new PreKeySignalMessage(carrier.ciphertext()).getWhisperMessage()
                    : new SignalMessage(carrier.ciphertext());
            return StrictJson.base64(message.getSenderRatchetKey().serialize()) + message.getCounter();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCopyIsFoundOut() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            new Network(List.of(ann, bob)).publishBundles();
            bob.backup(folder.resolve("backup"));
            try (Party copy = bob.restored(folder.resolve("backup"), folder.resolve("copy"))) {
                copy.write(tx -> {
                    Party.change(tx, "DELETE FROM vault_restore");
                    return true;
                });
                assertEquals(bob.device(), copy.device());
                clock.pass(Duration.ofDays(8));
                SignedEvent renewed = copy.maintain().getFirst();
                Learned learned = bob.learn(renewed);
                assertInstanceOf(
                        DeviceChange.Reset.class,
                        assertInstanceOf(Learned.AboutThisDevice.class, learned).change());
                SignedEvent tombstone = bob.maintain().getLast();
                assertInstanceOf(KeyBundle.Reading.Removed.class, KeyBundle.read(tombstone));
                assertTrue(tombstone.createdAt() > renewed.createdAt());
                copy.learn(tombstone);
                assertEquals("Retired", copy.changes().getLast());
                assertThrows(IllegalStateException.class, () -> copy.send("no", ann.person));
            }
        }
    }
}
