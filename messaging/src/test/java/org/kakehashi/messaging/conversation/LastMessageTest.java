package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.event.Rumor;

/** A lost message is noticed also when none comes after it. */
class LastMessageTest {

    @TempDir
    Path folder;

    @Test
    void theLastMessageIsAskedForWhenItWasLost() {
        Chatter.Clock clock = new Chatter.Clock();
        try (Chatter alice = Chatter.secret(folder.resolve("alice"), clock);
                Chatter bob = Chatter.secret(folder.resolve("bob"), clock)) {
            Chatter.introduce(alice, bob);
            alice.contacts.add(bob.self, "");
            bob.contacts.add(alice.self, "");
            alice.say(bob, "one");
            Chatter.settle(alice, bob);
            alice.say(bob, "two");
            assertEquals(1, alice.takeOut().size(), "lost on the way");
            clock.pass(Duration.ofMinutes(4));
            alice.chats.chores().run();
            assertEquals(List.of(), alice.takeOut(), "not before five minutes have passed");
            clock.pass(Duration.ofMinutes(2));
            alice.chats.chores().run();
            Chatter.settle(alice, bob);
            assertEquals(1, bob.chats.timeline().gaps(bob.with(alice)).size());
            clock.pass(Duration.ofSeconds(30));
            bob.chats.chores().run();
            Chatter.settle(alice, bob);
            assertEquals(List.of("one", "two"), texts(bob, alice));
            assertEquals(List.of(), bob.chats.timeline().gaps(bob.with(alice)));
            alice.chats.chores().run();
            assertEquals(List.of(), alice.takeOut(), "told once");
            liesAboutNumbersLeaveNothing(alice, bob);
        }
    }

    @Test
    void whatWasLostLongAgoIsStillThereToBeSentAgain() {
        Chatter.Clock clock = new Chatter.Clock();
        try (Chatter alice = Chatter.basic(folder.resolve("alice"), clock);
                Chatter bob = Chatter.basic(folder.resolve("bob"), clock)) {
            alice.contacts.add(bob.self, "");
            bob.contacts.add(alice.self, "");
            alice.say(bob, "lost");
            alice.takeOut();
            // As if so many others had been sent since.
            alice.vault.database().change(tx -> Sql.update(tx, "UPDATE chat SET sent = 9000"));
            alice.say(bob, "much later");
            Chatter.settle(alice, bob);
            clock.pass(Duration.ofSeconds(30));
            bob.chats.chores().run();
            Chatter.settle(alice, bob);
            assertEquals("lost", texts(bob, alice).getFirst());
        }
    }

    private static List<String> texts(Chatter at, Chatter with) {
        return at.texts(with).stream().filter(text -> !text.startsWith("<")).toList();
    }

    /** Numbers beyond all reason, and devices that are none. */
    private static void liesAboutNumbersLeaveNothing(Chatter alice, Chatter bob) {
        for (List<String> tag : List.of(
                List.of("sent", "0123456789abcdef", "999999999999"),
                List.of("sent", "nothing", "5"),
                List.of("sent", "0123456789abcdef", "-5"))) {
            List<List<String>> tags = List.of(List.of("p", bob.self.hex()), tag);
            Rumor rumor = new Rumor(alice.self, alice.clock.instant().getEpochSecond(), InnerKinds.REPAIR, tags, "");
            bob.take(alice.wrap(rumor, bob.self));
        }
        assertFalse(bob.chats.timeline().gaps(bob.with(alice)).stream().anyMatch(gap -> gap.count() > 1));
    }
}
