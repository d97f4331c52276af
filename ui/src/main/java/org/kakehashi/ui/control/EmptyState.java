package org.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands where there is nothing yet: why, and what to do next. */
public final class EmptyState extends VBox {

    public EmptyState(Icons icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var sign = icon.node();
        sign.getStyleClass().add("empty-icon");
        var heading = new Label(title);
        heading.getStyleClass().add("strong");
        heading.setWrapText(true);
        heading.setTextAlignment(TextAlignment.CENTER);
        var words = new Label(text);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(380);
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(sign, heading, words);
        getChildren().addAll(actions);
    }
}
