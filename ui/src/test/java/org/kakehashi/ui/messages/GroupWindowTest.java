package org.kakehashi.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** A group from its first day to the day one leaves it, with two others who are really there. */
class GroupWindowTest {

    private static final String CLEOS_WORDS =
            "legal winner thank year wave sausage worth useful legal winner thank yellow";

    @TempDir
    Path folder;

    @Test
    void aGroupIsMadeChangedAndLeft() {
        try (var friends = new Penfriends(folder);
                Purse cleo = friends.machine("cleo", CLEOS_WORDS)) {
            friends.meet();
            Messenger cleos = cleo.correspondence().messenger().orElseThrow();
            friends.anns().contacts().add(cleos.own().publicIdentity(), "Cleo");
            make(friends);
            add(friends, cleos);
            mention(friends);
            rename(friends);
            remove(friends, cleos);
            leave(friends);
            friends.look(Language.JA, Preferences.Look.DARK);
            TalkWindowTest.openFirst(friends);
            friends.window().click("#chat-details");
            friends.window().screenshot("group-ja-dark");
            assertEquals(List.of(), cleo.failures());
        }
    }

    private static void make(Penfriends friends) {
        WindowDriver window = friends.window();
        window.click("#new-chat");
        window.click(friends.text("chat.new.group"));
        window.tabTo("Ben");
        window.press(KeyCode.SPACE);
        window.press(KeyCode.ENTER);
        window.find("#group-name");
        window.type("Picnic");
        window.press(KeyCode.ENTER);
        window.waitUntil("the group", () -> friends.title().equals("Picnic"));
        friends.write("Who brings the tea?");
        friends.until("Ben is in it", () -> said(friends.bens(), "Picnic", "Who brings the tea?"));
        window.click("#chat-details");
    }

    private static Optional<Conversation> group(Messenger messenger, String name) {
        return messenger.conversations().list().stream()
                .filter(chat -> chat.title().equals(name))
                .findFirst();
    }

    private static boolean said(Messenger messenger, String group, String words) {
        return group(messenger, group)
                .filter(chat -> messenger.conversations().timeline().newest(chat.id(), 50).messages().stream()
                        .anyMatch(message -> Penfriends.said(message).contains(words)))
                .isPresent();
    }

    private static void add(Penfriends friends, Messenger cleos) {
        WindowDriver window = friends.window();
        friends.until("Cleo's keys", () -> {
            try {
                friends.anns().lookUp(cleos.own().publicIdentity());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return friends.anns()
                    .database()
                    .read(tx -> !friends.anns()
                            .ratchet()
                            .identityKeys(tx, cleos.own().publicIdentity())
                            .isEmpty());
        });
        window.click(friends.text("chat.member.add"));
        window.tabTo("Cleo");
        window.press(KeyCode.SPACE);
        window.press(KeyCode.ENTER);
        window.see(friends.text("chat.member.added", friends.text("chat.you"), "Cleo"));
        friends.write("Welcome, Cleo");
        friends.until("Cleo is in it", () -> said(cleos, "Picnic", "Welcome, Cleo"));
    }

    private static void mention(Penfriends friends) {
        WindowDriver window = friends.window();
        window.click("#composer");
        window.type("@Be");
        window.waitUntil("the offer", () -> Penfriends.popup() != null);
        friends.take("Ben");
        window.type("brings it");
        window.press(KeyCode.ENTER);
        friends.until(
                "Ben is named",
                () -> group(friends.bens(), "Picnic")
                        .filter(chat -> chat.unreadMentions() == 1)
                        .isPresent());
        friends.seeMessage("@Ben brings it");
        assertTrue(
                said(friends.bens(), "Picnic", "nostr:" + friends.benHimself().npub() + " brings it"));
    }

    private static void rename(Penfriends friends) {
        WindowDriver window = friends.window();
        window.click(friends.text("chat.member.rename"));
        window.fill("#group-name", "n".repeat(101));
        window.press(KeyCode.ENTER);
        window.see(friends.text("chat.member.refused.BAD_NAME"));
        window.click(friends.text("chat.member.rename"));
        window.fill("#group-name", "Boat trip");
        window.press(KeyCode.ENTER);
        window.waitUntil("the new name", () -> friends.title().equals("Boat trip"));
        friends.until("Ben sees it", () -> group(friends.bens(), "Boat trip").isPresent());
    }

    private static void remove(Penfriends friends, Messenger cleos) {
        WindowDriver window = friends.window();
        window.run(() -> window.find(friends.text("chat.member.more", "Cleo")).requestFocus());
        window.press(KeyCode.SPACE);
        window.waitUntil("the menu", () -> Penfriends.popup() != null);
        friends.take(friends.text("chat.member.remove"));
        window.see(friends.text("chat.member.removed", friends.text("chat.you"), "Cleo"));
        friends.write("Just the two of us");
        friends.until("Ben gets it", () -> said(friends.bens(), "Boat trip", "Just the two of us"));
        assertTrue(!said(cleos, "Boat trip", "Just the two of us"));
    }

    private static void leave(Penfriends friends) {
        WindowDriver window = friends.window();
        window.click(friends.text("chat.member.leave"));
        window.see(friends.text("chat.member.refused.LAST_ADMIN"));
        window.run(() -> window.find(friends.text("chat.member.more", "Ben")).requestFocus());
        window.press(KeyCode.SPACE);
        window.waitUntil("the menu", () -> Penfriends.popup() != null);
        friends.take(friends.text("chat.member.promote"));
        window.see(friends.text("chat.member.promoted", friends.text("chat.you"), "Ben"));
        window.click(friends.text("chat.member.leave"));
        window.see(friends.text("chat.member.left", friends.text("chat.you")));
        window.see(friends.text("chat.refused.NOT_A_MEMBER"));
        assertTrue(!window.isThere("#composer"), "nothing can be written any more");
        friends.until(
                "Ben is alone",
                () -> group(friends.bens(), "Boat trip")
                        .filter(chat -> friends.bens()
                                        .conversations()
                                        .members(chat.id())
                                        .size()
                                == 1)
                        .isPresent());
    }
}
