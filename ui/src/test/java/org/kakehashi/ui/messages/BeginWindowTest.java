package org.kakehashi.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.identity.Nip49;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.NostrRelay;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.control.QrImage;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** How one comes to a chat identity and out of it again, and how one finds others. */
class BeginWindowTest {

    private static final String KEYS_PASSWORD = "two herons, one bridge";

    @TempDir
    Path folder;

    @Test
    void aKeyComesInAndGoesOutAndTheChatsWithIt() {
        char[] password = KEYS_PASSWORD.toCharArray();
        SecretIdentity own = SecretIdentity.random(new SecureRandom());
        String npub = own.publicIdentity().npub();
        String encrypted = Nip49.encrypt(own, password, 16, new SecureRandom());
        String taken;
        Path chats = folder.resolve("family.kakehashi-chats");
        try (NostrRelay relay = NostrRelay.open();
                Purse purse = new Purse(folder.resolve("one"));
                Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
            begin(bench, encrypted);
            WindowDriver window = bench.window();
            assertEquals(npub, messenger(purse).own().publicIdentity().npub());
            relays(bench, relay);
            var self = messenger(purse).own().publicIdentity();
            messenger(purse)
                    .conversations()
                    .writing()
                    .send(
                            messenger(purse).conversations().direct(self),
                            "Remember the lanterns",
                            null,
                            Writing.Agreement.NONE);
            taken = takeOut(bench);
            bench.chooseNext(chats);
            window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.BACKUP)));
            window.click("#write-chats-password");
            window.type(KEYS_PASSWORD);
            window.press(KeyCode.TAB);
            window.type(KEYS_PASSWORD);
            window.click("#write-chats");
            window.see(bench.texts().get("chat.archive.done"));
            assertEquals(List.of(), bench.failures());
        }
        var reading = assertInstanceOf(Nip49.Reading.Key.class, Nip49.decrypt(taken, password));
        assertEquals(npub, reading.key().publicIdentity().npub());
        reading.key().close();
        own.close();
        elsewhere(taken, chats);
    }

    private static Messenger messenger(Purse purse) {
        return purse.correspondence().messenger().orElseThrow();
    }

    private static void begin(Bench bench, String encrypted) {
        WindowDriver window = bench.window();
        var texts = bench.texts();
        window.run(() -> bench.navigator().open(new Route.Messages()));
        window.see(texts.get("chat.begin.title"));
        window.click(texts.get("chat.begin.import"));
        window.fill("#nsec", "nsec1nothing");
        window.click("#begin-messages");
        window.click(texts.get("chat.begin.anyway"));
        window.see(texts.get("chat.begin.malformed"));
        window.screenshot("begin-malformed");
        window.fill("#nsec", encrypted);
        window.fill(texts.get("chat.begin.password"), "wrong");
        window.click("#begin-messages");
        window.click(texts.get("chat.begin.anyway"));
        window.see(texts.get("chat.begin.wrongPassword"));
        window.fill(texts.get("chat.begin.password"), KEYS_PASSWORD);
        window.click("#begin-messages");
        window.click(texts.get("chat.begin.anyway"));
        window.see(texts.get("chat.none"));
        assertTrue(window.words().stream().noneMatch(words -> words.contains("ncryptsec1")));
    }

    /** The page that tries each relay: a good one, and one that is not there. */
    private static void relays(Bench bench, NostrRelay relay) {
        WindowDriver window = bench.window();
        var texts = bench.texts();
        window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.RELAYS)));
        window.see(texts.get("chat.relays.none"));
        window.click(texts.get("chat.relay.add"));
        window.fill("#relay-address", "http://no.relay");
        window.click(texts.get("chat.relay.allow"));
        window.see(texts.get("chat.relay.unusable"));
        window.fill("#relay-address", relay.url().toString());
        window.click(texts.get("chat.relay.allow"));
        window.see(relay.url().toString());
        messenger(bench.purse()).relays().put(RelayUrl.of("ws://127.0.0.1:9"), EnumSet.allOf(RelayRole.class));
        messenger(bench.purse()).relays().allow(RelayUrl.of("ws://127.0.0.1:9"));
        window.see("127.0.0.1:9");
        String list = texts.get("chat.relay.trial.list") + " " + texts.count("chat.relay.trial.keys", 1);
        for (int i = 0; i < 20 && window.words().stream().noneMatch(words -> words.contains(list)); i++) {
            window.click(texts.get("chat.relays.try"));
            window.waitUntil("an answer", () -> !window.words().contains(texts.get("chat.relay.trying")));
        }
        window.see(list);
        window.waitUntil("and the other", () -> window.words().contains(texts.get("chat.relay.trial.silent")));
        window.screenshot("relays-tried");
    }

    private static String takeOut(Bench bench) {
        WindowDriver window = bench.window();
        var texts = bench.texts();
        window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.BACKUP)));
        window.click("#export-chat-key-password");
        window.type("not the password");
        window.fill(texts.get("chat.key.password"), KEYS_PASSWORD);
        window.fill(texts.get("chat.key.again"), KEYS_PASSWORD);
        window.click("#export-chat-key");
        window.see(texts.get("account.export.wrong"));
        window.click("#export-chat-key-password");
        window.type(Purse.PASSWORD);
        window.fill(texts.get("chat.key.password"), KEYS_PASSWORD);
        window.fill(texts.get("chat.key.again"), KEYS_PASSWORD);
        window.click("#export-chat-key");
        window.waitUntil(
                "the key",
                () -> window.isThere("#chat-key")
                        && window.find("#chat-key", TextArea.class).getText().startsWith("ncryptsec1"));
        window.screenshot("chat-key");
        window.click(texts.get("chat.key.copy"));
        return bench.copied().orElseThrow();
    }

    /** The same person at another machine, with the key and the chats that were taken out. */
    private void elsewhere(String taken, Path chats) {
        try (Purse purse = new Purse(folder.resolve("two"));
                Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.ZH_HANT, Preferences.Look.DARK)) {
            WindowDriver window = bench.window();
            var texts = bench.texts();
            window.toFront();
            assertInstanceOf(
                    org.kakehashi.messaging.identity.ChatIdentity.Import.Done.class,
                    purse.correspondence().fromText(taken, KEYS_PASSWORD.toCharArray()));
            window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.BACKUP)));
            bench.chooseNext(chats);
            window.click("#read-chats-password");
            window.type("nonsense");
            window.click("#read-chats");
            window.see(texts.get("chat.archive.wrong"));
            window.click("#read-chats-password");
            window.type(KEYS_PASSWORD);
            window.click("#read-chats");
            window.see(texts.get("chat.archive.added"));
            window.screenshot("archive-zh-hant-dark");
            window.run(() -> bench.navigator().open(new Route.Messages()));
            window.see("Remember the lanterns");
            assertEquals(List.of(), bench.failures());
        }
    }

    @Test
    void othersAreFoundByKeyAndByNameAndNobodyIsTrickedIntoAWrongOne() throws Exception {
        try (NamesServer names = new NamesServer(folder.resolve("names"));
                Purse purse = new Purse(folder)) {
            purse.correspondence().fromSeed(purse.seed());
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                var texts = bench.texts();
                window.run(() -> bench.navigator().open(new Route.Messages()));
                String npub;
                String hex;
                String nsec;
                try (SecretIdentity bob = SecretIdentity.random(new SecureRandom())) {
                    npub = bob.publicIdentity().npub();
                    hex = bob.publicIdentity().hex();
                    nsec = bob.nsec();
                }
                window.click("#new-chat");
                for (String bad : List.of(
                        npub.substring(0, 62) + (npub.endsWith("q") ? "p" : "q"),
                        "@",
                        "n".repeat(5_000),
                        "\u202Enpub1")) {
                    ask(window, bad);
                    window.see(texts.get("chat.new.unreadable"));
                }
                ask(window, nsec);
                window.see(texts.get("chat.new.secret"));
                assertEquals(
                        "", window.find("#new-chat-who", TextInputControl.class).getText());
                readCodes(bench, npub);
                String name = "bob@" + names.domain();
                ask(window, name);
                window.see(texts.get("chat.new.consent", names.domain()));
                window.screenshot("new-chat-consent");
                names.answer = "{\"names\":{\"bob\":\"<script>\"}}";
                window.click(texts.get("chat.new.consent.yes"));
                window.see(texts.get("chat.new.failed", names.domain()));
                names.answer = "[".repeat(100_000);
                ask(window, name);
                window.see(texts.get("chat.new.failed", names.domain()));
                names.answer = "{\"names\":{\"alice\":\"" + hex + "\"}}";
                ask(window, name);
                window.see(texts.get("chat.new.unknown", name));
                names.answer =
                        "{\"names\":{\"bob\":\"" + hex + "\"},\"relays\":{\"" + hex + "\":[\"wss://r.example\"]}}";
                window.fill("#new-chat-name", "Bob");
                ask(window, name);
                window.see(texts.get("chat.label.BASIC"));
                assertEquals(
                        "Bob",
                        messenger(purse).contacts().list().stream()
                                .filter(contact -> contact.key().npub().equals(npub))
                                .findFirst()
                                .orElseThrow()
                                .petname());
                assertTrue(purse.holdings().hosts().list().stream()
                        .anyMatch(host ->
                                host.host().equals(HostPort.of(java.net.URI.create("https://" + names.domain())))
                                        && host.purpose() == Purpose.LIST));
                window.screenshot("new-chat-found");
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    private void readCodes(Bench bench, String npub) throws IOException {
        WindowDriver window = bench.window();
        window.click("#code-copied");
        window.see(bench.texts().get("file.code.nothing"));
        Path noise = Files.write(folder.resolve("noise.png"), new byte[500]);
        bench.chooseNext(noise);
        window.click("#code-file");
        window.see(bench.texts().get("file.code.none"));
        Path code = folder.resolve("code.png");
        Image drawn = window.get(() -> QrImage.draw("nostr:" + npub, 300));
        ImageIO.write(SwingFXUtils.fromFXImage(drawn, null), "png", code.toFile());
        bench.chooseNext(code);
        window.click("#code-file");
        TextInputControl who = window.find("#new-chat-who", TextInputControl.class);
        window.waitUntil("the key of the file", () -> who.getText().equals("nostr:" + npub));
        window.screenshot("new-chat-code");
        window.run(who::clear);
        bench.copyPicture(drawn);
        window.click("#code-copied");
        window.waitUntil("the key of the copy", () -> who.getText().equals("nostr:" + npub));
    }

    private static void ask(WindowDriver window, String who) {
        window.fill("#new-chat-who", who);
        window.press(KeyCode.ENTER);
    }
}
