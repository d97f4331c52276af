package org.kakehashi.ui.control;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Puts the keyboard where one would look for it. */
public final class Focus {

    private Focus() {}

    /** Moves the keyboard to the first control inside, once the scene is laid out. */
    public static void first(Node inside) {
        Platform.runLater(() -> {
            // What a scroll pane holds is in the scene, and can have the keyboard, only once its skin is made.
            inside.applyCss();
            find(inside).ifPresent(Node::requestFocus);
        });
    }

    private static Optional<Node> find(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            return Optional.of(node);
        }
        if (node instanceof ScrollPane scroll) {
            return scroll.getContent() == null ? Optional.empty() : find(scroll.getContent());
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream()
                    .flatMap(child -> find(child).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
