package org.kakehashi.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.contact.SafetyNumber;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** Everything that is done with messages between two people, by the keyboard, with a real other side. */
class TalkWindowTest {

    /** Enough until a note of typing, which is told every few seconds, has come over the relay. */
    private static final int MOST_DOTS = 500;

    private static final Writing.Agreement NONE = Writing.Agreement.NONE;

    @TempDir
    Path folder;

    @Test
    void reactionsEditsRepliesForwardsAndDeletionsReachTheOtherSide() {
        try (var friends = new Penfriends(folder)) {
            friends.meet();
            reactions(friends);
            edits(friends);
            repliesAndJumps(friends);
            marks(friends);
            forwards(friends);
            deletion(friends);
            friends.look(Language.JA, Preferences.Look.DARK);
            openFirst(friends);
            friends.window().screenshot("talk-ja-dark");
            friends.look(Language.ZH_HANT, Preferences.Look.LIGHT);
            openFirst(friends);
            friends.window().screenshot("talk-zh-hant");
        }
    }

    /** Opens the first chat of the list by the keyboard. */
    static void openFirst(Penfriends friends) {
        var list = friends.window().find("#chats", ListView.class);
        friends.window().waitUntil("the chats", () -> !list.getItems().isEmpty());
        friends.window().run(list::requestFocus);
        friends.window().press(KeyCode.DOWN);
        friends.window().waitUntil("an open chat", () -> !friends.title().isEmpty());
    }

    private static void reactions(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.write("Shall we meet at the bridge?");
        Message bridge = friends.benGets("Shall we meet at the bridge?");
        friends.bens().conversations().writing().react(friends.bensChat().id(), bridge.id(), "👍", NONE);
        window.find(friends.text("chat.reaction", "👍", "Ben"));
        friends.benWrites("Which one?");
        friends.menuOf("Which one?");
        friends.take(friends.text("chat.react.choose"));
        window.type("fire");
        window.press(KeyCode.ENTER);
        window.find(friends.text("chat.reaction", "🔥", friends.text("chat.you")));
        friends.until(
                "Ben sees the reaction",
                () -> friends.benGets("Which one?").reactions().stream()
                        .anyMatch(
                                one -> one.emoji().equals("🔥") && one.people().equals(List.of(friends.annHerself()))));
        // The row has changed and is still the chosen one.
        window.press(KeyCode.ENTER);
        friends.take(friends.text("chat.react.choose"));
        window.type("fire");
        window.press(KeyCode.ENTER);
        friends.until(
                "and that it is taken back",
                () -> friends.benGets("Which one?").reactions().isEmpty());
        assertTrue(!window.isThere(friends.text("chat.reaction", "🔥", friends.text("chat.you"))));
    }

    private static void edits(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.menuOf("Shall we meet");
        friends.take(friends.text("chat.edit"));
        window.see(friends.text("chat.editing"));
        window.press(KeyCode.SHORTCUT, KeyCode.A);
        window.type("Shall we meet at the old bridge?");
        window.press(KeyCode.ENTER);
        friends.seeMessage("Shall we meet at the old bridge?");
        Message edited = friends.benGets("Shall we meet at the old bridge?");
        assertEquals(1, edited.edits());
        assertEquals(
                List.of("Shall we meet at the bridge?", "Shall we meet at the old bridge?"),
                friends.bens().conversations().timeline().wordings(edited.id()).stream()
                        .map(Message.Wording::text)
                        .toList());
        friends.menuOf("Shall we meet");
        friends.take(friends.text("chat.wordings"));
        window.see("Shall we meet at the bridge?");
        window.press(KeyCode.ESCAPE);
        window.seeNot("Shall we meet at the bridge?");
    }

    private static void repliesAndJumps(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.menuOf("Which one?");
        friends.take(friends.text("chat.reply"));
        window.see(friends.text("chat.reply.to", "Ben"));
        window.type("The one with the lanterns");
        window.press(KeyCode.ENTER);
        Message answer = friends.benGets("The one with the lanterns");
        assertEquals(
                friends.benGets("Which one?").id(),
                answer.reply() == null ? "" : answer.reply().id());
        for (int i = 1; i <= 24; i++) {
            friends.bens().conversations().writing().send(friends.bensChat().id(), "Lantern number " + i, null, NONE);
        }
        friends.seeMessage("Lantern number 24");
        friends.bens()
                .conversations()
                .writing()
                .send(friends.bensChat().id(), "I meant that question", answer.id(), NONE);
        friends.seeMessage("I meant that question");
        friends.seeNoMessage("Which one?");
        friends.menuOf("I meant that question");
        friends.take(friends.text("chat.reply.go"));
        friends.seeMessage("The one with the lanterns");
        window.click(friends.text("chat.toEnd"));
        friends.seeMessage("I meant that question");
    }

    private static void marks(Penfriends friends) {
        WindowDriver window = friends.window();
        SendResult sent = friends.bens()
                .conversations()
                .writing()
                .send(
                        friends.bensChat().id(),
                        "**Bring** the *blue* lantern, ~~two~~ and `fig 3`\n> quoted words\nhttps://example.com/a?b=c",
                        null,
                        NONE);
        assertInstanceOf(SendResult.Queued.class, sent);
        window.see("Bring");
        for (String style : List.of("bold:Bring", "italic:blue", "struck:two", "code:fig 3", "quote:quoted words")) {
            String[] both = style.split(":");
            window.waitUntil(
                    style,
                    () -> window.all(node -> node.getStyleClass().contains("mark-" + both[0])
                                            && node instanceof javafx.scene.text.Text text
                                            && text.getText().contains(both[1]))
                                    .size()
                            == 1);
        }
    }

    private static void forwards(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.anns().conversations().direct(friends.annHerself());
        window.see(friends.text("chat.notes"));
        friends.menuOf("I meant that question");
        friends.take(friends.text("chat.forward"));
        window.see(friends.text("chat.forward.text"));
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.waitUntil("the notes", () -> friends.title().equals(friends.text("chat.notes")));
        friends.seeMessage("I meant that question");
        window.see(friends.text("chat.forwarded"));
        select(friends, "Ben");
    }

    /** Opens a chat in the list by the keyboard. */
    static void select(Penfriends friends, String title) {
        WindowDriver window = friends.window();
        var list = window.find("#chats", ListView.class);
        window.waitUntil("the chats", () -> !list.getItems().isEmpty());
        window.run(list::requestFocus);
        window.press(KeyCode.HOME);
        for (int i = 0; i < list.getItems().size() && !friends.title().equals(title); i++) {
            window.press(KeyCode.DOWN);
        }
        window.waitUntil("the chat " + title, () -> friends.title().equals(title));
        window.press(KeyCode.ENTER);
        window.waitUntil("the field", () -> {
            Node owner = window.focused();
            return owner != null && "composer".equals(owner.getId());
        });
    }

    private static void deletion(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.write("Do not read this");
        String id = friends.benGets("Do not read this").id();
        friends.menuOf("Do not read this");
        friends.take(friends.text("chat.deleteForAll"));
        window.see(friends.text("chat.deleteForAll.text"));
        window.click(friends.text("chat.deleteForAll"));
        window.see(friends.text("chat.deleted"));
        friends.until(
                "it is empty at Ben's",
                () -> friends.bensMessages().stream()
                        .anyMatch(message -> message.id().equals(id) && message.content() instanceof Content.Deleted));
    }

    @Test
    void whatIsToldWhatDisappearsAndWhoItReallyIs() {
        try (var friends = new Penfriends(folder)) {
            friends.meet();
            theWayIsPulledOut(friends);
            WindowDriver window = friends.window();
            window.click("#chat-details");
            receipts(friends);
            typing(friends);
            timer(friends);
            verification(friends);
            friends.look(Language.ZH_HANT, Preferences.Look.DARK);
            openFirst(friends);
            friends.window().click("#chat-details");
            friends.window().screenshot("details-zh-hant-dark");
        }
    }

    /** What is written without a network waits, and goes when there is one. */
    private static void theWayIsPulledOut(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.cable().pull();
        friends.write("Are you there?");
        window.see(friends.text("chat.state.queued"));
        friends.cable().plug();
        friends.benGets("Are you there?");
        window.see(friends.bench().texts().count("chat.state.sent", 1));
        window.seeNot(friends.text("chat.state.queued"));
    }

    private static void receipts(Penfriends friends) {
        WindowDriver window = friends.window();
        Conversation bens = friends.bensChat();
        friends.bens().conversations().tellReceipts(bens.id(), true);
        window.click(friends.text("chat.receipts"));
        friends.until(
                "Ann tells too",
                () -> friends.anns()
                        .conversations()
                        .find(friends.annsChat())
                        .orElseThrow()
                        .receipts());
        friends.write("Has this arrived?");
        Message there = friends.benGets("Has this arrived?");
        window.see(friends.text("chat.state.delivered"));
        friends.bens().conversations().read(bens.id(), there.place());
        window.waitUntil("read", () -> window.words().contains(friends.text("chat.state.read")));
        friends.menuOf("Has this arrived?");
        friends.take(friends.text("chat.about"));
        window.see(friends.text("chat.about.encryption"));
        window.press(KeyCode.ESCAPE);
    }

    private static void typing(Penfriends friends) {
        WindowDriver window = friends.window();
        Conversation bens = friends.bensChat();
        friends.bens().conversations().typing().typing(bens.id());
        friends.bens().conversations().tellTyping(bens.id(), true);
        window.click("#composer");
        window.type("Not told");
        window.click(friends.text("chat.tellTyping"));
        friends.until(
                "Ann tells it",
                () -> friends.anns()
                        .conversations()
                        .find(friends.annsChat())
                        .orElseThrow()
                        .typing());
        assertTrue(friends.bens().conversations().typing().present().isEmpty(), "nothing was told before");
        window.click("#composer");
        for (int i = 0;
                i < MOST_DOTS
                        && !friends.bens().conversations().typing().present().containsKey(bens.id());
                i++) {
            window.type(".");
        }
        assertTrue(friends.bens().conversations().typing().present().containsKey(bens.id()), "Ben sees Ann type");
        window.press(KeyCode.SHORTCUT, KeyCode.A);
        window.press(KeyCode.DELETE);
        friends.until("Ann sees Ben type", () -> {
            friends.bens().conversations().typing().typing(bens.id());
            return window.words().contains(friends.text("chat.typing"));
        });
        friends.benWrites("There I am");
        window.seeNot(friends.text("chat.typing"));
    }

    private static void timer(Penfriends friends) {
        WindowDriver window = friends.window();
        window.run(() -> window.find("#chat-timer").requestFocus());
        window.press(KeyCode.SPACE);
        window.waitUntil("the times", () -> Penfriends.popup() != null);
        friends.take(friends.bench().texts().count("chat.duration.hours", 1));
        friends.until(
                "Ben's chat has the time", () -> friends.bensChat().timer().equals(Duration.ofHours(1)));
        window.see(friends.text(
                "chat.notice.timerOn",
                friends.text("chat.you"),
                friends.bench().texts().count("chat.duration.hours", 1)));
        friends.bens().conversations().writing().setTimer(friends.bensChat().id(), Duration.ofSeconds(2), NONE);
        window.see(friends.text(
                "chat.notice.timerOn", "Ben", friends.bench().texts().count("chat.duration.seconds", 2)));
        friends.write("Gone in a moment");
        friends.benGets("Gone in a moment");
        friends.seeNoMessage("Gone in a moment");
        friends.until(
                "it is gone at Ben's",
                () -> friends.bensMessages().stream()
                        .noneMatch(message -> Penfriends.said(message).equals("Gone in a moment")));
        friends.bens().conversations().writing().setTimer(friends.bensChat().id(), Duration.ZERO, NONE);
        window.see(friends.text("chat.notice.timerOff", "Ben"));
    }

    private static void verification(Penfriends friends) {
        WindowDriver window = friends.window();
        SafetyNumber number = friends.bens()
                .database()
                .read(tx -> SafetyNumber.of(
                        friends.benHimself(),
                        friends.bens().ratchet().identityKeys(tx, friends.benHimself()),
                        friends.annHerself(),
                        friends.bens().ratchet().identityKeys(tx, friends.annHerself())));
        window.click(friends.text("chat.verify"));
        Node digits = window.find("#safety-digits");
        assertEquals(
                number.digits(),
                window.get(() -> ((javafx.scene.Parent) digits)
                        .getChildrenUnmodifiable().stream()
                                .map(node -> ((Labeled) node).getText())
                                .toList()));
        SafetyNumber other = SafetyNumber.of(friends.benHimself(), List.of(), friends.annHerself(), List.of());
        window.fill("#their-code", other.code());
        window.see(friends.text("chat.verify.different"));
        window.fill("#their-code", number.code());
        window.see(friends.text("chat.verify.same"));
        window.click(friends.text("chat.verify.done"));
        window.waitUntil("verified", () -> window.words().contains(friends.text("chat.verified")));
        try (Purse machine = friends.machine("ben-2", Penfriends.BENS_WORDS)) {
            window.see(friends.text("chat.notice.DEVICE_CHANGED", "Ben"));
            window.waitUntil("not verified", () -> !window.words().contains(friends.text("chat.verified")));
            assertEquals(List.of(), machine.failures());
        }
    }
}
