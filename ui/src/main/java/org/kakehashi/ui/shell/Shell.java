package org.kakehashi.ui.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Failure;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.control.Toasts;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.ui.text.Texts;

/**
 * Everything inside the window. While the vault is locked it shows a gate (welcome or unlock) and nothing else; while
 * it is open, the rail and the screen that the navigator is at.
 */
public final class Shell {

    private static final Duration IDLE_CHECK = Duration.seconds(2);

    private final Texts texts;
    private final Navigator navigator;
    private final StackPane root = new StackPane();
    private final VBox column = new VBox();
    private final BorderPane content = new BorderPane();
    private final StackPane stage = new StackPane();
    private final InlineMessage failure = new InlineMessage();
    private final SheetLayer sheets = new SheetLayer(column);
    private final ToastLayer toasts = new ToastLayer();
    private final List<Command> commands = new ArrayList<>();
    private final List<Finder> finders = new ArrayList<>();
    private final ObjectProperty<NetworkLight> light = new SimpleObjectProperty<>();
    private final IdleWatch idle;
    private final Timeline idleTimer;
    private Runnable onLock = () -> {};
    private boolean unlocked;

    /** @param lockMinutes minutes without input until the vault locks, asked for now and then; 0 for never */
    public Shell(Texts texts, Navigator navigator, InstantSource clock, IntSupplier lockMinutes) {
        this.texts = texts;
        this.navigator = navigator;
        this.light.set(new NetworkLight(NetworkLight.State.OFF, texts.get("shell.networkOff")));
        failure.setId("failure");
        content.setCenter(stage);
        VBox.setVgrow(content, Priority.ALWAYS);
        column.getChildren().addAll(failure, content);
        root.getChildren().addAll(column, sheets, toasts);
        root.getStyleClass().add("shell");
        navigator.screenProperty().addListener((_, _, screen) -> show(screen));
        idle = new IdleWatch(clock, lockMinutes, this::lock);
        root.addEventFilter(InputEvent.ANY, _ -> idle.touched());
        root.addEventFilter(KeyEvent.KEY_PRESSED, Shell::leaveTextArea);
        root.addEventHandler(KeyEvent.ANY, new Shortcuts(commands, this::showShortcuts));
        idleTimer = new Timeline(new KeyFrame(IDLE_CHECK, _ -> idle.check()));
        idleTimer.setCycleCount(Animation.INDEFINITE);
        idleTimer.play();
    }

    /** Tab goes on from a field of several lines too; nothing that is typed here needs a tab in it. */
    private static void leaveTextArea(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB
                && !event.isShortcutDown()
                && !event.isAltDown()
                && event.getTarget() instanceof TextArea area) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    private void show(@Nullable Screen screen) {
        if (unlocked) {
            if (screen == null) {
                stage.getChildren().clear();
            } else {
                stage.getChildren().setAll(screen.node());
            }
        }
    }

    /** Takes the rail and every screen and sheet away and shows this instead. */
    public void showGate(Node gate) {
        unlocked = false;
        idle.arm(false);
        sheets.closeAll();
        failure.clear();
        commands.clear();
        finders.clear();
        content.setLeft(null);
        stage.getChildren().setAll(gate);
    }

    /**
     * Shows the rail and the first of its places.
     *
     * @param places the rail's entries, from above
     * @param more commands beside the shell's own
     * @param sources what the palette asks
     */
    public void showFrame(List<Place> places, List<Command> more, List<Finder> sources) {
        unlocked = true;
        commands.clear();
        commands.addAll(ownCommands(places));
        commands.addAll(more);
        finders.clear();
        finders.addAll(sources);
        var rail = new Rail(texts, navigator, places, this::lock);
        rail.lightProperty().bind(light);
        content.setLeft(rail);
        idle.arm(true);
        navigator.open(places.getFirst().route());
        show(navigator.screenProperty().get());
    }

    private List<Command> ownCommands(List<Place> places) {
        List<Command> own = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            var digit = KeyCode.getKeyCode(Integer.toString(i + 1));
            own.add(new Command(
                    place.icon(),
                    place.name(),
                    digit == null ? null : new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN),
                    () -> navigator.open(place.route())));
        }
        own.add(new Command(Icons.SEARCH, texts.get("shell.palette"), keys(KeyCode.K), this::showPalette));
        own.add(new Command(Icons.LOCK, texts.get("shell.lock"), keys(KeyCode.L), this::lock));
        own.add(new Command(
                Icons.BACK,
                texts.get("shell.back"),
                new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                navigator::back));
        own.add(new Command(
                Icons.INFO, texts.get("shell.shortcuts"), new KeyCodeCombination(KeyCode.F1), this::showShortcuts));
        return own;
    }

    private static KeyCombination keys(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void showPalette() {
        if (unlocked && !sheets.isOpen()) {
            new Palette(texts, sheets, commands, finders).open();
        }
    }

    private void showShortcuts() {
        if (!sheets.isOpen()) {
            Shortcuts.show(texts, sheets, commands);
        }
    }

    private void lock() {
        if (unlocked) {
            onLock.run();
        }
    }

    /** @param action closes the vault and calls {@link #showGate} */
    public void setOnLock(Runnable action) {
        onLock = action;
    }

    /** The reporter's end: says that something failed, its code, and that it does not mean more than that. */
    public void report(Failure what) {
        failure.show(
                InlineMessage.Kind.DANGER,
                texts.get("shell.failure", what.code()),
                texts.get("shell.failureText"),
                Buttons.plain(texts.get("common.close"), failure::clear));
    }

    public Parent root() {
        return root;
    }

    public Sheets sheets() {
        return sheets;
    }

    public Toasts toasts() {
        return toasts;
    }

    public ObjectProperty<NetworkLight> lightProperty() {
        return light;
    }

    /** The window is being rebuilt or closed. */
    public void close() {
        idleTimer.stop();
    }
}
