package org.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.text.Texts;

/** Something that takes longer than a second: what it is, how far, and a way out. */
public final class ProgressPane extends VBox {

    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(-1);
    private final Button cancel;

    /** @param onCancel null where it cannot be stopped */
    public ProgressPane(Texts texts, String what, @Nullable Runnable onCancel) {
        getStyleClass().add("progress-pane");
        words.setText(what);
        words.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(what);
        cancel = new Button(texts.get("common.cancel"));
        cancel.setVisible(onCancel != null);
        cancel.setManaged(onCancel != null);
        if (onCancel != null) {
            cancel.setOnAction(_ -> onCancel.run());
        }
        HBox.setHgrow(bar, Priority.ALWAYS);
        var row = new HBox(bar, cancel);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, row);
    }

    public void at(Step step) {
        bar.setProgress(step.fraction());
    }

    public void say(String what) {
        words.setText(what);
        bar.setAccessibleText(what);
    }
}
