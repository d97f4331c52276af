package org.kakehashi.messaging.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.SendState;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.LocalRelays;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.NodePeer;
import org.kakehashi.testbed.SloppyRelay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Another make of client (nostr-tools) and this program understand each other over relays of other makes. */
class NostrToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** The other client, one person. */
    private static final class Peer implements AutoCloseable {
        private final NodePeer node = NodePeer.start("nostr-peer.mjs", "nostr-tools");
        final PublicIdentity self;

        Peer(List<RelayUrl> relays) {
            ObjectNode request = JSON.createObjectNode().put("op", "listen");
            relays.forEach(relay -> request.withArray("at").add(relay.toString()));
            self = PublicIdentity.ofHex(ask(request).path("pubkey").asString()).orElseThrow();
        }

        JsonNode ask(ObjectNode request) {
            JsonNode answer = JSON.readTree(node.ask(request.toString()));
            assertFalse(answer.has("error"), answer::toString);
            return answer;
        }

        void say(PublicIdentity to, String text, String replyTo) {
            ObjectNode request =
                    JSON.createObjectNode().put("op", "say").put("to", to.hex()).put("text", text);
            if (!replyTo.isEmpty()) {
                request.put("replyTo", replyTo);
            }
            assertEquals(2, ask(request).path("wraps").asInt());
        }

        /** Wraps any inner event and answers its id. */
        String wrap(List<PublicIdentity> to, int kind, String content, List<List<String>> tags) {
            ObjectNode request =
                    JSON.createObjectNode().put("op", "wrap").put("kind", kind).put("content", content);
            to.forEach(person -> request.withArray("to").add(person.hex()));
            request.set("tags", JSON.valueToTree(tags));
            return ask(request).path("id").asString();
        }

        /** The next inner event, which must be the only one. */
        JsonNode next() {
            JsonNode events = ask(JSON.createObjectNode().put("op", "take").put("count", 1))
                    .path("events");
            assertEquals(1, events.size(), events::toString);
            assertFalse(events.get(0).has("error"), events::toString);
            return events.get(0);
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @Test
    void textsRepliesAndReactionsGoBothWaysOverTwoRelaysAtOnce() throws Exception {
        try (LocalRelays good = LocalRelays.open();
                SloppyRelay sloppy = new SloppyRelay()) {
            converse(List.of(good.url(), RelayUrl.of(sloppy.url())));
        }
    }

    @Test
    void andOverARelayThatDemandsAuth() throws Exception {
        try (LocalRelays auth = LocalRelays.withAuth()) {
            converse(List.of(auth.url()));
        }
    }

    private void converse(List<RelayUrl> relays) throws Exception {
        try (Installation alice = Installation.open(folder.resolve("alice" + relays.size()), relays);
                Peer peer = new Peer(relays)) {
            alice.start();
            theirsAreOpened(alice, peer);
            oursAreOpened(alice, peer, relays.size());
        }
    }

    /** A request of a stranger, accepted; a reply to our answer; reactions; a deletion. */
    private void theirsAreOpened(Installation alice, Peer peer) throws InterruptedException {
        String first =
                peer.wrap(List.of(alice.self), 14, "こんにちは, nice to meet you", List.of(List.of("p", alice.self.hex())));
        await(() -> alice.chats.list().size() == 1);
        Conversation request = alice.chats.list().getFirst();
        assertEquals(Conversation.Waiting.REQUEST, request.waiting());
        assertEquals(peer.self, request.person());
        ConversationId chat = request.id();
        Message hello = alice.chats.timeline().newest(chat, 10).messages().getFirst();
        assertEquals(first, hello.id());
        assertEquals(Label.BASIC, hello.label());
        alice.chats.accept(chat);
        peer.say(alice.self, "a reply", first);
        await(() -> alice.texts(chat).size() == 2);
        Message reply = alice.chats.timeline().newest(chat, 10).messages().getLast();
        assertEquals(first, Objects.requireNonNull(reply.reply()).id());
        peer.wrap(
                List.of(alice.self),
                7,
                "🎋",
                List.of(List.of("e", first), List.of("p", peer.self.hex()), List.of("k", "14")));
        await(() -> !message(alice, first).reactions().isEmpty());
        assertEquals(
                List.of(peer.self), message(alice, first).reactions().getFirst().people());
        assertEquals(List.of("こんにちは, nice to meet you", "a reply"), alice.texts(chat));
    }

    private void oursAreOpened(Installation alice, Peer peer, int relays) throws InterruptedException {
        ConversationId chat = alice.chats.direct(peer.self);
        Writing writing = alice.chats.writing();
        SendResult.Queued said = assertInstanceOf(
                SendResult.Queued.class, writing.send(chat, "a text from here: 架け橋", null, Writing.Agreement.NONE));
        JsonNode text = peer.next();
        assertEquals(said.id(), text.path("id").asString());
        assertEquals(14, text.path("kind").asInt());
        assertEquals("a text from here: 架け橋", text.path("content").asString());
        assertEquals(alice.self.hex(), text.path("pubkey").asString());
        assertTrue(hasTag(text, "p", peer.self.hex()), text::toString);
        Message theirs = alice.chats.timeline().newest(chat, 10).messages().getFirst();
        writing.send(chat, "and a reply", theirs.id(), Writing.Agreement.NONE);
        JsonNode reply = peer.next();
        assertTrue(hasTag(reply, "e", theirs.id()), reply::toString);
        writing.react(chat, theirs.id(), "🌉", Writing.Agreement.NONE);
        JsonNode reaction = peer.next();
        assertEquals(7, reaction.path("kind").asInt());
        assertEquals("🌉", reaction.path("content").asString());
        assertTrue(hasTag(reaction, "e", theirs.id()), reaction::toString);
        writing.deleteForAll(chat, said.id(), Writing.Agreement.NONE);
        JsonNode deletion = peer.next();
        assertEquals(5, deletion.path("kind").asInt());
        assertTrue(hasTag(deletion, "e", said.id()), deletion::toString);
        await(() -> alice.chats.timeline().newest(chat, 10).messages().stream()
                .filter(message -> message.mine() && !message.id().equals(said.id()))
                .allMatch(message -> message.state() != null
                        && message.state().stage() == SendState.Stage.SENT
                        && message.state().relays() == relays));
    }

    private static boolean hasTag(JsonNode event, String name, String value) {
        return event.path("tags")
                .valueStream()
                .anyMatch(tag -> tag.path(0).asString("").equals(name)
                        && tag.path(1).asString("").equals(value));
    }

    private static Message message(Installation at, String id) {
        return at.chats.timeline().find(id).orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }
}
