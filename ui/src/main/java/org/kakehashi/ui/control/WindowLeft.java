package org.kakehashi.ui.control;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Tells when the window that a node stands in loses the keyboard, and when the node leaves the window. */
public final class WindowLeft {

    private final Runnable action;
    private final ChangeListener<Boolean> onFocus;

    private WindowLeft(Runnable action) {
        this.action = action;
        onFocus = (_, _, focused) -> {
            if (!focused) {
                action.run();
            }
        };
    }

    /** Runs the action each time. */
    public static void run(Node node, Runnable action) {
        var watch = new WindowLeft(action);
        node.sceneProperty().addListener((_, before, now) -> watch.follow(before, now));
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null && before.getWindow() instanceof Window window) {
            window.focusedProperty().removeListener(onFocus);
        }
        if (now != null && now.getWindow() instanceof Window window) {
            window.focusedProperty().addListener(onFocus);
        }
        if (now == null) {
            action.run();
        }
    }
}
