package org.kakehashi.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.LongChat;
import org.kakehashi.ui.text.Language;

/** The list of chats: their order and shelves, drafts, what a search finds, strangers and who is blocked. */
class ShelvesWindowTest {

    private static final Writing.Agreement NONE = Writing.Agreement.NONE;

    @TempDir
    Path folder;

    @Test
    void chatsAreKeptInOrderAndFoundAgain() {
        try (var friends = new Penfriends(folder)) {
            friends.meet();
            aChatStaysOpenWhenAnotherComesToTheTop(friends);
            pinnedMutedArchived(friends);
            drafts(friends);
            searchAndDays(friends);
        }
    }

    private static List<String> titles(Penfriends friends) {
        return friends.anns().conversations().list().stream()
                .map(chat -> Objects.equals(friends.benHimself(), chat.person()) ? "Ben" : "Notes")
                .toList();
    }

    private static Conversation annsBen(Penfriends friends) {
        return friends.anns().conversations().find(friends.annsChat()).orElseThrow();
    }

    private static void aChatStaysOpenWhenAnotherComesToTheTop(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.write("The first");
        ConversationId notes = friends.anns().conversations().direct(friends.annHerself());
        window.see(friends.text("chat.notes"));
        friends.anns().conversations().writing().send(notes, "Buy stamps", null, NONE);
        window.see("Buy stamps");
        window.waitUntil(
                "the notes at the top",
                () -> window.words().indexOf(friends.text("chat.notes"))
                        < window.words().indexOf("Ben"));
        assertEquals("Ben", friends.title(), "whoever writes does not push their chat before the person");
        friends.write("The second");
        friends.benGets("The second");
        window.waitUntil(
                "Ben at the top",
                () -> window.words().indexOf("Ben") < window.words().indexOf(friends.text("chat.notes")));
        assertEquals("Ben", friends.title());
    }

    private static void menu(Penfriends friends, String entry) {
        WindowDriver window = friends.window();
        window.run(() -> window.find("#chats").requestFocus());
        window.press(KeyCode.SHIFT, KeyCode.F10);
        window.waitUntil("the menu", () -> Penfriends.popup() != null);
        friends.take(entry);
        window.waitUntil("no menu", () -> Penfriends.popup() == null);
    }

    private static void pinnedMutedArchived(Penfriends friends) {
        WindowDriver window = friends.window();
        menu(friends, friends.text("chat.pin"));
        friends.until("pinned", () -> annsBen(friends).pinned());
        menu(friends, friends.text("chat.mute"));
        friends.until("muted", () -> annsBen(friends).muted() != null);
        ConversationId notes = friends.anns().conversations().direct(friends.annHerself());
        friends.anns().conversations().writing().send(notes, "And envelopes", null, NONE);
        window.see("And envelopes");
        assertEquals(List.of("Ben", "Notes"), titles(friends), "a pinned chat stays at the top");
        menu(friends, friends.text("chat.archive"));
        window.see(friends.text("chat.shelf.ARCHIVED") + " 1");
        window.click("#shelf-archived");
        window.waitUntil(
                "Ben on the shelf",
                () -> window.words().indexOf("Ben") > 0
                        && window.words().stream().noneMatch(words -> words.contains("And envelopes")));
        assertEquals("Ben", friends.title());
        menu(friends, friends.text("chat.unarchive"));
        window.seeNot(friends.text("chat.shelf.ARCHIVED") + " 1");
        window.click("#shelf-chats");
        menu(friends, friends.text("chat.unmute"));
        menu(friends, friends.text("chat.unpin"));
        friends.until(
                "as before",
                () -> annsBen(friends).muted() == null && !annsBen(friends).pinned());
    }

    private static void drafts(Penfriends friends) {
        WindowDriver window = friends.window();
        friends.benWrites("What do you think?");
        friends.menuOf("What do you think?");
        friends.take(friends.text("chat.reply"));
        window.see(friends.text("chat.reply.to", "Ben"));
        window.type("Half a thought");
        TalkWindowTest.select(friends, friends.text("chat.notes"));
        window.see(friends.text("chat.draft", "Half a thought"));
        assertEquals("", composer(friends).getText());
        TalkWindowTest.select(friends, "Ben");
        window.waitUntil("the draft", () -> composer(friends).getText().equals("Half a thought"));
        window.click("#composer");
        window.press(KeyCode.END);
        window.type(" and more");
        friends.until(
                "kept while it is written",
                () -> annsBen(friends).draft().text().equals("Half a thought and more"));
        friends.restart(Language.JA, Preferences.Look.LIGHT);
        friends.window().see(friends.text("chat.draft", "Half a thought and more"));
        friends.window().screenshot("shelves-ja");
        TalkWindowTest.select(friends, "Ben");
        friends.window()
                .waitUntil("the draft", () -> composer(friends).getText().equals("Half a thought and more"));
        friends.window().see(friends.text("chat.reply.to", "Ben"));
        friends.window().click("#composer");
        friends.window().press(KeyCode.ENTER);
        friends.benGets("Half a thought and more");
        friends.until("no draft", () -> annsBen(friends).draft().text().isEmpty());
    }

    private static TextInputControl composer(Penfriends friends) {
        return friends.window().find("#composer", TextInputControl.class);
    }

    private static void searchAndDays(Penfriends friends) {
        ConversationId chat = friends.annsChat();
        friends.anns().conversations().writing().send(chat, "The herons of Himeji", null, NONE);
        friends.anns().conversations().writing().send(chat, "姫路の白鷺は橋の上に", null, NONE);
        LongChat.fill(friends.anns(), chat, friends.benHimself(), 1_500, i -> "Message number " + i);
        friends.look(Language.EN, Preferences.Look.DARK);
        WindowDriver window = friends.window();
        TalkWindowTest.select(friends, "Ben");
        friends.seeMessage("The herons of Himeji");
        toTwoDaysAgo(friends);
        window.click("#chats-search");
        window.type("herons");
        window.waitUntil(
                "a find",
                () -> !window.find("#chats-found", ListView.class).getItems().isEmpty());
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        friends.seeMessage("The herons of Himeji");
        window.click("#chats-search");
        window.press(KeyCode.ESCAPE);
        assertEquals("", window.find("#chats-search", TextInputControl.class).getText());
        toTwoDaysAgo(friends);
        window.click(friends.text("chat.search"));
        window.type("白鷺");
        window.waitUntil(
                "a find",
                () -> !window.find(friends.text("chat.search.found"), ListView.class)
                        .getItems()
                        .isEmpty());
        window.press(KeyCode.ENTER);
        friends.seeMessage("姫路の白鷺は橋の上に");
    }

    private static void toTwoDaysAgo(Penfriends friends) {
        WindowDriver window = friends.window();
        Locale locale = friends.bench().texts().language().locale();
        LocalDate day = LocalDate.now(ZoneId.systemDefault()).minusDays(2);
        window.click(friends.text("chat.toDate"));
        DatePicker picker = window.find("#chat-date", DatePicker.class);
        window.press(KeyCode.SHORTCUT, KeyCode.A);
        window.type("the day before yesterday");
        window.press(KeyCode.ENTER);
        window.see(friends.text("chat.toDate.unreadable", picker.getConverter().toString(LocalDate.now())));
        window.press(KeyCode.SHORTCUT, KeyCode.A);
        window.type(picker.getConverter().toString(day));
        window.press(KeyCode.ENTER);
        window.see(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day));
        friends.seeNoMessage("The herons of Himeji");
    }

    @Test
    void strangersWaitAndWhoIsBlockedCanBeLetIn() {
        try (var friends = new Penfriends(folder)) {
            WindowDriver window = friends.window();
            ConversationId bens = friends.bens().conversations().direct(friends.annHerself());
            friends.bens().conversations().writing().send(bens, "You have won a lottery", null, NONE);
            window.see(friends.text("chat.shelf.REQUESTS") + " 1");
            window.click("#shelf-requests");
            window.see("You have won a lottery");
            TalkWindowTest.openFirst(friends);
            window.see(friends.text("chat.request"));
            window.click(friends.text("chat.block"));
            window.seeNot("You have won a lottery");
            friends.until(
                    "blocked",
                    () -> friends.anns().contacts().list().stream()
                            .anyMatch(contact -> contact.standing() == Standing.BLOCKED));
            friends.bens().conversations().writing().send(bens, "Are you there?", null, NONE);
            window.click("#shelf-requests");
            window.click("#blocked-people");
            String name = friends.benHimself().npub().substring(0, 12) + "…";
            window.find(friends.text("chat.unblock.this", name));
            window.click(friends.text("chat.unblock.this", name));
            window.press(KeyCode.ESCAPE);
            window.click("#shelf-chats");
            friends.until(
                    "let in",
                    () -> friends.anns().contacts().list().stream()
                            .noneMatch(contact -> contact.standing() == Standing.BLOCKED));
            TalkWindowTest.openFirst(friends);
            friends.benWrites("It was about the bridge");
            assertTrue(friends.messages().stream().noneMatch(said -> said.contains("lottery")));
            window.click("#chat-details");
            window.click(friends.text("chat.block"));
            window.see(friends.text("chat.block.text"));
            window.press(KeyCode.ESCAPE);
            friends.seeMessage("It was about the bridge");
        }
    }
}
