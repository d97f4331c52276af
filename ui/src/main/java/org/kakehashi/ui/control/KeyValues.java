package org.kakehashi.ui.control;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Rows of a name and a value, the names in one column. */
public final class KeyValues extends GridPane {

    private int rows;

    public KeyValues() {
        getStyleClass().add("key-values");
        var names = new ColumnConstraints();
        names.setMinWidth(110);
        names.setPrefWidth(150);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    public KeyValues row(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("key");
        label.setWrapText(true);
        label.setLabelFor(value);
        GridPane.setValignment(label, VPos.TOP);
        GridPane.setHalignment(value, HPos.LEFT);
        addRow(rows++, label, value);
        return this;
    }

    public KeyValues row(String name, String value) {
        var label = new Label(value);
        label.setWrapText(true);
        return row(name, label);
    }

    public void clear() {
        getChildren().clear();
        rows = 0;
    }
}
