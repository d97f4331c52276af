package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Signs of typing: told where both sides agreed, and over when nothing follows. */
class TypingTest {

    @TempDir
    Path folder;

    @Test
    void aSignIsToldWhereBothAgreedAndFadesByItself() throws Exception {
        var clock = new Chatter.Clock();
        try (Chatter alice = Chatter.basic(folder.resolve("alice"), clock);
                Chatter bob = Chatter.basic(folder.resolve("bob"), clock)) {
            alice.contacts.add(bob.self, "Bob");
            bob.contacts.add(alice.self, "Alice");
            ConversationId chat = bob.with(alice);
            List<Map<ConversationId, Set<PublicIdentity>>> told = new ArrayList<>();
            try (var _ = bob.chats.typing().listen(told::add)) {
                alice.chats.typing().typing(alice.with(bob));
                Chatter.settle(alice, bob);
                assertEquals(List.of(Map.of()), told, "nobody agreed");
                alice.chats.tellTyping(alice.with(bob), true);
                bob.chats.tellTyping(chat, true);
                clock.pass(Typing.LASTS);
                alice.chats.typing().typing(alice.with(bob));
                Chatter.settle(alice, bob);
                assertEquals(Map.of(chat, Set.of(alice.self)), told.getLast());
                bob.chats.chores().run();
                assertFalse(told.getLast().isEmpty(), "it has just been told");
                clock.pass(Typing.LASTS.plus(Duration.ofSeconds(1)));
                bob.chats.chores().run();
                assertEquals(Map.of(), told.getLast(), "nothing followed");
            }
        }
    }
}
