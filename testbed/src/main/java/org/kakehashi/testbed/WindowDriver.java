package org.kakehashi.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Uses the window the way a person does: by what is written on it and by the keyboard. A name is what a screen reader
 * would say (the accessible text, or the words on the control), or {@code #id}.
 *
 * <p>The one place that knows the library which starts the toolkit for tests.
 */
public final class WindowDriver {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Robot robot;
    private final Stage stage;
    private final Screen screen;

    private WindowDriver(Stage stage) {
        this.stage = stage;
        this.screen = new Screen(stage);
        this.robot = get(Robot::new);
    }

    /**
     * Starts the toolkit if it is not running, and makes a stage of a size that fits the headless screen. The stage is
     * not the robot library's own: that would keep every event, and with it every control it went to.
     */
    public static WindowDriver start() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException running) {
            // The toolkit starts once in a process.
        }
        Platform.setImplicitExit(false);
        var made = new CompletableFuture<Stage>();
        Platform.runLater(() -> {
            var stage = new Stage();
            stage.setWidth(980);
            stage.setHeight(720);
            made.complete(stage);
        });
        return new WindowDriver(
                made.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }

    public Stage stage() {
        return stage;
    }

    /** Puts a new scene with this root on the stage and shows it. */
    public Scene show(Callable<? extends Parent> root) {
        return get(() -> {
            var scene = new Scene(root.call(), 980, 700);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            return scene;
        });
    }

    /** Does something on the window's thread and waits for it. */
    public void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /** Asks something on the window's thread. */
    public <T> T get(Callable<T> question) {
        if (Platform.isFxApplicationThread()) {
            try {
                return question.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The window's thread is stuck", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until this holds on the window's thread; fails after 20 seconds, with a picture. */
    public void waitUntil(String what, BooleanSupplier condition) {
        waitUntil(what, PATIENCE, condition);
    }

    public void waitUntil(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!get(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                screenshot("failed-" + what.replaceAll("[^A-Za-z0-9]+", "-"));
                throw new AssertionError("Waited in vain for: " + what + "\nOn the screen: " + words()
                        + "\nThe keyboard: " + get(screen::keyboard));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until these words can be read somewhere, also as a part of a longer text. */
    public void see(String words) {
        waitUntil("the words " + words, () -> words().stream().anyMatch(text -> text.contains(words)));
    }

    /** Waits until these words can be read nowhere. */
    public void seeNot(String words) {
        waitUntil("no words " + words, () -> words().stream().noneMatch(text -> text.contains(words)));
    }

    /** Everything that can be read at this moment. */
    public List<String> words() {
        return get(screen::words);
    }

    /** Waits for the control of this name, scrolls to it and clicks on its middle. */
    public void click(String name) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean clicked = false;
        while (!clicked) {
            Node node = find(name);
            run(() -> Screen.reveal(node));
            waitForPulse();
            clicked = get(() -> clickOn(node));
            if (!clicked && System.nanoTime() > end) {
                screenshot("failed-click");
                throw new AssertionError(name + " is never in sight\nOn the screen: " + words());
            }
        }
        waitForPulse();
    }

    /** False if the page was drawn anew since the control was found, or is not laid out yet. */
    private boolean clickOn(Node node) {
        Bounds at = node.localToScreen(node.getBoundsInLocal());
        Window window = node.getScene() == null ? null : node.getScene().getWindow();
        if (at == null || window == null || !holds(window, at.getCenterX(), at.getCenterY())) {
            return false;
        }
        robot.mouseMove(at.getCenterX(), at.getCenterY());
        robot.mouseClick(MouseButton.PRIMARY);
        return true;
    }

    private static boolean holds(Window window, double x, double y) {
        return x >= window.getX()
                && y >= window.getY()
                && x < window.getX() + window.getWidth()
                && y < window.getY() + window.getHeight();
    }

    /** Clicks into the field of this name and replaces its content. */
    public void fill(String name, String text) {
        click(name);
        press(KeyCode.SHORTCUT, KeyCode.A);
        type(text);
    }

    /** Types into whatever has the keyboard, as an input method would: one event a character, of any script. */
    public void type(String text) {
        run(() -> {
            Node target = stage.getScene().getFocusOwner();
            if (target == null) {
                throw new AssertionError("Nothing has the keyboard");
            }
            text.codePoints().forEach(c -> Event.fireEvent(target, typed(Character.toString(c))));
        });
        waitForPulse();
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    /** Presses these keys together, once what is shown is laid out and somebody has the keyboard. */
    public void press(KeyCode... keys) {
        waitForOwner();
        run(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key == KeyCode.SHORTCUT ? KeyCode.CONTROL : key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i] == KeyCode.SHORTCUT ? KeyCode.CONTROL : keys[i]);
            }
        });
        waitForPulse();
    }

    /** Until the toolkit's next pulse the keyboard still belongs to a control that was taken away, and keys are lost. */
    private void waitForOwner() {
        waitForPulse();
        waitUntil("an owner of the keyboard", () -> {
            Scene scene = stage.getScene();
            Node owner = scene == null ? null : scene.getFocusOwner();
            return owner == null || owner.getScene() == scene;
        });
    }

    /** Waits for a control that is visible and enabled and has this name. */
    public Node find(String name) {
        var found = new AtomicReference<Node>();
        waitUntil("the control " + name, () -> {
            screen.look(name).ifPresent(found::set);
            return found.get() != null;
        });
        return Objects.requireNonNull(found.get());
    }

    public <T extends Node> T find(String name, Class<T> kind) {
        return kind.cast(find(name));
    }

    public boolean isThere(String name) {
        return get(() -> screen.look(name).isPresent());
    }

    /** What a screen reader would say: the accessible text, else the words on it. */
    public static @Nullable String nameOf(Node node) {
        return Screen.nameOf(node);
    }

    /** The controls that the keyboard reaches and that a screen reader could not name. */
    public List<Node> nameless() {
        return all(node -> node.isFocusTraversable()
                && !node.isDisabled()
                && !(node instanceof ScrollPane)
                && (nameOf(node) == null || String.valueOf(nameOf(node)).isBlank()));
    }

    /** Presses Tab until the control of this name has the keyboard; fails after going round. */
    public void tabTo(String name) {
        for (int i = 0; i < 60; i++) {
            Node focused = focused();
            if (focused != null && name.equals(nameOf(focused))) {
                return;
            }
            press(KeyCode.TAB);
        }
        screenshot("failed-tab-to");
        throw new AssertionError("Tab does not lead to " + name + "\nOn the screen: " + words());
    }

    /** Brings the window before others of the same process. */
    public void toFront() {
        run(() -> {
            stage.toFront();
            stage.requestFocus();
        });
        waitForPulse();
    }

    /** The visible nodes of the window, and of what it has opened, that fit. */
    public List<Node> all(Predicate<Node> fits) {
        return get(() -> screen.all(fits));
    }

    /** Who has the keyboard. */
    public @Nullable Node focused() {
        return get(() -> Optional.ofNullable(stage.getScene().getFocusOwner())).orElse(null);
    }

    /** Lets layout and what was sent to the window's thread come through. */
    public void waitForPulse() {
        for (int i = 0; i < 2; i++) {
            var pulse = new CompletableFuture<Boolean>();
            Platform.runLater(() -> {
                Scene scene = stage.getScene();
                if (scene != null && scene.getRoot() != null) {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                }
                pulse.complete(true);
            });
            pulse.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    /** A picture of the window as {@code target/screenshots/NAME.png} of the module under test. */
    public Path screenshot(String name) {
        waitForPulse();
        return get(() -> {
            var picture = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
            try {
                Files.createDirectories(SCREENSHOTS);
                Path file = SCREENSHOTS.resolve(name + ".png");
                ImageIO.write(picture, "png", file.toFile());
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Takes the window away; the toolkit stays for the next test. */
    public void close() {
        run(() -> {
            stage.hide();
            stage.setScene(null);
        });
    }
}
