package org.kakehashi.ui.holding;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.text.GuardedText;

/** Small arrangements that the screens repeat. */
public final class Form {

    private Form() {}

    /** A block of a page: its name, what it is for, and its controls. */
    public static VBox block(String title, String text, Node... content) {
        var block = new VBox();
        block.getStyleClass().add("block");
        block.setSpacing(8);
        block.getChildren().add(heading(title));
        if (!text.isEmpty()) {
            block.getChildren().add(muted(text));
        }
        block.getChildren().addAll(content);
        return block;
    }

    public static Label heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("strong");
        label.setWrapText(true);
        return label;
    }

    /** Quiet words that wrap. */
    public static Label muted(String words) {
        var label = words(words);
        label.getStyleClass().add("muted");
        return label;
    }

    /** Words that wrap instead of being cut off, unless a name in them needs shaping: a label cannot wrap that. */
    public static Label words(String words) {
        var label = new Label(words);
        label.setWrapText(GuardedText.isPlain(words));
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("row");
        row.setSpacing(8);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(Node... nodes) {
        var column = new VBox(nodes);
        column.setSpacing(12);
        return column;
    }

    /** Takes up what is left of a row. */
    public static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Turns to a page: one of a group of which one is always on. */
    public static ToggleButton toggle(ToggleGroup group, String words, String id) {
        var button = new ToggleButton(words);
        button.setToggleGroup(group);
        button.setId(id);
        button.getStyleClass().add("page-toggle");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Keeps one of the group on, and hears when another is. */
    public static void oneIsOn(ToggleGroup group, Runnable turned) {
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                turned.run();
            }
        });
    }

    /** Shows a node only while the condition holds; otherwise it takes no room. */
    public static <N extends Node> N when(ObservableBooleanValue condition, N node) {
        node.visibleProperty().bind(Bindings.createBooleanBinding(condition::get, condition));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /**
     * Makes Enter go on from the choices in a pane. JavaFX would press the choice that has the keyboard, so that whoever
     * means "next" would change what is chosen; the space bar does that.
     */
    public static void enterGoesOn(Node pane, Runnable next) {
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof RadioButton) {
                event.consume();
                next.run();
            }
        });
    }
}
