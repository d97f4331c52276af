package org.kakehashi.ui.control;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** Puts the keyboard where one would look for it. */
public final class Focus {

    /** Left below a control that was scrolled to, in pixels: room for a line about it. */
    private static final double MARGIN = 48;

    private Focus() {}

    /** Moves the keyboard to the first control inside, once the scene is laid out. */
    public static void first(Node inside) {
        Platform.runLater(() -> {
            // What a scroll pane holds is in the scene, and can have the keyboard, only once its skin is made.
            inside.applyCss();
            find(inside).ifPresent(Node::requestFocus);
        });
    }

    /** Moves the keyboard to this control, which has just appeared, and scrolls to its lower end where it is out of sight. */
    public static void inSight(Node control) {
        Platform.runLater(() -> {
            control.requestFocus();
            for (Parent parent = control.getParent(); parent != null; parent = parent.getParent()) {
                if (parent instanceof ScrollPane scroll) {
                    showEnd(scroll, control);
                }
            }
        });
    }

    private static void showEnd(ScrollPane scroll, Node control) {
        scroll.getScene().getRoot().applyCss();
        scroll.getScene().getRoot().layout();
        Node content = scroll.getContent();
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        double end = content.sceneToLocal(control.localToScene(control.getBoundsInLocal()))
                .getMaxY();
        if (hidden > 0 && end > scroll.getVvalue() * hidden + seen - MARGIN) {
            scroll.setVvalue(Math.clamp((end - seen + MARGIN) / hidden, 0, 1));
        }
    }

    /**
     * Moves the keyboard back to what had it. Where that has been drawn anew since, what has its id or its name gets it,
     * and where nothing has, the first control inside.
     */
    public static void back(Node before, Node inside) {
        if (before.getScene() == inside.getScene() && !before.isDisabled() && shown(before)) {
            before.requestFocus();
            return;
        }
        String id = before.getId();
        String name = name(before);
        Platform.runLater(() -> {
            inside.applyCss();
            Optional<Node> again = id == null ? Optional.empty() : find(inside, node -> id.equals(node.getId()));
            again.or(() -> name == null ? Optional.empty() : find(inside, node -> name.equals(name(node))))
                    .or(() -> find(inside))
                    .ifPresent(Node::requestFocus);
        });
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String name(Node node) {
        String accessible = node.getAccessibleText();
        if (accessible != null && !accessible.isBlank()) {
            return accessible;
        }
        return node instanceof Labeled labeled ? labeled.getText() : null;
    }

    private static Optional<Node> find(Node node) {
        return find(node, _ -> true);
    }

    private static Optional<Node> find(Node node, Predicate<Node> fits) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane) && fits.test(node)) {
            return Optional.of(node);
        }
        if (node instanceof ScrollPane scroll) {
            return scroll.getContent() == null ? Optional.empty() : find(scroll.getContent(), fits);
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream()
                    .flatMap(child -> find(child, fits).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
