package org.kakehashi.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A list in the middle and, to its right, the thing selected in it. */
public final class MasterDetail extends HBox {

    private final StackPane master = new StackPane();
    private final StackPane detail = new StackPane();

    public MasterDetail(Node list, Node thing) {
        getStyleClass().add("master-detail");
        master.getStyleClass().add("master");
        detail.getStyleClass().add("detail");
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        master.getChildren().setAll(list);
        detail.getChildren().setAll(thing);
        getChildren().addAll(master, detail);
    }

    public void setDetail(Node thing) {
        detail.getChildren().setAll(thing);
    }
}
