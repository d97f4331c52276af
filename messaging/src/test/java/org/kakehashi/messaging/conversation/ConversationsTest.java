package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.encryption.Nip44;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/** Chats between installations with vaults of their own, carried by hand. */
class ConversationsTest {

    private static final Writing.Agreement NONE = Writing.Agreement.NONE;

    @TempDir
    Path folder;

    private final Chatter.Clock clock = new Chatter.Clock();
    private Chatter alice;
    private Chatter bob;

    @BeforeEach
    void open() {
        alice = Chatter.basic(folder.resolve("alice"), clock);
        bob = Chatter.basic(folder.resolve("bob"), clock);
        alice.contacts.add(bob.self, "Bob");
        bob.contacts.add(alice.self, "Alice");
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private void pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void aTextArrivesAndIsAnswered() {
        SendResult.Queued hello = alice.say(bob, "hello");
        Chatter.settle(alice, bob);
        pass(3);
        bob.chats.writing().send(bob.with(alice), "hi back", hello.id(), NONE);
        Chatter.settle(alice, bob);
        assertEquals(List.of("hello", "hi back"), alice.texts(bob));
        assertEquals(List.of("hello", "hi back"), bob.texts(alice));
        Message answer = alice.messages(alice.with(bob)).getLast();
        Message.Reply reply = Objects.requireNonNull(answer.reply());
        assertEquals("hello", reply.start());
        assertEquals(alice.self, reply.author());
        assertEquals(hello.place(), reply.place());
        assertEquals(Label.BASIC, answer.label());
        assertFalse(answer.mine());
        assertEquals(1, alice.conversation(alice.with(bob)).unread());
        alice.chats.read(alice.with(bob), answer.place());
        assertEquals(0, alice.conversation(alice.with(bob)).unread());
    }

    @Test
    void aWrapThatComesTwiceIsOneMessage() {
        alice.say(bob, "once");
        List<Outgoing> out = alice.takeOut();
        assertEquals(2, out.size(), "one for Bob and the copy for oneself");
        SignedEvent forBob = out.getFirst().wrap();
        assertInstanceOf(Arrival.Kept.class, bob.take(forBob));
        assertInstanceOf(Arrival.Known.class, bob.take(forBob));
        assertInstanceOf(Arrival.Known.class, alice.take(out.getLast().wrap()));
        assertEquals(List.of("once"), bob.texts(alice));
        assertEquals(List.of("once"), alice.texts(bob));
        assertEquals(1, bob.conversation(bob.with(alice)).unread());
    }

    @Test
    void anotherInstallationOfOnesOwnHasTheSameChat() {
        try (SecretIdentity secret =
                        alice.identity.use(key -> SecretIdentity.of(key.bytes()).orElseThrow());
                Chatter laptop = new Chatter(folder.resolve("laptop"), secret, clock, false)) {
            alice.say(bob, "from the desk");
            Chatter.settle(alice, bob, laptop);
            pass(2);
            laptop.say(bob, "from the laptop");
            Chatter.settle(alice, bob, laptop);
            List<String> all = List.of("from the desk", "from the laptop");
            assertEquals(all, alice.texts(bob));
            assertEquals(all, laptop.texts(bob));
            assertEquals(all, bob.texts(alice));
            assertTrue(alice.messages(alice.with(bob)).getLast().mine());
            assertEquals(
                    SendState.Stage.SENT,
                    Objects.requireNonNull(
                                    alice.messages(alice.with(bob)).getLast().state())
                            .stage());
            assertEquals(List.of(), bob.chats.timeline().gaps(bob.with(alice)));
        }
    }

    @Test
    void messagesThatComeInAnyOrderStandInTheOrderTheyWereWritten() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            written.add("line " + i);
            alice.say(bob, "line " + i);
            if (i % 3 == 0) {
                pass(1);
            }
        }
        List<Outgoing> out = alice.takeOut();
        Collections.shuffle(out, new Random(7));
        for (Outgoing one : out) {
            if (one.to().equals(bob.self)) {
                bob.take(one.wrap());
            }
        }
        assertEquals(written, bob.texts(alice));
        assertEquals(List.of(), bob.chats.timeline().gaps(bob.with(alice)));
        assertEquals(40, bob.conversation(bob.with(alice)).unread());
    }

    @Test
    void aLyingClockStaysWithinBounds() {
        bob.say(alice, "before");
        Chatter.settle(alice, bob);
        pass(60);
        long now = clock.instant().getEpochSecond();
        List<List<String>> toBob = List.of(List.of("p", bob.self.hex()));
        bob.take(alice.wrap(new Rumor(alice.self, now + 400_000_000L, 14, toBob, "from the future"), bob.self));
        pass(1);
        bob.take(alice.wrap(new Rumor(alice.self, 1_000, 14, toBob, "from 1970"), bob.self));
        pass(1);
        bob.say(alice, "after");
        assertEquals(List.of("before", "from the future", "from 1970", "after"), bob.texts(alice));
        Message future = bob.messages(bob.with(alice)).get(1);
        assertEquals(Instant.ofEpochSecond(now), future.placed(), "placed at its arrival");
        assertEquals(Instant.ofEpochSecond(now + 400_000_000L), future.said());
    }

    @Test
    void aGapIsSeenAskedForAndClosed() {
        alice.say(bob, "one");
        alice.say(bob, "two");
        alice.say(bob, "three");
        alice.say(bob, "four");
        List<Outgoing> out = alice.takeOut();
        bob.take(out.get(0).wrap());
        bob.take(out.get(6).wrap());
        ConversationId chat = bob.with(alice);
        Timeline.Gap gap = bob.chats.timeline().gaps(chat).getFirst();
        assertEquals(2, gap.count());
        assertEquals(alice.self, gap.author());
        assertNull(gap.asked());
        bob.chats.chores().run();
        assertEquals(0, bob.out.size(), "it may still be on its way");
        pass(25);
        bob.chats.chores().run();
        assertEquals(1, bob.out.size());
        assertNotNull(bob.chats.timeline().gaps(chat).getFirst().asked());
        Chatter.settle(alice, bob);
        assertEquals(List.of("one", "two", "three", "four"), bob.texts(alice));
        assertEquals(List.of(), bob.chats.timeline().gaps(chat));
    }

    @Test
    void whatIsGoneAtItsAuthorIsSaidToBeGone() {
        alice.say(bob, "one");
        SendResult.Queued secret = alice.say(bob, "a slip");
        alice.say(bob, "three");
        List<Outgoing> out = alice.takeOut();
        bob.take(out.get(0).wrap());
        bob.take(out.get(4).wrap());
        alice.chats.deleteHere(secret.id());
        pass(25);
        bob.chats.chores().run();
        Chatter.settle(alice, bob);
        assertEquals(List.of("one", "three"), bob.texts(alice));
        Timeline.Gap gap = bob.chats.timeline().gaps(bob.with(alice)).getFirst();
        assertTrue(gap.gone());
        assertEquals(1, gap.count());
    }

    @Test
    void someoneElseCannotAskForWhatWasNotSentToThem() {
        alice.say(bob, "for Bob only");
        alice.takeOut();
        try (Chatter eve = Chatter.basic(folder.resolve("eve"), clock)) {
            alice.contacts.add(eve.self, "Eve");
            alice.say(eve, "for Eve");
            alice.takeOut();
            List<List<String>> ask = List.of(
                    List.of("p", alice.self.hex()),
                    List.of("p", bob.self.hex()),
                    List.of("missing", alice.identity.device(), "1", "20"));
            alice.take(eve.wrap(InnerKinds.REPAIR, "", ask, alice.self));
            assertEquals(List.of(), alice.takeOut());
            List<List<String>> own =
                    List.of(List.of("p", alice.self.hex()), List.of("missing", alice.identity.device(), "1", "20"));
            alice.take(eve.wrap(InnerKinds.REPAIR, "", own, alice.self));
            assertTrue(alice.takeOut().stream().allMatch(one -> one.to().equals(eve.self)));
            assertEquals(List.of(), eve.messages(eve.with(alice)));
        }
    }

    @Test
    void reactionsEditsAndDeletionsChangeWhatIsShown() {
        SendResult.Queued first = alice.say(bob, "teh first");
        Chatter.settle(alice, bob);
        ConversationId atAlice = alice.with(bob);
        ConversationId atBob = bob.with(alice);
        bob.chats.writing().react(atBob, first.id(), "👍", NONE);
        bob.chats.writing().react(atBob, first.id(), "👍", NONE);
        alice.chats.writing().react(atAlice, first.id(), "👍", NONE);
        alice.chats.writing().edit(atAlice, first.id(), "the first", NONE);
        Chatter.settle(alice, bob);
        for (Chatter one : List.of(alice, bob)) {
            Message message = one.chats.timeline().find(first.id()).orElseThrow();
            assertEquals("the first", ((Content.Text) message.content()).text());
            assertEquals(1, message.edits());
            assertEquals(1, message.reactions().size());
            assertEquals(
                    Set.of(alice.self, bob.self),
                    new HashSet<>(message.reactions().getFirst().people()));
            assertEquals(
                    List.of("teh first", "the first"),
                    one.chats.timeline().wordings(first.id()).stream()
                            .map(Message.Wording::text)
                            .toList());
        }
        String mine = Objects.requireNonNull(bob.chats
                .timeline()
                .find(first.id())
                .orElseThrow()
                .reactions()
                .getFirst()
                .mine());
        bob.chats.writing().unreact(atBob, mine, NONE);
        Chatter.settle(alice, bob);
        assertEquals(
                List.of(alice.self),
                alice.chats
                        .timeline()
                        .find(first.id())
                        .orElseThrow()
                        .reactions()
                        .getFirst()
                        .people());
        assertEquals(
                new SendResult.Refused(SendResult.Reason.NOT_YOURS),
                bob.chats.writing().deleteForAll(atBob, first.id(), NONE));
        alice.chats.writing().deleteForAll(atAlice, first.id(), NONE);
        Chatter.settle(alice, bob);
        assertEquals(List.of("<deleted>"), bob.texts(alice));
        assertEquals(List.of("<deleted>"), alice.texts(bob));
        assertEquals(List.of(), bob.chats.search().find("first", null, Long.MAX_VALUE, 10));
        assertEquals(List.of(), bob.chats.timeline().wordings(first.id()));
    }

    @Test
    void whatComesBeforeItsMessageWaitsForIt() {
        SendResult.Queued first = alice.say(bob, "first wording");
        ConversationId chat = alice.with(bob);
        alice.chats.writing().edit(chat, first.id(), "second wording", NONE);
        pass(1);
        alice.chats.writing().edit(chat, first.id(), "third wording", NONE);
        SendResult.Queued gone = alice.say(bob, "never mind");
        alice.chats.writing().deleteForAll(chat, gone.id(), NONE);
        alice.chats.writing().react(chat, first.id(), "❤", NONE);
        alice.say(bob, "a beginning, so that the chat is known");
        List<Outgoing> out = new ArrayList<>(alice.takeOut());
        Collections.reverse(out);
        out.stream().filter(one -> one.to().equals(bob.self)).forEach(one -> bob.take(one.wrap()));
        assertEquals(List.of("third wording", "<deleted>", "a beginning, so that the chat is known"), bob.texts(alice));
        assertEquals(2, bob.messages(bob.with(alice)).getFirst().edits());
        assertEquals(
                "❤",
                bob.messages(bob.with(alice)).getFirst().reactions().getFirst().emoji());
    }

    @Test
    void nobodyChangesTheMessagesOfOthers() {
        SendResult.Queued first = alice.say(bob, "mine");
        Chatter.settle(alice, bob);
        List<List<String>> tags = List.of(List.of("p", alice.self.hex()), List.of("e", first.id()));
        alice.take(bob.wrap(InnerKinds.EDIT, "yours", tags, alice.self));
        alice.take(bob.wrap(InnerKinds.DELETION, "", tags, alice.self));
        assertEquals(List.of("mine"), alice.texts(bob));
        try (Chatter eve = Chatter.basic(folder.resolve("eve"), clock)) {
            Arrival reaction = alice.take(eve.wrap(InnerKinds.REACTION, "💩", tags, alice.self));
            assertInstanceOf(Arrival.Dropped.class, reaction);
            assertEquals(List.of(), alice.messages(alice.with(bob)).getFirst().reactions());
        }
    }

    @Test
    void aStrangerWaitsUntilAcceptedAndIsToldNothing() {
        try (Chatter eve = Chatter.basic(folder.resolve("eve"), clock)) {
            eve.say(bob, "you do not know me");
            Chatter.settle(eve, bob);
            Conversation request = bob.chats.list().getFirst();
            assertEquals(Conversation.Waiting.REQUEST, request.waiting());
            bob.chats.tellReceipts(request.id(), true);
            bob.chats.read(request.id(), Long.MAX_VALUE);
            bob.chats.chores().run();
            assertEquals(List.of(), bob.takeOut());
            assertEquals(
                    new SendResult.Refused(SendResult.Reason.NOT_ACCEPTED),
                    bob.chats.writing().send(request.id(), "who?", null, NONE));
            for (int i = 0; i < Incoming.MOST_IN_REQUEST + 5; i++) {
                eve.say(bob, "again " + i);
                pass(3);
                Chatter.settle(eve, bob);
            }
            assertEquals(Incoming.MOST_IN_REQUEST, bob.chats.timeline().count(request.id()));
            bob.chats.accept(request.id());
            assertEquals(Conversation.Waiting.NO, bob.conversation(request.id()).waiting());
            assertEquals(
                    Standing.CONTACT, bob.contacts.find(eve.self).orElseThrow().standing());
            bob.contacts.block(eve.self);
            eve.say(bob, "blocked now");
            assertInstanceOf(Arrival.Dropped.class, Chatter.settle(eve, bob).getFirst());
            assertEquals(
                    new SendResult.Refused(SendResult.Reason.BLOCKED),
                    bob.chats.writing().send(request.id(), "x", null, NONE));
        }
    }

    @Test
    void aDeclinedRequestIsEmptiedAndStaysSilent() {
        try (Chatter eve = Chatter.basic(folder.resolve("eve"), clock)) {
            eve.say(bob, "buy now");
            Chatter.settle(eve, bob);
            ConversationId request = bob.chats.list().getFirst().id();
            bob.chats.decline(request);
            eve.say(bob, "buy now!");
            Chatter.settle(eve, bob);
            assertEquals(List.of(), bob.messages(request));
            assertEquals(
                    Conversation.Waiting.DECLINED, bob.conversation(request).waiting());
        }
    }

    @Test
    void aFloodOfStrangersIsOpenedAtABoundedPace() {
        int flood = Reception.STRANGERS_AT_ONCE + 20;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < flood; i++) {
            SecretIdentity stranger = SecretIdentity.random(Chatter.RANDOM);
            Rumor rumor = new Rumor(
                    stranger.publicIdentity(),
                    clock.instant().getEpochSecond(),
                    14,
                    List.of(List.of("p", bob.self.hex())),
                    "spam " + i);
            arrivals.add(bob.take(new GiftWrap(Chatter.RANDOM, clock).wrap(rumor, stranger, bob.self)));
        }
        assertEquals(
                20, arrivals.stream().filter(Arrival.Later.class::isInstance).count());
        assertEquals(Reception.STRANGERS_AT_ONCE, bob.chats.list().size());
        alice.say(bob, "from a friend");
        assertInstanceOf(Arrival.Kept.class, Chatter.settle(alice, bob).getFirst());
        bob.chats.chores().run();
        assertEquals(Reception.STRANGERS_AT_ONCE + 1, bob.chats.list().size());
        clock.pass(Duration.ofMinutes(2));
        bob.chats.chores().run();
        assertEquals(flood + 1, bob.chats.list().size());
    }

    @Test
    void receiptsAreToldOnlyWhereBothSidesTell() {
        SendResult.Queued first = alice.say(bob, "one");
        Chatter.settle(alice, bob);
        bob.chats.read(bob.with(alice), Long.MAX_VALUE);
        bob.chats.chores().run();
        assertEquals(List.of(), bob.takeOut(), "Bob does not tell");
        bob.chats.tellReceipts(bob.with(alice), true);
        SendResult.Queued second = alice.say(bob, "two");
        Chatter.settle(alice, bob);
        bob.chats.chores().run();
        Chatter.settle(alice, bob);
        assertEquals(SendState.Stage.QUEUED, stage(alice, second), "Alice does not ask");
        alice.chats.tellReceipts(alice.with(bob), true);
        SendResult.Queued third = alice.say(bob, "three");
        Chatter.settle(alice, bob);
        bob.chats.chores().run();
        Chatter.settle(alice, bob);
        assertEquals(SendState.Stage.DELIVERED, stage(alice, third));
        bob.chats.read(bob.with(alice), Long.MAX_VALUE);
        bob.chats.chores().run();
        Chatter.settle(alice, bob);
        assertEquals(SendState.Stage.READ, stage(alice, third));
        assertEquals(SendState.Stage.QUEUED, stage(alice, first));
        assertNotNull(alice.chats.timeline().receivers(third.id()).getFirst().read());
    }

    private static SendState.Stage stage(Chatter chatter, SendResult.Queued message) {
        return Objects.requireNonNull(chatter.chats
                        .timeline()
                        .find(message.id())
                        .orElseThrow()
                        .state())
                .stage();
    }

    @Test
    void messagesDisappearOnBothSidesAndLeaveNoGap() {
        alice.chats.writing().setTimer(alice.with(bob), Duration.ofMinutes(5), NONE);
        Chatter.settle(alice, bob);
        assertEquals(Duration.ofMinutes(5), bob.conversation(bob.with(alice)).timer());
        pass(1);
        SendResult.Queued brief = bob.say(alice, "soon gone");
        List<Outgoing> out = List.copyOf(bob.out);
        assertTrue(out.getFirst().wrap().tags().stream()
                .anyMatch(tag -> tag.getFirst().equals("expiration")));
        Chatter.settle(alice, bob);
        assertEquals(List.of("<TIMER_SET>", "soon gone"), alice.texts(bob));
        assertEquals(
                1, alice.chats.search().find("gone", null, Long.MAX_VALUE, 5).size());
        clock.pass(Duration.ofMinutes(6));
        alice.chats.chores().run();
        bob.chats.chores().run();
        assertEquals(List.of("<TIMER_SET>"), alice.texts(bob));
        assertEquals(List.of("<TIMER_SET>"), bob.texts(alice));
        assertEquals(List.of(), alice.chats.search().find("gone", null, Long.MAX_VALUE, 5));
        assertEquals(0, alice.conversation(alice.with(bob)).unread());
        out.forEach(one -> {
            if (one.to().equals(alice.self)) {
                assertInstanceOf(Arrival.Known.class, alice.take(one.wrap()), "a late copy does not come back");
            }
        });
        assertTrue(alice.chats.timeline().find(brief.id()).isEmpty());
        assertEquals(List.of(), alice.chats.timeline().gaps(alice.with(bob)));
    }

    @Test
    void aRoomOfSeveralPeopleAsOtherClientsKnowIt() {
        try (Chatter carol = Chatter.basic(folder.resolve("carol"), clock)) {
            carol.contacts.add(alice.self, "Alice");
            ConversationId room = alice.chats.room(List.of(bob.self, carol.self));
            alice.chats.writing().send(room, "hello all", null, NONE);
            Chatter.settle(alice, bob, carol);
            Conversation atCarol = carol.chats.list().getFirst();
            assertEquals(Conversation.Kind.ROOM, atCarol.kind());
            assertEquals(Conversation.Waiting.NO, atCarol.waiting());
            pass(1);
            carol.chats.writing().send(atCarol.id(), "hello Alice and Bob", null, NONE);
            Chatter.settle(alice, bob, carol);
            assertEquals(List.of("hello all", "hello Alice and Bob"), alice.texts(room));
            assertEquals(
                    List.of("hello all", "hello Alice and Bob"),
                    bob.texts(bob.chats.list().getFirst().id()));
            assertEquals(Set.of(alice.self, bob.self, carol.self), new HashSet<>(carol.chats.members(atCarol.id())));
        }
    }

    @Test
    void settingsDraftsAndMentionsAreKept() {
        alice.say(bob, "look, nostr:" + bob.self.npub());
        alice.say(bob, "and a second one");
        Chatter.settle(alice, bob);
        ConversationId chat = bob.with(alice);
        Conversation conversation = bob.conversation(chat);
        assertEquals(2, conversation.unread());
        assertEquals(1, conversation.unreadMentions());
        Message first = bob.messages(chat).getFirst();
        assertEquals(List.of(bob.self.hex()), ((Content.Text) first.content()).mentions());
        bob.chats.pin(chat, true);
        bob.chats.archive(chat, true);
        bob.chats.mute(chat, clock.instant().plusSeconds(60));
        bob.chats.saveDraft(chat, new Conversation.Draft("half a sen", first.id()));
        conversation = bob.conversation(chat);
        assertTrue(conversation.pinned() && conversation.archived());
        assertNotNull(conversation.muted());
        assertEquals(new Conversation.Draft("half a sen", first.id()), conversation.draft());
        bob.chats.read(chat, first.place());
        assertEquals(1, bob.conversation(chat).unread());
        assertEquals(0, bob.conversation(chat).unreadMentions());
        bob.chats.writing().send(chat, "half a sentence", null, NONE);
        assertEquals(Conversation.Draft.NONE, bob.conversation(chat).draft());
        pass(61);
        assertNull(bob.conversation(chat).muted());
    }

    @Test
    void pagesMeetWithoutHolesOrDoubles() {
        ConversationId chat = alice.with(bob);
        for (int i = 0; i < 57; i++) {
            alice.say(bob, "n" + i);
            pass(i % 5);
        }
        Timeline timeline = alice.chats.timeline();
        List<String> read = new ArrayList<>();
        Timeline.Page page = timeline.newest(chat, 10);
        assertFalse(page.newer());
        while (true) {
            read.addAll(0, page.messages().stream().map(ConversationsTest::text).toList());
            if (!page.older()) {
                break;
            }
            page = timeline.before(chat, page.messages().getFirst().place(), 10);
        }
        assertEquals(57, read.size());
        assertEquals("n0", read.getFirst());
        assertEquals("n56", read.getLast());
        Message middle = timeline.newest(chat, 57).messages().get(30);
        Timeline.Page around = timeline.around(chat, middle.place(), 11);
        assertEquals("n30", text(around.messages().get(5)));
        assertTrue(around.older() && around.newer());
        assertEquals(
                middle.place(), timeline.placeAt(chat, middle.placed()).orElseThrow() | (middle.place() & 0xfffff));
        assertEquals(57, timeline.count(chat));
    }

    private static String text(Message message) {
        return ((Content.Text) message.content()).text();
    }

    @Test
    void listenersHearOfChangesAfterTheyAreCommitted() throws Exception {
        BlockingQueue<List<Conversation>> lists = new LinkedBlockingQueue<>();
        try (AutoCloseable listening = bob.chats.listen(lists::add)) {
            assertEquals(List.of(), lists.poll(5, TimeUnit.SECONDS));
            alice.say(bob, "news");
            Chatter.settle(alice, bob);
            List<Conversation> heard = Objects.requireNonNull(lists.poll(5, TimeUnit.SECONDS));
            assertEquals(1, heard.getFirst().unread());
            assertEquals("news", text(Objects.requireNonNull(heard.getFirst().newest())));
        }
    }

    @Test
    void forwardedTextsAndCardsArriveAsSuch() {
        SendResult.Queued first = alice.say(bob, "worth repeating");
        Chatter.settle(alice, bob);
        pass(1);
        bob.chats.writing().forward(first.id(), bob.with(alice), NONE);
        List<List<String>> tags = List.of(List.of("alt", "A poll: tea?"), List.of("option", "yes"));
        bob.chats.writing().sendCard(bob.with(alice), 1068, "{}", tags, NONE);
        Chatter.settle(alice, bob);
        assertEquals(List.of("worth repeating", "worth repeating", "<A poll: tea?>"), alice.texts(bob));
        assertTrue(alice.messages(alice.with(bob)).get(1).forwarded());
        Content.Card card =
                (Content.Card) alice.messages(alice.with(bob)).getLast().content();
        assertEquals(1068, card.kind());
        assertTrue(card.tags().contains(List.of("option", "yes")));
    }

    @Test
    void whatIsTooLongIsRefusedAndNothingIsStored() {
        String long1 = "x".repeat(Composer.LARGEST);
        assertEquals(
                new SendResult.Refused(SendResult.Reason.TOO_LONG),
                alice.chats.writing().send(alice.with(bob), long1, null, NONE));
        assertEquals(
                new SendResult.Refused(SendResult.Reason.EMPTY),
                alice.chats.writing().send(alice.with(bob), " \n", null, NONE));
        assertEquals(List.of(), alice.takeOut());
        assertInstanceOf(
                SendResult.Queued.class, alice.chats.writing().send(alice.with(bob), "語".repeat(5_000), null, NONE));
        for (Outgoing one : alice.takeOut()) {
            assertTrue(one.wrap().json().length() < 64 << 10, "relays take it");
        }
    }

    @Test
    void whatWasForwardSecretIsNotDowngradedWithoutAgreement() {
        try (Chatter carol = Chatter.secret(folder.resolve("carol"), clock);
                Chatter dan = Chatter.secret(folder.resolve("dan"), clock)) {
            carol.contacts.add(dan.self, "");
            dan.contacts.add(carol.self, "");
            carol.say(dan, "basic at first");
            Chatter.settle(carol, dan);
            Chatter.introduce(carol, dan);
            SendResult.Queued secret = carol.say(dan, "forward secret");
            Chatter.settle(carol, dan);
            assertEquals(
                    Label.FORWARD_SECRET,
                    dan.chats.timeline().find(secret.id()).orElseThrow().label());
            ConversationId chat = carol.with(dan);
            assertEquals(Label.FORWARD_SECRET, carol.conversation(chat).label());
            carol.vault.database().change(tx -> Sql.update(tx, "DELETE FROM ratchet_device"));
            assertEquals(
                    new SendResult.WouldBeBasic(List.of(dan.self)),
                    carol.chats.writing().send(chat, "silently?", null, NONE));
            assertEquals(List.of(), carol.takeOut());
            assertInstanceOf(
                    SendResult.Queued.class,
                    carol.chats.writing().send(chat, "knowingly", null, Writing.Agreement.BASIC_THIS_TIME));
            Chatter.settle(carol, dan);
            assertEquals(Label.BASIC, dan.messages(dan.with(carol)).getLast().label());
            carol.chats.agreeToBasic(chat);
            assertInstanceOf(SendResult.Queued.class, carol.chats.writing().send(chat, "go on", null, NONE));
            Chatter.introduce(carol, dan);
            carol.say(dan, "secret again");
            assertFalse(carol.conversation(chat).agreedBasic());
        }
    }

    @Test
    void forgedAndForeignInnerEventsLeaveNothing() {
        try (SecretIdentity eve = SecretIdentity.random(Chatter.RANDOM)) {
            List<List<String>> toBob = List.of(List.of("p", bob.self.hex()));
            long now = clock.instant().getEpochSecond();
            Rumor forged = new Rumor(alice.self, now, 14, toBob, "signed by nobody");
            // The seal is Eve's, the rumor says Alice.
            SignedEvent seal = seal(forged, eve);
            assertInstanceOf(Arrival.Dropped.class, bob.take(wrapped(seal)));
            Rumor elsewhere = new Rumor(
                    alice.self,
                    now,
                    14,
                    List.of(List.of("p", eve.publicIdentity().hex())),
                    "to somebody else");
            assertInstanceOf(Arrival.Dropped.class, bob.take(alice.wrap(elsewhere, bob.self)));
            assertEquals(List.of(), bob.chats.list());
        }
    }

    private SignedEvent seal(Rumor rumor, SecretIdentity signer) {
        byte[] key = Nip44.conversationKey(signer, bob.self);
        String content = Nip44.encrypt(key, EventJson.write(rumor), Chatter.RANDOM);
        return new Rumor(signer.publicIdentity(), rumor.createdAt(), GiftWrap.SEAL, List.of(), content)
                .sign(signer, Chatter.RANDOM);
    }

    private SignedEvent wrapped(SignedEvent seal) {
        try (SecretIdentity once = SecretIdentity.random(Chatter.RANDOM)) {
            byte[] key = Nip44.conversationKey(once, bob.self);
            String content = Nip44.encrypt(key, seal.json(), Chatter.RANDOM);
            return new Rumor(
                            once.publicIdentity(),
                            seal.createdAt(),
                            GiftWrap.WRAP,
                            List.of(List.of("p", bob.self.hex())),
                            content)
                    .sign(once, Chatter.RANDOM);
        }
    }

    @Test
    void strangeInnerEventsAreDroppedWithoutAnException() {
        PublicIdentity to = bob.self;
        List<List<String>> p = List.of(List.of("p", to.hex()));
        List<SignedEvent> strange = new ArrayList<>();
        strange.add(alice.wrap(14, "x", List.of(List.of("p", "zz")), to));
        strange.add(alice.wrap(14, "x", List.of(List.of("p", "f".repeat(64))), to));
        strange.add(alice.wrap(9_999, "unknown and mute", p, to));
        strange.add(alice.wrap(InnerKinds.TIMER, "", List.of(p.getFirst(), List.of("timer", "-5")), to));
        strange.add(alice.wrap(InnerKinds.TIMER, "", List.of(p.getFirst(), List.of("timer", "99999999999")), to));
        strange.add(alice.wrap(14, "x", List.of(p.getFirst(), List.of("seq", "nothex", "5")), to));
        strange.add(alice.wrap(14, "x", List.of(p.getFirst(), List.of("group", "short")), to));
        strange.add(alice.wrap(new Rumor(alice.self, Long.MAX_VALUE, 14, p, "x"), to));
        List<List<String>> many = new ArrayList<>(Collections.nCopies(1_500, List.of("x")));
        many.addFirst(p.getFirst());
        strange.add(alice.wrap(14, "x", many, to));
        for (SignedEvent wrap : strange) {
            assertInstanceOf(Arrival.Dropped.class, bob.take(wrap));
        }
        bob.take(alice.wrap(
                InnerKinds.REACTION, "x".repeat(300), List.of(p.getFirst(), List.of("e", "0".repeat(64))), to));
        bob.take(alice.wrap(InnerKinds.DELETION, "", p, to));
        bob.take(alice.wrap(
                14, "a jump", List.of(p.getFirst(), List.of("seq", "00112233445566ff", "1099511627776")), to));
        assertEquals(List.of("a jump"), bob.texts(alice));
        assertEquals(List.of(), bob.chats.timeline().gaps(bob.with(alice)), "too far a jump is a fresh start");
    }
}
