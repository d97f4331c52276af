package org.kakehashi.messaging.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.party.Network;
import org.kakehashi.messaging.party.Party;

/** Groups of installations with real vaults, over the ratchet and real gift wraps. */
class GroupsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final Party.Clock clock = new Party.Clock();

    private Party party(String name) {
        return Party.create(folder.resolve(name), clock);
    }

    private static String made(Party party, GroupResult result) {
        return assertInstanceOf(GroupResult.Grown.class, result, party.toString())
                .state()
                .id();
    }

    private static GroupState state(Party party, String group) {
        return party.read(tx -> party.groups.state(tx, group)).orElseThrow();
    }

    private static GroupResult change(Party party, String group, GroupAction action) {
        return party.write(tx -> party.groups.change(tx, group, action));
    }

    @Test
    void joinsAndRemovals() {
        try (Party ann = party("ann");
                Party bob = party("bob");
                Party eve = party("eve")) {
            Network network = new Network(List.of(ann, bob, eve));
            network.publishBundles();
            String group = made(ann, ann.write(tx -> ann.groups.create(tx, "tea", List.of(bob.person))));
            network.settle();
            assertEquals(state(ann, group), state(bob, group));
            ann.sendToGroup(group, "before eve");
            made(ann, change(ann, group, new GroupAction.Rename("green tea")));
            made(ann, change(ann, group, new GroupAction.Add(List.of(eve.person))));
            network.settle();
            assertEquals(state(ann, group), state(eve, group));
            ann.sendToGroup(group, "with eve");
            network.settle();
            assertEquals(List.of("with eve"), eve.texts());
            assertEquals(
                    new GroupResult.Refused(GroupResult.Reason.NOT_AN_ADMIN),
                    change(bob, group, new GroupAction.Remove(List.of(eve.person))));
            made(ann, change(ann, group, new GroupAction.Promote(List.of(bob.person))));
            network.settle();
            made(bob, change(bob, group, new GroupAction.Remove(List.of(eve.person))));
            network.settle();
            assertFalse(state(eve, group).hasMember(eve.person));
            int wraps = network.mailbox(eve).size();
            ann.sendToGroup(group, "without eve");
            bob.sendToGroup(group, "also without eve");
            network.collect();
            assertEquals(wraps, network.mailbox(eve).size(), "nothing later is even sealed for her");
            network.settle();
            assertEquals(List.of("with eve"), eve.texts());
            assertEquals(List.of("before eve", "with eve", "without eve"), bob.texts());
            assertEquals(
                    new GroupResult.Refused(GroupResult.Reason.NOT_A_MEMBER),
                    change(eve, group, new GroupAction.Leave()));
        }
    }

    @Test
    void lostAndLateChangesAreAskedFor() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            String group = made(ann, ann.write(tx -> ann.groups.create(tx, "tea", List.of(bob.person))));
            network.settle();
            made(ann, change(ann, group, new GroupAction.Rename("one")));
            network.collect();
            network.mailbox(bob).clear();
            made(ann, change(ann, group, new GroupAction.Rename("two")));
            network.settle();
            assertEquals("two", state(bob, group).name());
            assertEquals(state(ann, group), state(bob, group));
            made(ann, change(ann, group, new GroupAction.Rename("three")));
            network.collect();
            network.mailbox(bob).clear();
            clock.pass(Duration.ofDays(2));
            bob.write(tx -> {
                bob.groups.maintain(tx);
                return true;
            });
            network.settle();
            assertEquals("three", state(bob, group).name());
        }
    }

    @Test
    void conflictsJoinAgainAndForgedOrReplayedChangesDoNothing() {
        try (Party ann = party("ann");
                Party bob = party("bob");
                Party eve = party("eve")) {
            Network network = new Network(List.of(ann, bob, eve));
            network.publishBundles();
            String group = made(ann, ann.write(tx -> ann.groups.create(tx, "tea", List.of(bob.person, eve.person))));
            made(ann, change(ann, group, new GroupAction.Promote(List.of(bob.person))));
            network.settle();
            made(ann, change(ann, group, new GroupAction.Rename("ann's")));
            made(bob, change(bob, group, new GroupAction.Rename("bob's")));
            network.settle();
            assertEquals(state(ann, group), state(bob, group));
            assertEquals(state(ann, group), state(eve, group));
            assertEquals(2, state(ann, group).heads().size());
            made(bob, change(bob, group, new GroupAction.Timer(3600)));
            network.settle();
            assertEquals(1, state(eve, group).heads().size());
            assertEquals(state(ann, group), state(eve, group));
            GroupState before = state(ann, group);
            GroupChange forged = GroupChange.following(
                    eve.secret, 1, group, before.heads(), new GroupAction.Remove(List.of(ann.person)), RANDOM);
            GroupResult result = ann.write(tx -> ann.groups.arrived(
                    tx, GroupWire.history(eve.person, 1, group, List.of(forged)).getFirst()));
            assertInstanceOf(GroupResult.Grown.class, result);
            assertEquals(before.members(), state(ann, group).members());
            for (SignedEvent wrap : bob.outbox().stream().map(out -> out.wrap()).toList()) {
                ann.receive(wrap);
            }
            assertEquals(before.members(), state(ann, group).members());
            Rumor stranger = GroupWire.history(
                            SecretIdentity.random(RANDOM).publicIdentity(), 1, group, List.of(forged))
                    .getFirst();
            assertEquals(new GroupResult.Nothing(), ann.write(tx -> ann.groups.arrived(tx, stranger)));
        }
    }

    @Test
    void aHundredMembers() {
        try (Party ann = party("ann");
                Party bob = party("bob")) {
            Network network = new Network(List.of(ann, bob));
            network.publishBundles();
            List<PublicIdentity> others = new ArrayList<>(List.of(bob.person));
            while (others.size() < GroupAction.MOST_MEMBERS - 1) {
                others.add(SecretIdentity.random(RANDOM).publicIdentity());
            }
            ann.direct(others.subList(1, others.size()));
            String group = made(ann, ann.write(tx -> ann.groups.create(tx, "all of them", others)));
            assertEquals(
                    new GroupResult.Refused(GroupResult.Reason.TOO_MANY_MEMBERS),
                    change(
                            ann,
                            group,
                            new GroupAction.Add(
                                    List.of(SecretIdentity.random(RANDOM).publicIdentity()))));
            network.settle();
            assertEquals(100, state(bob, group).members().size());
            int before = ann.outbox().size();
            ann.sendToGroup(group, "hello all");
            assertEquals(99, ann.outbox().size() - before);
            network.settle();
            assertTrue(bob.texts().contains("hello all"));
        }
    }
}
