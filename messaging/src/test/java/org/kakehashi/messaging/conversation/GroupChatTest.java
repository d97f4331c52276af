package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.group.GroupAction;
import org.kakehashi.messaging.group.GroupMembership;
import org.kakehashi.messaging.group.GroupResult;

/** Messages of groups whose changes get lost on the way. */
class GroupChatTest {

    @TempDir
    Path folder;

    private static ConversationId group(Chatter at) {
        return at.chats.list().stream()
                .filter(chat -> chat.kind() == Conversation.Kind.GROUP)
                .map(Conversation::id)
                .findFirst()
                .orElseThrow();
    }

    private static void say(Chatter at, String text) {
        assertInstanceOf(
                SendResult.Queued.class, at.chats.writing().send(group(at), text, null, Writing.Agreement.NONE));
    }

    @Test
    void aRemovalThatWasLostIsNoticedWithTheNextMessage() {
        Chatter.Clock clock = new Chatter.Clock();
        try (Chatter ann = Chatter.secret(folder.resolve("ann"), clock);
                Chatter bob = Chatter.secret(folder.resolve("bob"), clock);
                Chatter eve = Chatter.secret(folder.resolve("eve"), clock)) {
            Chatter.introduce(ann, bob, eve);
            for (Chatter one : List.of(ann, bob, eve)) {
                for (Chatter other : List.of(ann, bob, eve)) {
                    if (one != other) {
                        one.contacts.add(other.self, "");
                    }
                }
            }
            String id = ann.vault.database().write(tx -> {
                GroupResult.Grown made = (GroupResult.Grown) ann.groups.create(tx, "tea", List.of(bob.self, eve.self));
                ann.chats.group(
                        tx,
                        new GroupMembership(ann.groups)
                                .state(tx, made.state().id())
                                .orElseThrow());
                return made.state().id();
            });
            Chatter.settle(ann, bob, eve);
            ann.vault.database().write(tx -> ann.groups.change(tx, id, new GroupAction.Remove(List.of(eve.self))));
            assertTrue(ann.takeOut().size() >= 2, "the removal, lost on the way");
            assertTrue(bob.chats.members(group(bob)).contains(eve.self));
            say(ann, "only for bob");
            Chatter.settle(ann, bob, eve);
            assertFalse(bob.chats.members(group(bob)).contains(eve.self));
            say(bob, "only for ann");
            List<Outgoing> out = bob.takeOut();
            assertEquals(List.of(ann.self), out.stream().map(Outgoing::to).toList());
            assertEquals(
                    List.of(),
                    eve.texts(group(eve)).stream()
                            .filter(text -> text.startsWith("only"))
                            .toList());
            assertTrue(bob.texts(group(bob)).contains("only for bob"));
        }
    }
}
