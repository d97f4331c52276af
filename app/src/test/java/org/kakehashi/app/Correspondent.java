package org.kakehashi.app;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;

/** A person who writes messages: a vault, the whole program over it, and a window that is used by what stands on it. */
final class Correspondent implements AutoCloseable {

    static final String PASSWORD = "herons write long letters";

    private final WindowDriver window = WindowDriver.start();
    private final Path folder;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private Composition program;

    /** @param phrase what the vault is made from, if there is none yet */
    Correspondent(Path folder, String phrase) throws IOException {
        this.folder = folder;
        var place = new VaultFolder(folder.resolve("vault"), OpenWallet.TABLES);
        if (!place.exists()
                && Mnemonic.read(CharBuffer.wrap(phrase)) instanceof MnemonicReading.Valid(Mnemonic words)) {
            try (Vault vault = place.create(PASSWORD.toCharArray(), KdfParameters.FLOOR);
                    words) {
                new Accounts(vault, new KeyRing(vault)).storeWords("Family", words, new char[0]);
            }
        }
        program = compose("en", "light");
        window.run(program::start);
        front();
    }

    private Composition compose(String language, String look) {
        Options options = ((Options.Reading.Run) Options.read(
                        List.of("--data-dir", folder.toString(), "--language", language, "--theme", look), Map.of()))
                .options();
        return window.get(() -> new Composition(
                window.stage(),
                options,
                KdfParameters.FLOOR,
                Clock.systemUTC(),
                _ -> {},
                (title, body) -> notes.add(body.isEmpty() ? title : title + " | " + body)));
    }

    /** Ends the program and starts it again in another language and look; the vault is locked afterwards. */
    void restart(String language, String look) {
        window.run(program::close);
        program = compose(language, look);
        window.run(program::start);
    }

    /** What was shown outside the window. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    WindowDriver window() {
        return window;
    }

    /** The headless desktop has one keyboard and no order of windows: only one person's window is there at a time. */
    void front() {
        window.run(() -> {
            boolean others = List.copyOf(Window.getWindows()).stream()
                            .filter(other -> other instanceof Stage && other != window.stage())
                            .peek(Window::hide)
                            .count()
                    > 0;
            if (others || !window.stage().isShowing()) {
                window.stage().hide();
                window.stage().show();
                window.stage().requestFocus();
            }
        });
        window.waitForPulse();
    }

    void unlock() {
        front();
        window.waitUntil("the gate", () -> !passwords().isEmpty());
        window.run(() -> passwords().getFirst().requestFocus());
        window.type(PASSWORD);
        window.press(KeyCode.ENTER);
        window.waitUntil("the rail", () -> passwords().isEmpty() && window.isThere("#to-messages"));
        window.waitForPulse();
        window.waitForPulse();
    }

    private List<Node> passwords() {
        return window.all(node -> node instanceof javafx.scene.control.PasswordField);
    }

    void lock() {
        front();
        window.press(KeyCode.SHORTCUT, KeyCode.L);
        window.see("Welcome back");
    }

    /** Chooses the identity of the phrase and this relay. */
    void begin(String relay) {
        front();
        window.click("#to-messages");
        window.see("Begin to write");
        window.fill("#relay-address", relay);
        window.click("#begin-messages");
        window.see("No chat is open");
    }

    /** One's own npub as the form for a new chat shows it. */
    String npub() {
        front();
        window.click("#new-chat");
        window.see("npub1");
        String npub = window.words().stream()
                .map(text -> text.replace("\n", ""))
                .filter(text -> text.matches("npub1[0-9a-z]{58}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no npub in " + window.words()));
        window.press(KeyCode.ESCAPE);
        window.waitUntil(
                "no sheet",
                () -> window.all(node -> "new-chat-who".equals(node.getId())).isEmpty());
        return npub;
    }

    void newChat(String npub, String name) {
        front();
        window.click("#new-chat");
        window.fill("#new-chat-who", npub);
        window.fill("#new-chat-name", name);
        window.click("Open the chat");
        window.waitUntil("the chat with " + name, () -> title().equals(name));
    }

    void newGroup(String name, String member) {
        front();
        window.click("#new-chat");
        window.click("New group");
        window.click(member);
        window.click("Choose");
        window.fill("#group-name", name);
        window.click("Make the group");
        window.waitUntil("the group " + name, () -> title().equals(name));
    }

    private String title() {
        return window.all(node -> node.getStyleClass().contains("chat-title")).stream()
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse("");
    }

    /** The encryption of the next message, as the chip beside the name says it. */
    String label() {
        return window.get(() -> window.all(node -> "chat-label".equals(node.getId())).stream()
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse(""));
    }

    void write(String text) {
        write(text, text);
    }

    /** @param shown the words that are to stand on the screen, without marks and pictures */
    void write(String text, String shown) {
        front();
        window.fill("#composer", text);
        window.press(KeyCode.ENTER);
        seeMessage(shown);
    }

    /** Opens the chat of the list at the left that has these words. */
    void open(String words) {
        front();
        window.waitUntil("a chat with " + words, () -> row(words) >= 0);
        window.run(() -> chats().getSelectionModel().select(row(words)));
        window.waitUntil("an open chat", () -> !title().isEmpty());
    }

    private int row(String words) {
        for (Node cell : window.all(node -> node.getStyleClass().contains("chat-cell"))) {
            var list = (javafx.scene.control.ListCell<?>) cell;
            if (!list.isEmpty() && holds(list, words)) {
                return list.getIndex();
            }
        }
        return -1;
    }

    private static boolean holds(Node node, String words) {
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && labeled.getText().contains(words)) {
            return true;
        }
        return node instanceof javafx.scene.Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> holds(child, words));
    }

    private ListView<?> chats() {
        return (ListView<?>) window.all(node -> "chats".equals(node.getId())).getFirst();
    }

    /** The texts of the messages that are on the screen, from top to bottom. */
    List<String> messages() {
        front();
        return window.get(() -> flows());
    }

    private List<String> flows() {
        return window
                .all(node -> node instanceof TextFlow && node.getStyleClass().contains("message-text"))
                .stream()
                .map(TextFlow.class::cast)
                .sorted((a, b) -> Double.compare(top(a), top(b)))
                .map(Correspondent::text)
                .toList();
    }

    private static double top(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    private static String text(TextFlow flow) {
        var text = new StringBuilder();
        flow.getChildren().forEach(node -> text.append(node instanceof Text piece ? piece.getText() : ""));
        return text.toString();
    }

    void seeMessage(String text) {
        front();
        window.waitUntil("the message " + text, () -> flows().contains(text));
    }

    @Override
    public void close() {
        window.run(program::close);
        window.close();
    }
}
