package org.kakehashi.messaging.ratchet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.party.Network;
import org.kakehashi.messaging.party.Party;
import org.kakehashi.vault.DatabaseException;

/** Transactions that end at every possible statement, and random orders of everything. */
class RollbackTest {

    /** A thousand take some 20 s on two busy cores. */
    private static final int INTERLEAVINGS = Integer.getInteger("ratchet.interleavings", 150);

    @TempDir
    Path folder;

    private final Party.Clock clock = new Party.Clock();

    private Party party(String name) {
        return Party.create(folder.resolve(name), clock);
    }

    /** Everything in the tables of the engine and of the test. */
    private static List<String> state(Party party) {
        return party.read(tx -> {
            List<String> all = new ArrayList<>();
            for (String table : Party.strings(
                    tx,
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'ratchet%' OR name LIKE"
                            + " 'party%') ORDER BY name")) {
                String columns = String.join(
                        " || ':' || ",
                        Party.strings(tx, "SELECT 'quote(' || name || ')' FROM pragma_table_info(?)", table));
                all.addAll(
                        Party.strings(tx, "SELECT '" + table + "' || " + columns + " FROM " + table + " ORDER BY 1"));
            }
            return all;
        });
    }

    private interface Step {
        void on(java.sql.Connection tx) throws java.sql.SQLException;
    }

    /** Runs a step with a failure at its first, second, … statement; nothing may change until one run is whole. */
    private static int failingEverywhere(Party party, Step step) {
        for (int statement = 0; ; statement++) {
            List<String> before = state(party);
            int at = statement;
            boolean[] whole = {false};
            try {
                party.write(tx -> {
                    FailingConnection failing = new FailingConnection(tx, at);
                    step.on(failing.connection());
                    whole[0] = failing.outlived();
                    return true;
                });
            } catch (DatabaseException e) {
                assertTrue(String.valueOf(e.getCause()).endsWith("as if the disk were full"), String.valueOf(e));
            }
            if (whole[0]) {
                assertNotEquals(before, state(party));
                return statement;
            }
            assertEquals(before, state(party), "statement " + at);
        }
    }

    @Test
    void everyStatementMayBeTheLast() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            int steps = failingEverywhere(ann, tx -> ann.engine.maintain(tx));
            bob.maintain();
            SignedEvent bundle = bob.maintain().getFirst();
            steps += failingEverywhere(ann, tx -> ann.engine.learn(tx, bundle));
            bob.learn(ann.maintain().getFirst());
            for (int round = 0; round < 4; round++) {
                Party from = round % 2 == 0 ? ann : bob;
                Party to = round % 2 == 0 ? bob : ann;
                Rumor rumor = from.text("round " + round);
                steps += failingEverywhere(from, tx -> from.send(tx, rumor, to.person));
                network.collect();
                SignedEvent wrap = network.mailbox(to).removeFirst();
                assertTrue(network.mailbox(to).isEmpty(), "only what was committed was sent");
                steps += failingEverywhere(to, tx -> to.receive(tx, wrap));
            }
            assertEquals(List.of("round 0", "round 2"), bob.texts());
            assertEquals(List.of("round 1", "round 3"), ann.texts());
            bob.write(tx -> {
                Party.change(tx, "DELETE FROM ratchet_session");
                return true;
            });
            ann.send("lost", bob.person);
            network.collect();
            SignedEvent lost = network.mailbox(bob).removeFirst();
            steps += failingEverywhere(bob, tx -> assertInstanceOf(Opening.Undecryptable.class, bob.receive(tx, lost)));
            network.collect();
            SignedEvent note = network.mailbox(ann).removeFirst();
            steps += failingEverywhere(ann, tx -> ann.receive(tx, note));
            network.settle();
            assertEquals("lost", bob.texts().getLast());
            assertTrue(steps > 100, "statements that failed once: " + steps);
            RatchetEngineTest.noKeyTwice(List.of(ann, bob), List.of(ann, bob));
        }
    }

    /**
     * Why a rolled-back seal is safe: its ciphertext is made of the same key as the next one, so it must not have left,
     * and it cannot have, because it was only in the outbox that was rolled back with it.
     */
    @Test
    void aRolledBackSealLeavesNothingThatCouldBeSent() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            ann.send("one", bob.person);
            network.settle();
            bob.send("two", ann.person);
            network.settle();
            List<Outgoing> lost = new ArrayList<>();
            Rumor first = ann.text("first wording");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ann.write(tx -> {
                        lost.addAll(ann.engine.seal(tx, first, bob.person));
                        throw new IllegalArgumentException("the person closed the window");
                    }));
            ann.send("second wording", bob.person);
            Outgoing sent = ann.outbox().getLast();
            assertEquals(key(bob, lost.getFirst()), key(bob, sent), "the same key was used in memory");
            assertTrue(ann.outbox().stream()
                    .noneMatch(
                            out -> out.wrap().id().equals(lost.getFirst().wrap().id())));
            network.settle();
            assertEquals("second wording", bob.texts().getLast());
            RatchetEngineTest.noKeyTwice(List.of(ann, bob), List.of(ann, bob));
        }
    }

    private static String key(Party reader, Outgoing out) {
        return RatchetEngineTest.messageKey(
                Carrier.read(reader.carrier(out.wrap())).orElseThrow());
    }

    @Test
    void randomInterleavingsOfThree() {
        long seed = 20261125;
        Random random = new Random(seed);
        try (Party ann = party("ann");
                Party bob = party("bob");
                Party lap = Party.create(folder.resolve("lap"), bob.secret, clock)) {
            List<Party> all = List.of(ann, bob, lap);
            Network network = new Network(all);
            network.publishBundles();
            network.publishBundles();
            Map<Party, Set<String>> expected = new HashMap<>();
            all.forEach(party -> expected.put(party, new HashSet<>()));
            int number = 0;
            int rolledBack = 0;
            for (int i = 0; i < INTERLEAVINGS; i++) {
                for (int step = 0; step < 4; step++) {
                    Party party = all.get(random.nextInt(all.size()));
                    if (random.nextBoolean()) {
                        String text = "n" + number++;
                        Party to = party == ann ? bob : ann;
                        if (random.nextInt(5) == 0) {
                            rolledBack += rollBack(party, tx -> party.send(tx, party.text("not " + text), to.person));
                        }
                        party.send(text, to.person);
                        all.stream()
                                .filter(each -> each != party)
                                .filter(each -> each.person.equals(to.person) || each.person.equals(party.person))
                                .forEach(each -> expected.computeIfAbsent(each, p -> new HashSet<>())
                                        .add(text));
                    } else {
                        deliverOne(network, party, random);
                    }
                }
            }
            network.settle();
            for (Party party : all) {
                assertEquals(expected.get(party), new HashSet<>(party.texts()), party + " with seed " + seed);
                assertEquals(party.texts().size(), new HashSet<>(party.texts()).size(), "none twice");
            }
            assertTrue(rolledBack > 0);
            RatchetEngineTest.noKeyTwice(all, List.of(ann, bob));
        }
    }

    private static void deliverOne(Network network, Party party, Random random) {
        network.collect();
        List<SignedEvent> mail = network.mailbox(party);
        if (mail.isEmpty()) {
            return;
        }
        int place = random.nextInt(Math.min(mail.size(), 20));
        SignedEvent wrap = mail.get(place);
        if (random.nextInt(5) == 0) {
            rollBack(party, tx -> party.receive(tx, wrap));
        }
        party.receive(wrap);
        if (random.nextInt(5) != 0) {
            mail.remove(place);
        }
    }

    private static int rollBack(Party party, Step step) {
        assertThrows(
                IllegalArgumentException.class,
                () -> party.write(tx -> {
                    step.on(tx);
                    throw new IllegalArgumentException("rolled back");
                }));
        return 1;
    }
}
