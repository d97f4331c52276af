package org.kakehashi.messaging.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.delivery.ImportResult;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.group.GroupAction;
import org.kakehashi.messaging.group.GroupMembership;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.LocalRelays;
import org.kakehashi.messaging.relay.RelayUrl;

/** Three installations in a group over two real relays, one of which demands AUTH: who joins, who is removed. */
class GroupLiveTest {

    @TempDir
    Path folder;

    @Test
    void whoIsRemovedOpensNothingLater() throws Exception {
        try (LocalRelays open = LocalRelays.open();
                LocalRelays auth = LocalRelays.withAuth()) {
            List<RelayUrl> relays = List.of(open.url(), auth.url());
            try (Installation ann = Installation.open(folder.resolve("ann"), relays);
                    Installation bob = Installation.open(folder.resolve("bob"), relays);
                    Installation eve = Installation.open(folder.resolve("eve"), relays)) {
                introduce(List.of(ann, bob, eve));
                GroupResult.Grown made = assertInstanceOf(
                        GroupResult.Grown.class,
                        ann.vault.database().write(tx -> ann.groups.create(tx, "tea", List.of(bob.self))));
                String group = made.state().id();
                ann.vault
                        .database()
                        .change(tx -> ann.chats.group(
                                tx,
                                new GroupMembership(ann.groups).state(tx, group).orElseThrow()));
                await(() -> isIn(bob));
                say(ann, "before eve");
                await(() -> texts(bob).contains("before eve"));
                change(ann, group, new GroupAction.Add(List.of(eve.self)));
                await(() -> isIn(eve) && members(bob).contains(eve.self));
                say(bob, "with eve");
                await(() -> texts(eve).contains("with eve"));
                assertFalse(texts(eve).contains("before eve"));
                change(ann, group, new GroupAction.Remove(List.of(eve.self)));
                await(() -> !members(bob).contains(eve.self) && !members(eve).contains(eve.self));
                Set<String> before = wrapsFor(eve, relays);
                say(ann, "without eve");
                say(bob, "also without eve");
                await(() -> texts(bob).contains("without eve") && texts(ann).contains("also without eve"));
                assertEquals(before, wrapsFor(eve, relays), "nothing later is even sealed for her");
                assertOpensNothing(eve, List.of(ann, bob), relays);
                assertInstanceOf(
                        SendResult.Refused.class,
                        eve.chats.writing().send(group(eve), "let me in", null, Writing.Agreement.NONE));
                assertTrue(labels(bob).stream().allMatch(Label.FORWARD_SECRET::equals));
                ImportResult again = eve.inbox.importAll((done, total) -> {});
                assertEquals(0, again.taken());
                assertEquals(List.of("with eve"), texts(eve));
            }
        }
    }

    /** She tries every wrap that the relays have, whomever it is for, with all her keys. */
    private static void assertOpensNothing(Installation eve, List<Installation> others, List<RelayUrl> relays)
            throws InterruptedException {
        int tried = 0;
        for (Installation other : others) {
            for (SignedEvent wrap : other.pool
                    .fetch(relays, Filter.wrapsFor(other.self), Duration.ofSeconds(10))
                    .events()) {
                GiftWrap.Opening opening = eve.identity.use(key -> eve.wraps.open(wrap, key));
                assertInstanceOf(GiftWrap.Opening.Refused.class, opening);
                // Even with the outer layers opened for her, the ratchet does not.
                GiftWrap.Opening.Opened carried = assertInstanceOf(
                        GiftWrap.Opening.Opened.class, other.identity.use(key -> other.wraps.open(wrap, key)));
                Opening inner = eve.vault.database().write(tx -> eve.ratchet.open(tx, carried.rumor()));
                assertFalse(inner instanceof Opening.Opened, inner::toString);
                tried++;
            }
        }
        assertTrue(tried > 5, tried + " wraps");
    }

    private static Set<String> wrapsFor(Installation eve, List<RelayUrl> relays) throws InterruptedException {
        Set<String> ids = new HashSet<>();
        eve.pool
                .fetch(relays, Filter.wrapsFor(eve.self), Duration.ofSeconds(10))
                .events()
                .forEach(wrap -> ids.add(wrap.id()));
        return ids;
    }

    private static void introduce(List<Installation> all) throws InterruptedException {
        for (Installation one : all) {
            one.start();
            one.directory.publishOwn(one.identity);
            assertTrue(one.publishDevice());
        }
        for (Installation one : all) {
            for (Installation other : all) {
                if (other != one) {
                    one.contacts.add(other.self, "");
                    assertTrue(one.learnDevices(other.self));
                }
            }
        }
    }

    private static void change(Installation at, String group, GroupAction action) {
        assertInstanceOf(GroupResult.Grown.class, at.vault.database().write(tx -> at.groups.change(tx, group, action)));
    }

    private static void say(Installation from, String text) {
        assertInstanceOf(
                SendResult.Queued.class, from.chats.writing().send(group(from), text, null, Writing.Agreement.NONE));
    }

    private static boolean isIn(Installation at) {
        return at.chats.list().stream().anyMatch(chat -> chat.kind() == Conversation.Kind.GROUP);
    }

    private static ConversationId group(Installation at) {
        return at.chats.list().stream()
                .filter(chat -> chat.kind() == Conversation.Kind.GROUP)
                .map(Conversation::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<PublicIdentity> members(Installation at) {
        return at.chats.members(group(at));
    }

    private static List<String> texts(Installation at) {
        List<String> texts = new ArrayList<>(at.texts(group(at)));
        texts.removeIf(text -> text.startsWith("<"));
        return texts;
    }

    private static List<Label> labels(Installation at) {
        return at.chats.timeline().newest(group(at), 100).messages().stream()
                .filter(message -> message.content() instanceof Content.Text)
                .map(Message::label)
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }
}
