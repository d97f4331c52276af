package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Who is typing, and who is who they were. */
class PresenceTest {

    @TempDir
    Path folder;

    private final Chatter.Clock clock = new Chatter.Clock();
    private Chatter alice;
    private Chatter bob;

    @BeforeEach
    void meet() {
        alice = Chatter.basic(folder.resolve("alice"), clock);
        bob = Chatter.basic(folder.resolve("bob"), clock);
        alice.chats.tellTyping(alice.with(bob), true);
        bob.chats.tellTyping(bob.with(alice), true);
    }

    @AfterEach
    void part() {
        alice.close();
        bob.close();
    }

    @Test
    void whoStopsTypingWithoutAWordIsTypingNoLonger() throws Exception {
        List<Map<ConversationId, Set<PublicIdentity>>> told = new ArrayList<>();
        try (AutoCloseable _ = bob.chats.typing().listen(told::add)) {
            alice.chats.typing().typing(alice.with(bob));
            Chatter.settle(alice, bob);
            assertEquals(Map.of(bob.with(alice), Set.of(alice.self)), told.getLast());
            bob.chats.chores().run();
            assertEquals(2, told.size(), "nothing changed");
            clock.pass(Typing.LASTS.plus(Duration.ofSeconds(1)));
            bob.chats.chores().run();
            assertEquals(Map.of(), told.getLast());
        }
    }

    @Test
    void aVerificationLapsesWithTheDevicesAndIsSaidUntilThatIsAcknowledged() throws Exception {
        ConversationId chat = alice.with(bob);
        alice.contacts.verified(bob.self);
        assertNotNull(contact().verified());
        var heard = new CountDownLatch(1);
        try (AutoCloseable _ = alice.contacts.listen(all -> {
                    if (all.stream().anyMatch(each -> each.lapsed() != null)) {
                        heard.countDown();
                    }
                });
                AutoCloseable _ = alice.chats.listen(_ -> {})) {
            alice.vault.database().change(tx -> alice.chats.deviceChanged(tx, bob.self, "0123456789abcdef", true));
            assertTrue(heard.await(20, TimeUnit.SECONDS), "the contacts' listeners hear of it");
        }
        assertNull(contact().verified());
        assertEquals(clock.instant(), contact().lapsed());
        assertEquals(
                Content.NoticeKind.DEVICE_CHANGED,
                ((Content.Notice) alice.messages(chat).getLast().content()).kind(),
                "a new device of a verified person is said loudly");

        alice.contacts.acknowledgeLapse(bob.self);
        assertNull(contact().lapsed());
        clock.pass(Duration.ofHours(1));
        alice.contacts.verified(bob.self);
        Instant verified = contact().verified();
        alice.contacts.acknowledgeLapse(bob.self);
        assertEquals(verified, contact().verified(), "what holds is not taken away by that");
    }

    private Contact contact() {
        return alice.contacts.find(bob.self).orElseThrow();
    }
}
