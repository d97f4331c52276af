package org.kakehashi.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.contact.SafetyNumber;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Penfriend;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;

/** Who people are in a chat: verified or not, their roles in a group, and who is typing. */
class PeopleWindowTest {

    @TempDir
    Path folder;

    private Purse purse;
    private Bench bench;
    private WindowDriver window;
    private Texts texts;
    private Messenger messenger;
    private Penfriend aki;
    private Penfriend ben;

    @BeforeEach
    void open(TestInfo test) {
        boolean japanese = test.getTags().contains("ja");
        purse = new Purse(folder);
        purse.correspondence().fromSeed(purse.seed());
        messenger = purse.correspondence().messenger().orElseThrow();
        aki = new Penfriend(messenger);
        ben = new Penfriend(messenger);
        messenger.contacts().add(aki.publicIdentity(), japanese ? "秋" : "Aki");
        messenger.contacts().add(ben.publicIdentity(), "Ben");
        aki.write(japanese ? "橋で会いましょう" : "Meet me at the bridge");
        bench = new Bench(
                folder,
                purse,
                WindowDriver.start(),
                japanese ? Language.JA : Language.EN,
                japanese ? Preferences.Look.DARK : Preferences.Look.LIGHT);
        window = bench.window();
        texts = bench.texts();
        window.run(() -> bench.navigator().open(new Route.Messages()));
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), bench.failures());
        assertEquals(List.of(), purse.failures());
        bench.close();
        purse.close();
    }

    @SuppressWarnings("unchecked")
    private void choose(ConversationId chat) {
        ListView<Conversation> list = window.find("#chats", ListView.class);
        window.waitUntil(
                "the chat",
                () -> list.getItems().stream().anyMatch(each -> each.id().equals(chat)));
        window.run(() -> list.getItems().stream()
                .filter(each -> each.id().equals(chat))
                .forEach(list.getSelectionModel()::select));
    }

    private void verify(String picture) {
        SafetyNumber number = messenger
                .database()
                .read(tx -> SafetyNumber.of(
                        messenger.own().publicIdentity(),
                        messenger.ratchet().identityKeys(tx, messenger.own().publicIdentity()),
                        aki.publicIdentity(),
                        List.of()));
        choose(messenger.conversations().direct(aki.publicIdentity()));
        window.click("#chat-details");
        window.click(texts.get("chat.verify"));
        window.see(number.digits().getFirst());
        for (String word : number.words()) {
            window.see(word);
        }
        window.screenshot(picture);
        window.click(texts.get("chat.verify.done"));
        window.waitUntil(
                "a verified contact",
                () -> window.words().stream()
                                .filter(texts.get("chat.verified")::equals)
                                .count()
                        == 2);
        messenger
                .database()
                .change(tx ->
                        messenger.conversations().deviceChanged(tx, aki.publicIdentity(), "0123456789abcdef", false));
        window.see(texts.get("chat.lapse.text"));
    }

    @Test
    void wordsAndDigitsAreComparedAndAChangedDeviceIsSaidLoudly() {
        verify("verify-words");
        assertTrue(window.words().contains("Not verified"), () -> window.words().toString());
        window.screenshot("verify-lapsed");
        window.click("Go on unverified");
        window.seeNot(texts.get("chat.lapse.text"));
        assertTrue(messenger.contacts().find(aki.publicIdentity()).orElseThrow().lapsed() == null);
    }

    @Test
    @Tag("ja")
    void theSameInJapaneseAndDark() {
        verify("verify-ja-dark");
        window.screenshot("verify-lapsed-ja-dark");
    }

    @Test
    void rolesAreShownGivenAndTakenAndThoseWhoTypeAreNamed() {
        var made = (GroupResult.Grown)
                messenger.createGroup("Picnic", List.of(aki.publicIdentity(), ben.publicIdentity()));
        ConversationId group = messenger.conversations().list().stream()
                .filter(chat -> made.state().id().equals(chat.group()))
                .findFirst()
                .orElseThrow()
                .id();
        messenger.conversations().tellTyping(group, true);
        choose(group);
        window.click("#chat-details");
        window.see("Rename the group");
        assertEquals(List.of("admin", "member", "member"), roles());
        window.click("What can be done about Aki");
        window.click("Make an admin");
        window.waitUntil("two admins", () -> roles().equals(List.of("admin", "admin", "member")));
        window.see("You made Aki an admin");

        type(aki, made.state().id());
        window.see("Aki is typing…");
        type(ben, made.state().id());
        window.see("Aki and Ben are typing…");
        window.screenshot("group-roles");
        ben.send(14, List.of(List.of("group", made.state().id())), "I bring the tea");
        window.see("Aki is typing…");

        window.click("Rename the group");
        window.fill("#group-name", "Tea by the bridge");
        window.press(KeyCode.ENTER);
        window.see("You renamed the group to “Tea by the bridge”");
    }

    private List<String> roles() {
        return window.words().stream()
                .filter(words -> words.equals("admin") || words.equals("member"))
                .toList();
    }

    private static void type(Penfriend person, String group) {
        long end = System.currentTimeMillis() / 1000 + 12;
        person.send(24401, List.of(List.of("group", group), List.of("expiration", Long.toString(end))), "");
    }
}
