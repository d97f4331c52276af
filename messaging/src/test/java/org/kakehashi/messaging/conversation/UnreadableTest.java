package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.engine.Outgoing;

/**
 * A message that comes when the ratchet has dropped its key is sent again, stands once and where it belongs, and the line
 * that said that it could not be read goes.
 */
class UnreadableTest {

    /** More turns of the conversation than the ratchet keeps keys for. */
    private static final int TURNS = 8;

    @TempDir
    Path folder;

    private final Chatter.Clock clock = new Chatter.Clock();

    @Test
    void whatCameTooLateIsSentAgainAndTheLineGoes() {
        try (Chatter alice = Chatter.secret(folder.resolve("alice"), clock);
                Chatter bob = Chatter.secret(folder.resolve("bob"), clock)) {
            List<Outgoing> late = talkAndHoldBack(alice, bob);
            bob.take(late.getFirst().wrap());
            assertEquals("<UNDECRYPTABLE>", bob.texts(alice).getLast());
            Chatter.settle(alice, bob);
            assertEquals(all(), bob.texts(alice));
            assertEquals(List.of(), bob.chats.timeline().gaps(bob.with(alice)));
        }
    }

    @Test
    void itIsAskedForAgainWhenTheQuestionOrTheAnswerWasLost() {
        try (Chatter alice = Chatter.secret(folder.resolve("alice"), clock);
                Chatter bob = Chatter.secret(folder.resolve("bob"), clock)) {
            List<Outgoing> late = talkAndHoldBack(alice, bob);
            bob.take(late.getFirst().wrap());
            assertEquals(1, bob.takeOut().size(), "the question, lost on the way");
            maintain(bob);
            assertEquals(List.of(), bob.takeOut(), "not asked again at once");
            clock.pass(Duration.ofMinutes(3));
            maintain(bob);
            for (Outgoing question : bob.takeOut()) {
                alice.take(question.wrap());
            }
            List<Outgoing> answer = alice.takeOut();
            assertEquals(2, answer.size());
            bob.take(answer.getFirst().wrap());
            List<String> withLine = bob.texts(alice);
            assertEquals(all().size() + 1, withLine.size());
            clock.pass(Duration.ofMinutes(9));
            maintain(bob);
            Chatter.settle(alice, bob);
            assertEquals(all(), bob.texts(alice));
            clock.pass(Duration.ofHours(1));
            maintain(bob);
            assertEquals(List.of(), bob.takeOut(), "nothing is asked for any more");
        }
    }

    /** Alice's "late" is not carried; what comes after it is, over many turns. */
    private List<Outgoing> talkAndHoldBack(Chatter alice, Chatter bob) {
        Chatter.introduce(alice, bob);
        alice.contacts.add(bob.self, "");
        bob.contacts.add(alice.self, "");
        alice.say(bob, "first");
        clock.pass(Duration.ofSeconds(1));
        bob.say(alice, "first answer");
        Chatter.settle(alice, bob);
        clock.pass(Duration.ofSeconds(1));
        alice.say(bob, "late");
        List<Outgoing> late = alice.takeOut();
        for (int turn = 0; turn < TURNS; turn++) {
            clock.pass(Duration.ofSeconds(1));
            alice.say(bob, "turn " + turn);
            Chatter.settle(alice, bob);
            clock.pass(Duration.ofSeconds(1));
            bob.say(alice, "answer " + turn);
            Chatter.settle(alice, bob);
        }
        return late;
    }

    private static List<String> all() {
        List<String> texts = new ArrayList<>(List.of("first", "first answer", "late"));
        for (int turn = 0; turn < TURNS; turn++) {
            texts.add("turn " + turn);
            texts.add("answer " + turn);
        }
        return texts;
    }

    private static void maintain(Chatter one) {
        one.vault.database().write(one.ratchet::maintain);
    }
}
