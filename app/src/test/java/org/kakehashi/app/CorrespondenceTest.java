package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.NostrRelay;

/** Two people with a program each write to each other over a real relay, in their real windows. */
class CorrespondenceTest {

    private static final String ANNS_WORDS =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    private static final String BENS_WORDS = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";
    private static final String NOBODY = "npub1sn0wdenkukak0d9dfczzeacvhkrgz92ak56egt7vdgzn8pv2wfqqhrjdv9";

    private static final String GLADLY = "Gladly. At noon, under the old tree ";

    @TempDir
    Path folder;

    @Test
    void aFirstContactALockAndNothingIsLost() throws Exception {
        try (NostrRelay relay = NostrRelay.open();
                var ann = new Correspondent(folder.resolve("ann"), ANNS_WORDS);
                var ben = new Correspondent(folder.resolve("ben"), BENS_WORDS)) {
            ben.unlock();
            ben.begin(relay.url().toString());
            String bensKey = ben.npub();
            ann.unlock();
            ann.front();
            ann.window().click("#to-messages");
            ann.window().see("Begin to write");
            ann.window().screenshot("messages-begin");
            ann.begin(relay.url().toString());

            ann.newChat(NOBODY, "Somebody else");
            assertEquals("basic", ann.label(), "who has published no keys can only be reached so");

            ann.newChat(bensKey, "Ben");
            ann.front();
            ann.window().waitUntil("Ben's keys", () -> ann.label().equals("forward secret"));
            ann.write("Good morning, Ben. Shall we meet at the bridge?");
            ann.window().see("Sent to 1 relay");
            ann.window().screenshot("messages-first");

            ben.front();
            ben.window().see("Requests 1");
            ben.window().click("#shelf-requests");
            ben.open("Good morning");
            ben.window().see("Somebody you do not know has written to you.");
            ben.seeMessage("Good morning, Ben. Shall we meet at the bridge?");
            ben.window().screenshot("messages-request");
            ben.window().click("Accept");
            ben.window().waitUntil("the composer", () -> ben.window().isThere("#composer"));
            ben.write("Gladly. **At noon**, under the old tree 🌳", GLADLY);
            // Her window is behind his until she looks.
            ann.window().waitUntil("a note", () -> !ann.notes().isEmpty());
            ann.seeMessage(GLADLY);
            ben.front();
            assertEquals("forward secret", ben.label());

            ben.lock();
            for (String line : List.of("One more thing:", "bring an umbrella,", "and the letters.")) {
                ann.write(line);
            }
            ben.unlock();
            ben.window().click("#to-messages");
            ben.open("letters");
            ben.seeMessage("and the letters.");
            ben.window().screenshot("messages-after-lock");
            assertEquals(
                    List.of(
                            "Good morning, Ben. Shall we meet at the bridge?",
                            GLADLY,
                            "One more thing:",
                            "bring an umbrella,",
                            "and the letters."),
                    ben.messages());
            assertEquals(ben.messages(), ann.messages());
            assertTrue(ann.window().words().contains("forward secret"));
            aGroup(ann, ben);
            for (Correspondent each : List.of(ann, ben)) {
                assertTrue(!each.notes().isEmpty(), "a window behind another tells that a message came");
                assertTrue(
                        List.of("New message", "New messages").containsAll(each.notes()),
                        () -> "and nothing more: " + each.notes());
            }
            pictures(ann, "ja", "dark");
            pictures(ben, "zh-Hant", "light");
        }
    }

    private static void aGroup(Correspondent ann, Correspondent ben) {
        ann.newGroup("Picnic", "Ben");
        ann.write("Who brings the tea?");
        ben.open("Picnic");
        ben.seeMessage("Who brings the tea?");
        ben.window().screenshot("messages-group");
        ben.window().click("#chat-details");
        ben.window().click("Leave the group");
        ann.front();
        ann.window().see("Ben left");
        ann.window().click("#chat-details");
        ann.window().screenshot("messages-group-left");
    }

    private static void pictures(Correspondent person, String language, String look) {
        person.restart(language, look);
        person.unlock();
        person.window().click("#to-messages");
        person.open("letters");
        person.seeMessage("and the letters.");
        person.window().click("#chat-details");
        person.window().waitForPulse();
        person.window().screenshot("messages-" + language + "-" + look);
    }
}
