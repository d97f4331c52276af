package org.kakehashi.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.Toasts;

/** Notes at the lower edge, at most three, each for four seconds. */
final class ToastLayer extends VBox implements Toasts {

    private static final int MOST = 3;
    private static final Duration STAYS = Duration.seconds(4);

    ToastLayer() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMouseTransparent(true);
    }

    @Override
    public void done(String text) {
        var note = new Label(text);
        note.setGraphic(Icons.SUCCESS.node());
        note.getStyleClass().add("toast");
        note.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(note);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        var pause = new PauseTransition(STAYS);
        pause.setOnFinished(_ -> getChildren().remove(note));
        pause.play();
    }
}
