package org.kakehashi.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a person sees of a window and of what it has opened; asked on the window's thread only. */
final class Screen {

    private final Stage stage;

    Screen(Stage stage) {
        this.stage = stage;
    }

    /** The visible nodes that fit, from back to front. */
    List<Node> all(Predicate<Node> fits) {
        List<Node> found = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null && isOurs(window)) {
                collect(window.getScene().getRoot(), fits, found);
            }
        }
        return found;
    }

    /** The window itself, or what it has opened. */
    private boolean isOurs(Window window) {
        Window at = window;
        while (at instanceof PopupWindow popup && popup.getOwnerWindow() != null) {
            at = popup.getOwnerWindow();
        }
        return at == stage || !(at instanceof Stage);
    }

    private static void collect(Node node, Predicate<Node> fits, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        if (fits.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                collect(child, fits, found);
            }
        }
    }

    /** Everything that can be read. */
    List<String> words() {
        List<String> texts = new ArrayList<>();
        for (Node node : all(_ -> true)) {
            if (node instanceof Labeled labeled && labeled.getText() != null) {
                texts.add(labeled.getText());
            } else if (node instanceof TextInputControl input && input.getText() != null) {
                texts.add(input.getText());
            } else if (node instanceof Text text && !(text.getParent() instanceof Labeled)) {
                texts.add(text.getText());
            }
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    /** The enabled control of this name or {@code #id}, one that the keyboard reaches before others. */
    Optional<Node> look(String name) {
        List<Node> matches =
                all(node -> name.startsWith("#") ? name.substring(1).equals(node.getId()) : name.equals(nameOf(node)));
        return matches.stream()
                .filter(node -> !node.isDisabled())
                .min((a, b) -> Boolean.compare(b.isFocusTraversable(), a.isFocusTraversable()));
    }

    static @Nullable String nameOf(Node node) {
        String accessible = node.getAccessibleText();
        if (accessible != null && !accessible.isBlank()) {
            return accessible;
        }
        return node instanceof Labeled labeled ? labeled.getText() : null;
    }

    /** Which window the keyboard goes to, and which control of it. */
    String keyboard() {
        return Window.getWindows().stream()
                .map(each -> each.getClass().getSimpleName()
                        + (each.isFocused() ? " focused" : "")
                        + ", owner "
                        + (each.getScene() == null ? null : each.getScene().getFocusOwner()))
                .toList()
                .toString();
    }

    /** Scrolls until the node is in sight. */
    static void reveal(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane scroll && scroll.getContent() != null) {
                Node content = scroll.getContent();
                Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double hidden = content.getLayoutBounds().getHeight()
                        - scroll.getViewportBounds().getHeight();
                if (hidden > 0) {
                    double wanted = at.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
                    scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
                }
            }
        }
    }
}
