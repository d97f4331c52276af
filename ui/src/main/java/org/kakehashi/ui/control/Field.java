package org.kakehashi.ui.control;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** An input with its name above and one line below for a hint or an error, which is always there. */
public final class Field extends VBox {

    private final Label note = new Label(" ");
    private String hint = " ";

    public Field(String name, Control input) {
        getStyleClass().add("field");
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(input);
        input.setAccessibleText(name);
        input.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        getChildren().addAll(label, input, note);
    }

    public Field hint(String words) {
        hint = words;
        ok();
        return this;
    }

    /** Shows what is wrong below the input. */
    public void error(String words) {
        note.setText(words);
        getStyleClass().remove("field-error");
        getStyleClass().add("field-error");
    }

    /** Nothing is wrong: the hint again. */
    public void ok() {
        note.setText(hint);
        getStyleClass().remove("field-error");
    }
}
