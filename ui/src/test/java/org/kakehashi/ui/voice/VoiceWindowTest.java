package org.kakehashi.ui.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileSending;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.BlossomServer;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Penfriend;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;

/** Voice messages recorded and played in the real window, through a real file server, with a microphone of a test. */
class VoiceWindowTest {

    @TempDir
    Path folder;

    private BlossomServer server;
    private Purse purse;
    private Bench bench;
    private WindowDriver window;
    private Texts texts;
    private Messenger messenger;
    private Penfriend aki;

    @BeforeEach
    void open(TestInfo test) {
        boolean japanese = test.getTags().contains("ja");
        server = new BlossomServer();
        purse = new Purse(folder);
        purse.correspondence().fromSeed(purse.seed());
        messenger = purse.correspondence().messenger().orElseThrow();
        FileServerUrl url = FileServerUrl.read(server.url().toString()).orElseThrow();
        messenger.files().servers().set(List.of(url));
        messenger.files().servers().allow(url);
        aki = new Penfriend(messenger);
        messenger.contacts().add(aki.publicIdentity(), japanese ? "秋" : "Aki");
        aki.write(japanese ? "声を聞かせて" : "Let me hear your voice");
        bench = new Bench(
                folder,
                purse,
                WindowDriver.start(),
                japanese ? Language.JA : Language.EN,
                japanese ? Preferences.Look.DARK : Preferences.Look.LIGHT);
        window = bench.window();
        texts = bench.texts();
        window.run(() -> bench.navigator().open(new Route.Messages()));
        @SuppressWarnings("unchecked")
        ListView<Conversation> list = window.find("#chats", ListView.class);
        window.waitUntil("the chat", () -> !list.getItems().isEmpty());
        window.run(() -> list.getSelectionModel().selectFirst());
        window.find("#record");
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), bench.failures());
        assertEquals(List.of(), purse.failures());
        bench.close();
        purse.close();
        server.close();
    }

    private void record(String until, String picture) {
        window.click("#record");
        window.see(until);
        window.screenshot(picture + "-recording");
        // The keyboard is on the button that ends it.
        window.press(KeyCode.ENTER);
        window.find("#recorder-send");
        window.screenshot(picture + "-recorded");
    }

    @Test
    void spokenHeardSentAndPlayedByTheKeyboard() {
        record("0:12", "voice");
        window.click("#recorder-listen");
        window.waitUntil("sound", () -> bench.sound().heard() > 16_000);
        window.click("#recorder-send");
        window.waitUntil("the message", () -> lastPreview().startsWith("Voice message 0:"));
        assertTrue(window.nameless().isEmpty(), () -> window.nameless().toString());
        nothingLiesInTheClear();

        bench.sound().setSlow(true);
        ListView<?> messages = window.find("#messages", ListView.class);
        window.run(() -> {
            messages.requestFocus();
            messages.getSelectionModel().selectLast();
        });
        window.press(KeyCode.ENTER);
        window.see("Delete for all");
        window.run(() -> menu().filter(item -> "Play".equals(item.getText())).forEach(MenuItem::fire));
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the player", () -> window.isThere("#player-pause"));
        Slider place = window.find("#player-place", Slider.class);
        window.run(place::requestFocus);
        window.press(KeyCode.RIGHT);
        window.waitUntil("a leap", () -> place.getValue() >= 5);
        window.click("#player-pause");
        double at = place.getValue();
        window.screenshot("voice-playing");
        assertTrue(at >= 5 && at < place.getMax(), at + " of " + place.getMax());
        window.run(place::requestFocus);
        window.press(KeyCode.LEFT);
        assertEquals(at - 5, place.getValue(), 0.2);
        window.click("#player-close");
        window.waitUntil("silence", () -> !window.isThere("#player-pause"));
        window.waitUntil(
                "the keyboard in the field", () -> window.find("#composer").isFocused());
    }

    private static Stream<MenuItem> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream());
    }

    private String lastPreview() {
        return window.words().stream()
                .filter(words -> words.contains("Voice message"))
                .map(words -> words.substring(words.indexOf("Voice message")))
                .findFirst()
                .orElse("");
    }

    /** Neither the container's mark nor the codec's stands in any file of the vault. */
    private void nothingLiesInTheClear() {
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertTrue(!bytes.contains("OpusHead") && !bytes.contains("OpusTags"), file.toString());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void thrownAwayRecordingsMissingDevicesAndDamagedSoundsAreSaidPlainly() throws Exception {
        window.click("#record");
        window.see("0:02");
        window.press(KeyCode.ESCAPE);
        window.waitUntil(
                "nothing recorded, and the keyboard in the field",
                () -> !window.isThere("#recorder-stop")
                        && window.find("#composer").isFocused());

        bench.sound().setDevices(false);
        window.click("#record");
        window.see("No microphone can be used.");
        window.screenshot("voice-no-microphone");
        window.click("Close");
        window.seeNot("No microphone can be used.");

        bench.sound().setDevices(true);
        byte[] noise = "this is no sound at all ".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var sealed = assertInstanceOf(
                FileSending.Sealing.Sealed.class,
                messenger
                        .files()
                        .sending()
                        .seal(
                                () -> new ByteArrayInputStream(noise),
                                noise.length,
                                "a.ogg",
                                "audio/ogg",
                                "test",
                                Progress.NONE));
        var uploaded = assertInstanceOf(
                FileSending.Upload.Uploaded.class,
                messenger.files().sending().upload(sealed.note().sha256(), Progress.NONE));
        FileNote note = uploaded.note();
        messenger.files().receiving().forget(note);
        List<List<String>> tags = new ArrayList<>(note.tags());
        tags.add(List.of("duration", "7"));
        tags.add(List.of("waveform", "0 50 100 999999"));
        aki.send(15, tags, note.content());
        window.see("0:07");
        // Playing is asking for it: it is fetched first.
        window.find("Get: a.ogg");
        window.click("Play");
        window.see("This recording is damaged");
        window.screenshot("voice-damaged");
    }

    @Test
    @Tag("ja")
    void inJapaneseAndDark() {
        record("0:09", "voice-ja-dark");
        window.click("#recorder-send");
        window.waitUntil("the message", () -> window.words().stream().anyMatch(words -> words.contains("ボイスメッセージ 0:")));
        bench.sound().setSlow(true);
        window.click(texts.get("voice.play"));
        window.waitUntil("a step", () -> bench.sound().heard() > 16_000);
        window.screenshot("voice-ja-dark-playing");
        assertTrue(window.all(node -> node instanceof Labeled each && "0:00".equals(each.getText()))
                .isEmpty());
    }
}
