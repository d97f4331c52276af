package org.kakehashi.ui.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.preferences.Preferences.Announcing;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Penfriend;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** What is shown outside the window when messages come, over a real vault. */
class AnnouncerWindowTest {

    @TempDir
    Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private Purse purse;
    private Bench bench;
    private WindowDriver window;
    private Conversations chats;
    private Penfriend aki;
    private Penfriend ben;

    @BeforeEach
    void open(TestInfo test) {
        boolean japanese = test.getTags().contains("ja");
        purse = new Purse(folder);
        purse.correspondence().fromSeed(purse.seed());
        Messenger messenger = purse.correspondence().messenger().orElseThrow();
        chats = messenger.conversations();
        aki = new Penfriend(messenger);
        ben = new Penfriend(messenger);
        messenger.contacts().add(aki.publicIdentity(), "Aki");
        messenger.contacts().add(ben.publicIdentity(), "Ben");
        aki.write("Was here before");
        bench = new Bench(
                folder,
                purse,
                WindowDriver.start(),
                japanese ? Language.JA : Language.EN,
                japanese ? Preferences.Look.DARK : Preferences.Look.LIGHT);
        window = bench.window();
        bench.desktopNotes((title, body) -> notes.add(body.isEmpty() ? title : title + " | " + body));
        window.waitForPulse();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), bench.failures());
        assertEquals(List.of(), purse.failures());
        bench.close();
        purse.close();
    }

    private void noted(String... wanted) {
        window.waitUntil("the notes " + List.of(wanted), () -> notes.size() >= wanted.length);
        assertEquals(List.of(wanted), notes);
    }

    @Test
    void neitherRequestsNorMutedNorArchivedChatsNorTheChatThatIsReadGiveANote() {
        new Penfriend(purse.correspondence().messenger().orElseThrow()).write("Free coins!");
        chats.mute(chats.direct(ben.publicIdentity()), Instant.now().plus(Duration.ofHours(1)));
        ben.write("Nobody hears this");
        window.run(() -> bench.navigator().open(new Route.Messages()));
        window.waitUntil("the chats", () -> !list().getItems().isEmpty());
        window.run(() -> list().getSelectionModel().select(chatOf("Aki")));
        window.see("Was here before");
        aki.write("You read this");
        window.see("You read this");
        window.waitForPulse();
        assertTrue(window.words().contains("Was here before"), "the same chat is open: " + window.words());
        chats.mute(chats.direct(ben.publicIdentity()), null);
        ben.write("Another chat is open");
        noted("New message");
    }

    @SuppressWarnings("unchecked")
    private ListView<org.kakehashi.messaging.conversation.Conversation> list() {
        return window.find("#chats", ListView.class);
    }

    private org.kakehashi.messaging.conversation.Conversation chatOf(String name) {
        var key = (name.equals("Aki") ? aki : ben).publicIdentity();
        return list().getItems().stream()
                .filter(chat -> chat.person() != null && key.equals(chat.person()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void manyAtOnceAreOneNoteAndNamesOnlyWhereWanted() {
        window.run(() -> bench.preferences().announcingProperty().set(Announcing.QUOTED));
        aki.write("Meet me at <b>noon</b>");
        noted("New message | Aki: Meet me at <b>noon</b>");
        for (int i = 0; i < 20; i++) {
            ben.write("Line " + i);
        }
        aki.write("And this");
        window.waitUntil("a second note", () -> notes.size() == 2);
        assertTrue(
                List.of("New messages | Aki, Ben", "New messages | Ben, Aki").contains(notes.getLast()),
                notes::toString);
    }

    @Test
    void theSettingIsFollowedAndADesktopWithoutNotesIsMadeUpFor() {
        window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.NOTIFICATIONS)));
        window.see("When a message comes");
        bench.desktopNotes((_, _) -> false);
        window.click("Show one now");
        window.see("This desktop shows no notifications.");
        window.screenshot("notifications-light");
        window.click("#announce-named");
        aki.write("For your eyes only");
        window.see("New message  Aki");
        assertEquals(List.of(), notes);
        window.run(() -> ((javafx.scene.control.RadioButton) window.find("#announce-named")).requestFocus());
        window.press(KeyCode.UP);
        window.press(KeyCode.UP);
        assertEquals(
                Announcing.NOTHING, bench.preferences().announcingProperty().get());
        assertEquals(
                Announcing.NOTHING,
                new Preferences(folder.resolve("window.properties"))
                        .announcingProperty()
                        .get());
        assertTrue(window.nameless().isEmpty(), () -> window.nameless().toString());
    }

    @Test
    @Tag("ja")
    void whatIsToDisappearIsNotQuotedInJapaneseAndDark() {
        window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.NOTIFICATIONS)));
        window.click("#announce-quoted");
        aki.write("橋のたもとで会いましょう");
        noted("新着メッセージ | Aki：橋のたもとで会いましょう");
        window.click("試しに表示する");
        window.see("デスクトップに通知を渡しました。");
        window.screenshot("notifications-ja-dark");
        long soon = System.currentTimeMillis() / 1000 + 600;
        aki.send(14, List.of(List.of("expiration", Long.toString(soon))), "Burn after reading");
        noted("新着メッセージ | Aki：橋のたもとで会いましょう", "新着メッセージ | 通知はこのように表示されます。", "新着メッセージ | Aki");
    }
}
