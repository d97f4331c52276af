package org.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A scrolling page: its title with actions to the right, then blocks with even room between them. */
public final class Page extends ScrollPane {

    private static final double WIDEST = 760;

    private final Label title = new Label();
    private final HBox actions = new HBox();
    private final VBox column = new VBox();

    public Page(String heading) {
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        title.setText(heading);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        actions.getStyleClass().add("row");
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        var top = new HBox(title, actions);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("row");
        column.getStyleClass().add("page-column");
        column.setMaxWidth(WIDEST);
        column.getChildren().add(top);
        var centred = new StackPane(column);
        centred.setAlignment(Pos.TOP_CENTER);
        setContent(centred);
    }

    public Page add(Node... blocks) {
        column.getChildren().addAll(blocks);
        return this;
    }

    /** Replaces the blocks below the title. */
    public void setBlocks(Node... blocks) {
        column.getChildren().remove(1, column.getChildren().size());
        add(blocks);
    }

    public void setActions(Node... row) {
        actions.getChildren().setAll(row);
    }

    public void setTitle(String heading) {
        title.setText(heading);
    }

    /** A heading inside the page. */
    public static Label heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    /** Blocks on a surface of their own. */
    public static VBox card(Node... blocks) {
        var card = new VBox(blocks);
        card.getStyleClass().add("card");
        return card;
    }
}
