package org.kakehashi.ui.messages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.NostrRelay;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/** Ann, who sits before the window, and Ben, whose real messenger answers from the other side of a real relay. */
final class Penfriends implements AutoCloseable {

    static final String BENS_WORDS = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

    private final Path folder;
    private final NostrRelay relay = NostrRelay.open();
    private final Cable cable = new Cable(relay.url());
    private final Purse ben;
    private Purse ann;
    private Bench bench;

    Penfriends(Path folder) {
        this.folder = folder;
        ben = new Purse(folder.resolve("ben"));
        ben.correspondence().fromSeed(ben.seed(BENS_WORDS));
        join(bens());
        ann = new Purse(folder.resolve("ann"));
        ann.correspondence().fromSeed(ann.seed());
        join(anns());
        bench = sit(Language.EN, Preferences.Look.LIGHT);
    }

    private Bench sit(Language language, Preferences.Look look) {
        var made = new Bench(folder.resolve("ann"), ann, WindowDriver.start(), language, look);
        made.window().run(() -> made.navigator().open(new Route.Messages()));
        made.window().waitForPulse();
        return made;
    }

    void join(Messenger messenger) {
        RelayUrl url = RelayUrl.of(cable.url().toString());
        messenger.relays().put(url, EnumSet.allOf(RelayRole.class));
        messenger.relays().allow(url);
    }

    /** Locks Ann's vault, closes her program, and opens both again. */
    void restart(Language language, Preferences.Look look) {
        bench.close();
        ann.close();
        ann = new Purse(folder.resolve("ann"));
        bench = sit(language, look);
    }

    /** The same program in another language and look. */
    void look(Language language, Preferences.Look look) {
        bench.close();
        bench = sit(language, look);
    }

    /** What both are connected to the relay by. */
    Cable cable() {
        return cable;
    }

    /** Somebody else at the same relay, or Ben again at another machine. */
    Purse machine(String name, String words) {
        var other = new Purse(folder.resolve(name));
        other.correspondence().fromSeed(other.seed(words));
        join(other.correspondence().messenger().orElseThrow());
        return other;
    }

    Bench bench() {
        return bench;
    }

    WindowDriver window() {
        return bench.window();
    }

    Purse annsPurse() {
        return ann;
    }

    Messenger anns() {
        return ann.correspondence().messenger().orElseThrow();
    }

    Messenger bens() {
        return ben.correspondence().messenger().orElseThrow();
    }

    PublicIdentity annHerself() {
        return anns().own().publicIdentity();
    }

    PublicIdentity benHimself() {
        return bens().own().publicIdentity();
    }

    /** Ann's words for a text of the window. */
    String text(String key, Object... arguments) {
        return bench.texts().get(key, arguments);
    }

    /** Begins the chat by the form, as a person would, and waits until it is forward secret. */
    void meet() {
        until("Ben's keys", () -> !bens().relays().list().isEmpty());
        window().click("#new-chat");
        window().fill("#new-chat-who", benHimself().npub());
        window().fill("#new-chat-name", "Ben");
        window().press(KeyCode.ENTER);
        window().waitUntil("the chat", () -> title().equals("Ben"));
        for (int i = 0; i < 40 && !label().equals(text("chat.label.FORWARD_SECRET")); i++) {
            try {
                anns().lookUp(benHimself());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            window().run(() -> {});
        }
        window().waitUntil(
                        "forward secret",
                        () -> anns().conversations().list().stream()
                                .anyMatch(chat -> chat.label() == Label.FORWARD_SECRET));
        bens().conversations().direct(annHerself());
    }

    String title() {
        return window().all(node -> node.getStyleClass().contains("chat-title")).stream()
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse("");
    }

    String label() {
        return window().all(node -> "chat-label".equals(node.getId())).stream()
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse("");
    }

    /** Writes into the field that has the keyboard and sends. */
    void write(String words) {
        window().click("#composer");
        window().type(words);
        window().press(KeyCode.ENTER);
        seeMessage(words);
    }

    Conversation bensChat() {
        return bens().conversations().list().stream()
                .filter(chat -> Objects.equals(annHerself(), chat.person()))
                .findFirst()
                .orElseThrow();
    }

    ConversationId annsChat() {
        return anns().conversations().direct(benHimself());
    }

    /** Ben's newest messages with Ann, the newest first. */
    List<Message> bensMessages() {
        return bens().conversations()
                .timeline()
                .newest(bensChat().id(), 50)
                .messages()
                .reversed();
    }

    /** Waits until Ben has this text, and gives the message. */
    Message benGets(String said) {
        until("Ben gets " + said, () -> bensMessages().stream().anyMatch(message -> said.equals(said(message))));
        return bensMessages().stream()
                .filter(message -> said.equals(said(message)))
                .findFirst()
                .orElseThrow();
    }

    /** Ben writes, and it is seen in the window. */
    void benWrites(String said) {
        SendResult result = bens().conversations().writing().send(bensChat().id(), said, null, Writing.Agreement.NONE);
        if (!(result instanceof SendResult.Queued)) {
            throw new AssertionError(result.toString());
        }
        seeMessage(said);
    }

    static String said(Message message) {
        return message.content() instanceof Content.Text(String words, var _) ? words : "";
    }

    /** The texts of the messages that are on the screen, from top to bottom. */
    List<String> messages() {
        return window().get(() ->
                window()
                        .all(node ->
                                node instanceof TextFlow && node.getStyleClass().contains("message-text"))
                        .stream()
                        .sorted((a, b) -> Double.compare(top(a), top(b)))
                        .map(Penfriends::text)
                        .toList());
    }

    private static double top(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    private static String text(Node flow) {
        var text = new StringBuilder();
        ((TextFlow) flow).getChildren().forEach(node -> text.append(node instanceof Text piece ? piece.getText() : ""));
        return text.toString();
    }

    void seeMessage(String said) {
        window().waitUntil("the message " + said, () -> messages().contains(said));
    }

    void seeNoMessage(String said) {
        window().waitUntil("no message " + said, () -> !messages().contains(said));
    }

    /** Chooses the message with these words by the keyboard, and opens its menu with Enter. */
    void menuOf(String said) {
        chooseRow(row -> holds(row, said));
        window().press(KeyCode.ENTER);
        window().waitUntil("the menu", () -> popup() != null);
    }

    /** Goes through the rows with the arrow keys until this one is chosen. */
    void chooseRow(Predicate<Node> fits) {
        ListView<?> list = window().find("#messages", ListView.class);
        window().run(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
            list.scrollTo(list.getItems().size() - 1);
        });
        for (int i = 0; i < 60; i++) {
            window().waitForPulse();
            boolean there = window().get(() -> window().all(node -> node instanceof ListCell<?> cell
                            && cell.getListView() == list
                            && cell.isSelected()
                            && fits.test(node))
                    .isEmpty());
            if (!there) {
                return;
            }
            window().press(KeyCode.UP);
        }
        throw new AssertionError("no such row: " + messages());
    }

    static boolean holds(Node node, String words) {
        return node instanceof TextFlow flow && text(flow).contains(words)
                || node instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().contains(words)
                || node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream().anyMatch(child -> holds(child, words));
    }

    /** Moves down the open menu to the entry with these words and takes it. */
    void take(String entry) {
        for (int i = 0; i < 20; i++) {
            window().press(KeyCode.DOWN);
            if (window().get(() -> focusedEntry().equals(entry))) {
                window().press(KeyCode.ENTER);
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + entry);
    }

    /** What the arrow keys have reached in the open menu. */
    String focusedEntry() {
        return window().all(node -> node.getStyleClass().contains("menu-item") && node.isFocused()).stream()
                .map(node -> String.valueOf(words(node)))
                .findFirst()
                .orElse("");
    }

    private static String words(Node node) {
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        var all = new StringBuilder();
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(words(child)));
        }
        return all.toString();
    }

    static @Nullable Window popup() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu && window.isShowing())
                .findFirst()
                .orElse(null);
    }

    /** Waits for something outside the window. */
    void until(String what, Supplier<Boolean> condition) {
        window().waitUntil(what, Duration.ofSeconds(30), () -> condition.get());
    }

    /** Ends it all; a failure that nobody took ends the test. */
    @Override
    public void close() {
        bench.close();
        ann.close();
        ben.close();
        cable.close();
        relay.close();
        if (!bench.failures().isEmpty()) {
            throw new AssertionError(bench.failures().getFirst().cause());
        }
        List<Throwable> thrown =
                Stream.concat(ann.failures().stream(), ben.failures().stream()).toList();
        if (!thrown.isEmpty()) {
            throw new AssertionError(thrown.getFirst());
        }
    }
}
