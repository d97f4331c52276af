package org.kakehashi.ui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.InnerKinds;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileSending;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.BlossomServer;
import org.kakehashi.testbed.NostrRelay;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Penfriend;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** Files in the window of a real vault, over two real file servers. */
class FilesWindowTest {

    private static final String GOOD = "{\"cut\":0,\"cutUpload\":0,\"spoil\":false,\"full\":false,\"endless\":false}";

    private static BlossomServer one;
    private static BlossomServer two;

    @TempDir
    Path folder;

    private Purse purse;
    private Bench bench;
    private WindowDriver window;
    private Messenger messenger;
    private Penfriend ben;
    private ConversationId chat;

    @BeforeAll
    static void startServers() {
        one = new BlossomServer();
        two = new BlossomServer();
    }

    @AfterAll
    static void stopServers() {
        one.close();
        two.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        boolean japanese = test.getTags().contains("ja");
        boolean dark = test.getTags().contains("dark");
        one.behave(GOOD);
        two.behave(GOOD);
        purse = new Purse(folder);
        purse.correspondence().fromSeed(purse.seed());
        messenger = purse.correspondence().messenger().orElseThrow();
        ben = new Penfriend(messenger);
        messenger.contacts().add(ben.publicIdentity(), "Ben");
        ben.write("Have you got the pictures of the bridge?");
        chat = messenger.conversations().direct(ben.publicIdentity());
        bench = new Bench(
                folder,
                purse,
                WindowDriver.start(),
                japanese ? Language.JA : Language.EN,
                dark ? Preferences.Look.DARK : Preferences.Look.LIGHT);
        window = bench.window();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), bench.failures());
        bench.close();
        purse.close();
        assertEquals(List.of(), purse.failures());
    }

    private void servers() {
        List<FileServerUrl> both = List.of(new FileServerUrl(one.url()), new FileServerUrl(two.url()));
        messenger.files().servers().set(both);
        both.forEach(messenger.files().servers()::allow);
    }

    private void openChat() {
        openChat("Ben");
    }

    private void openChat(String name) {
        window.run(() -> bench.navigator().open(new Route.Messages()));
        window.waitUntil("the chat with " + name, () -> chatWith(name).isPresent());
        window.run(() -> chats().getSelectionModel().select(chatWith(name).orElseThrow()));
        window.waitUntil("the chat", () -> window.isThere("#composer"));
        window.waitForPulse();
    }

    @SuppressWarnings("unchecked")
    private ListView<Conversation> chats() {
        return window.find("#chats", ListView.class);
    }

    private Optional<Conversation> chatWith(String name) {
        return chats().getItems().stream()
                .filter(one -> bench.purse()
                        .correspondence()
                        .messenger()
                        .orElseThrow()
                        .contacts()
                        .find(Objects.requireNonNull(one.person()))
                        .filter(contact -> contact.petname().equals(name))
                        .isPresent())
                .findFirst();
    }

    /** Whether the tile of this name shows something. */
    private boolean previewOf(String name) {
        return window.all(node -> node instanceof PictureTile && name.equals(WindowDriver.nameOf(node))).stream()
                .flatMap(tile -> ((PictureTile) tile).getChildrenUnmodifiable().stream())
                .anyMatch(node -> node instanceof ImageView view && view.getImage() != null);
    }

    private void attach(Path... files) {
        bench.chooseNext(List.of(files));
        window.click("#attach");
    }

    private List<Message> files() {
        return messenger
                .conversations()
                .timeline()
                .files(chat, Long.MAX_VALUE, 50)
                .reversed();
    }

    private static ChatFiles.Said said(Message message) {
        return ChatFiles.read(message).orElseThrow();
    }

    /** A picture of a bridge, more or less. */
    private static BufferedImage picture(int width, int height, int seed) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(seed / 7f, 0.4f, 0.95f),
                0,
                height,
                Color.getHSBColor(seed / 7f + 0.3f, 0.5f, 0.6f)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(60, 40, 40));
        graphics.setStroke(new BasicStroke(height / 40f));
        graphics.drawArc(width / 8, height / 2, width * 3 / 4, height / 2, 0, 180);
        graphics.drawLine(0, height * 5 / 8, width, height * 5 / 8);
        graphics.dispose();
        return picture;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    /** A photograph as a telephone writes it: where it was taken, which side is up, and a comment. */
    private static byte[] photograph(BufferedImage picture) throws IOException {
        byte[] plain = encoded(picture, "jpg");
        var made = new ByteArrayOutputStream();
        made.write(plain, 0, 2);
        made.writeBytes(new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        });
        byte[] place = "35.6581 N 139.7414 E".getBytes(StandardCharsets.US_ASCII);
        made.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (place.length + 2)});
        made.writeBytes(place);
        made.write(plain, 2, plain.length - 2);
        return made.toByteArray();
    }

    private static boolean holds(byte[] bytes, String words) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(words);
    }

    @Test
    void aPhotographGoesOutWithoutItsPlaceAndComesBackToBeSaved() throws Exception {
        openChat();
        byte[] taken = photograph(picture(800, 600, 1));
        Path photo = file("IMG_2041.jpg", taken);
        attach(photo);
        window.see("Place, time, camera and other hidden details are removed");
        window.see("No file server is chosen");
        window.fill("#composer", "The bridge at noon");
        window.press(KeyCode.ENTER);
        assertEquals(List.of(), files(), "nothing goes before a server is chosen");
        window.screenshot("files-no-server");
        window.click("Choose file servers");
        window.fill("#file-server-address", one.url());
        window.click("#file-server-add");
        window.see(one.url());
        window.fill("#file-server-address", two.url());
        window.click("#file-server-add");
        window.see(two.url());
        window.screenshot("files-servers");
        openChat();
        window.see("IMG_2041.jpg");
        window.screenshot("files-tray");
        window.click("#send-message");
        window.waitUntil("the message", () -> files().size() == 1);
        window.see("The bridge at noon");
        window.waitUntil("the picture's own row", () -> window.isThere("Save as…: IMG_2041.jpg"));
        window.screenshot("files-sent");
        ChatFiles.Said sent = said(files().getFirst());
        assertEquals(600, sent.look().width(), "as it is looked at, upright");
        assertTrue(sent.look().preview().length > 0);
        Path saved = folder.resolve("saved.jpg");
        bench.chooseNext(saved);
        window.click("Save as…: IMG_2041.jpg");
        window.see("Saved as saved.jpg");
        byte[] out = Files.readAllBytes(saved);
        assertTrue(holds(taken, "35.6581 N") && !holds(out, "35.6581 N"), "the place stays at home");
        BufferedImage back = Pictures.decode(out, 2_000);
        assertEquals(600, back.getWidth());
        assertEquals(800, back.getHeight());
        assertEquals(List.of(), messenger.parcels().list());
    }

    /** Ben sends a file that lies on the servers; his program says what this one would. */
    private Message receives(byte[] content, String name, String type, List<List<String>> look) throws Exception {
        var sealing = messenger
                .files()
                .sending()
                .seal(() -> new ByteArrayInputStream(content), content.length, name, type, "", (_, _) -> {});
        var note = ((FileSending.Sealing.Sealed) sealing).note();
        var upload = messenger.files().sending().upload(note.sha256(), (_, _) -> {});
        var there = ((FileSending.Upload.Uploaded) upload).note();
        messenger.files().sending().drop(note.sha256());
        var tags = new ArrayList<>(there.tags());
        tags.addAll(look);
        ben.send(InnerKinds.FILE, tags, there.content());
        return files().getLast();
    }

    @Test
    @Tag("dark")
    void aFileIsFetchedOnlyWhenItIsAskedForAndIsTheSame() throws Exception {
        servers();
        byte[] content = new byte[300_000];
        new Random(3).nextBytes(content);
        receives(content, "../../etc/\u202Egpj.exe", "image/png", List.of(List.of("caption", "Look at this")));
        one.behave("{}");
        two.behave("{}");
        openChat();
        window.see("This file can run on your machine");
        window.waitForPulse();
        assertEquals("[]", one.behave("{\"spoil\":true}"), "nothing is fetched unasked");
        assertEquals("[]", two.behave("{\"full\":false}"));
        assertFalse(window.words().stream().anyMatch(text -> text.contains("\u202E") || text.contains("..")));
        two.behave("{\"cut\":100000}");
        window.click("Get: gpj.exe");
        window.see("It did not come.");
        window.screenshot("files-failed");
        one.behave(GOOD);
        window.run(() -> {
            ListView<?> list = window.find("#messages", ListView.class);
            list.getSelectionModel().selectLast();
            list.requestFocus();
        });
        window.press(KeyCode.ENTER);
        window.click("Get");
        Path saved = folder.resolve("out.bin");
        bench.chooseNext(saved);
        window.click("Save as…: gpj.exe");
        window.see("A file that can run");
        window.screenshot("files-program");
        window.click("Save as…");
        window.see("Saved as out.bin");
        assertArrayEquals(content, Files.readAllBytes(saved));
    }

    @Test
    @Tag("ja")
    @Tag("dark")
    void picturesSentTogetherAreAnAlbumThatIsTurnedByTheKeyboard() throws Exception {
        servers();
        openChat();
        Path[] pictures = new Path[5];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = file("hashi-" + i + ".png", encoded(picture(640, 480 + 40 * i, i), "png"));
        }
        attach(pictures);
        bench.copyPicture(window.get(() -> SwingFXUtils.toFXImage(picture(300, 200, 6), null)));
        window.click("#composer");
        window.press(KeyCode.SHORTCUT, KeyCode.V);
        window.waitUntil(
                "six tiles",
                () -> window.all(node -> node.getStyleClass().contains("tile-remove"))
                                .size()
                        == 6);
        window.screenshot("files-tray-ja");
        window.click("hashi-4.pngを外す");
        window.fill("#composer", "架け橋の写真です");
        window.press(KeyCode.ENTER);
        window.waitUntil("five messages", () -> files().size() == 5);
        window.see("+2");
        window.see("架け橋の写真です");
        window.waitForPulse();
        window.screenshot("files-album-ja");
        assertEquals(1, files().stream().map(ChatFiles::album).distinct().count());
        window.click("hashi-1.png");
        window.see("2/5");
        window.press(KeyCode.RIGHT);
        window.see("3/5");
        window.waitForPulse();
        window.screenshot("files-viewer-ja");
        window.press(KeyCode.ESCAPE);
        window.waitUntil("no viewer", () -> !window.isThere("#picture-after"));
        window.click("#chat-details");
        window.waitUntil("the shared files", () -> window.isThere("#shared-files"));
        window.run(() -> window.find("#details", ScrollPane.class).setVvalue(0.85));
        window.waitForPulse();
        window.screenshot("files-shared-ja");
        window.click("hashi-0.pngのメッセージへ移動");
    }

    @Test
    void whatIsOnItsWayIsStoppedAndTriedAgain() throws Exception {
        servers();
        openChat();
        one.behave("{\"full\":true}");
        byte[] content = new byte[200_000];
        new Random(4).nextBytes(content);
        Path paper = file("minutes of the meeting.pdf", content);
        attach(paper, folder, file("nothing.txt", new byte[0]));
        window.see("2 files were not taken");
        window.see("minutes of the meeting.pdf");
        window.screenshot("files-refused");
        window.click("#send-message");
        window.see("Only one server took it");
        window.screenshot("files-stopped");
        one.behave("{\"full\":false}");
        window.click("Try again");
        window.waitUntil("the message", () -> files().size() == 1);
        two.behave("{\"full\":true}");
        one.behave("{\"full\":true}");
        attach(paper);
        window.waitUntil("it was looked at", () -> window.isThere("Leave out minutes of the meeting.pdf"));
        window.click("#send-message");
        window.see("No server took it");
        window.click("Do not send minutes of the meeting.pdf");
        window.seeNot("No server took it");
        window.waitUntil("nothing on its way", () -> messenger.parcels().list().isEmpty());
        assertEquals(1, files().size());
        assertEquals(List.of(), messenger.files().sending().waiting());
    }

    @Test
    void hostilePicturesAreASignAndNothingElse() throws Exception {
        servers();
        byte[] bomb = encoded(picture(20, 20, 1), "png");
        // Wider and higher than any picture, in the same few bytes.
        Arrays.fill(bomb, 18, 20, (byte) 0x7F);
        Arrays.fill(bomb, 22, 24, (byte) 0x7F);
        byte[] cut = Arrays.copyOf(encoded(picture(400, 300, 2), "jpg"), 3_000);
        openChat();
        int at = 0;
        for (byte[] hostile : List.of(bomb, cut, "no picture at all".getBytes(StandardCharsets.US_ASCII))) {
            String preview = Base64.getEncoder().encodeToString(hostile);
            String name = "holiday-" + at++ + ".png";
            receives(hostile, name, "image/png", List.of(List.of("dim", "999999x1"), List.of("preview", preview)));
            window.click("Get: " + name);
            window.waitUntil("it came", () -> window.isThere("Save as…: " + name));
            window.waitUntil(
                    "a sign", () -> window.words().contains("This picture cannot be shown. It can still be saved."));
        }
        ben.send(
                InnerKinds.FILE,
                List.of(List.of("name", "x"), List.of("x", "../../../../etc/passwd")),
                "https://a.example/");
        window.see("This file cannot be fetched");
        window.screenshot("files-hostile");
    }

    @Test
    void noPictureOfAStrangerIsShownBeforeTheyAreAccepted() throws Exception {
        byte[] preview = Pictures.preview(picture(200, 150, 3), 4_800);
        Penfriend stranger = new Penfriend(messenger);
        var note = new FileNote(
                List.of(one.url() + "/" + "a".repeat(64)),
                "hello.jpg",
                "image/jpeg",
                9_000,
                -1,
                "a".repeat(64),
                "",
                "b".repeat(64),
                "c".repeat(24));
        List<List<String>> tags = new ArrayList<>(note.tags());
        tags.addAll(new FileLook(200, 150, preview, "Guess who", "").tags());
        stranger.send(InnerKinds.FILE, tags, note.content());
        window.run(() -> bench.navigator().open(new Route.Messages()));
        window.click("#shelf-requests");
        window.waitUntil("the request", () -> chats().getItems().size() == 1);
        window.run(() -> chats().getSelectionModel().selectFirst());
        window.see("Guess who");
        window.waitForPulse();
        assertTrue(window.isThere("Accept"));
        assertFalse(previewOf("hello.jpg"));
        window.screenshot("files-stranger");
        window.click("Accept");
        window.waitUntil("the preview", () -> previewOf("hello.jpg"));
    }

    @Test
    void theCopyGoesWithItsMessage() throws Exception {
        servers();
        openChat();
        attach(file("secret.txt", "only for a while".getBytes(StandardCharsets.UTF_8)));
        window.waitUntil("it was looked at", () -> window.isThere("Leave out secret.txt"));
        window.click("#send-message");
        window.waitUntil("the message", () -> files().size() == 1);
        var note = said(files().getFirst()).note().orElseThrow();
        assertTrue(messenger.files().receiving().isHere(note));
        PublicIdentity self = messenger.own().publicIdentity();
        assertEquals(self, files().getFirst().author());
        messenger
                .conversations()
                .writing()
                .deleteForAll(chat, files().getFirst().id(), Writing.Agreement.NONE);
        window.waitUntil("no copy here", () -> !messenger.files().receiving().isHere(note));
        window.waitUntil("no copy there", () -> asked(one).contains("DELETE /" + note.sha256()));
        assertTrue(
                messenger
                                .conversations()
                                .timeline()
                                .newest(chat, 1)
                                .messages()
                                .getFirst()
                                .content()
                        instanceof Content.Deleted);
    }

    private final StringBuilder askedOne = new StringBuilder();

    private String asked(BlossomServer server) {
        return askedOne.append(server.behave("{}")).toString();
    }

    private static void join(Messenger somebody, NostrRelay relay) {
        RelayUrl url = RelayUrl.of(relay.url().toString());
        somebody.relays().put(url, Set.of(RelayRole.values()));
        somebody.relays().allow(url);
    }

    @Test
    void twoPeopleTwoWindowsAndTheSamePicture() throws Exception {
        servers();
        byte[] picture = encoded(picture(1_200, 900, 5), "png");
        try (NostrRelay relay = NostrRelay.open();
                var cora = new Purse(folder.resolve("cora"))) {
            cora.correspondence().fromSeed(cora.seed("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"));
            Messenger other = cora.correspondence().messenger().orElseThrow();
            join(messenger, relay);
            join(other, relay);
            other.contacts().add(messenger.own().publicIdentity(), "Ann");
            ConversationId there = other.conversations().direct(messenger.own().publicIdentity());
            messenger.contacts().add(other.own().publicIdentity(), "Cora");
            chat = messenger.conversations().direct(other.own().publicIdentity());
            messenger.lookUp(other.own().publicIdentity());
            openChat("Cora");
            attach(file("view.png", picture), file("notes.txt", "Under the bridge".getBytes(StandardCharsets.UTF_8)));
            window.waitUntil(
                    "both were looked at",
                    () -> window.isThere("Leave out notes.txt") && window.isThere("Leave out view.png"));
            window.click("#send-message");
            window.waitUntil("both messages", () -> files().size() == 2);
            window.waitUntil(
                    "they came",
                    () -> other.conversations()
                                    .timeline()
                                    .files(there, Long.MAX_VALUE, 9)
                                    .size()
                            == 2);
            bench.close();
            bench = new Bench(folder, cora, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT);
            window = bench.window();
            openChat("Ann");
            window.waitUntil("the preview", () -> previewOf("view.png"));
            assertFalse(window.isThere("Save as…: view.png"), "only the preview came");
            window.screenshot("files-preview");
            window.click("Get: view.png");
            window.see("the program has to talk to a server that you have not allowed");
            window.click("Allow and go on");
            Path saved = folder.resolve("view-saved.png");
            bench.chooseNext(saved);
            window.click("Save as…: view.png");
            window.see("Saved as view-saved.png");
            assertArrayEquals(picture, Files.readAllBytes(saved));
            window.screenshot("files-got");
            assertEquals(List.of(), bench.failures());
            bench.close();
            bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT);
            window = bench.window();
        }
    }
}
