package org.kakehashi.ui.control;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.text.GuardedText;

/** A message where it belongs: what happened, what was not harmed, what to do. Empty it takes no room. */
public final class InlineMessage extends HBox {

    /** How grave it is. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }

    private final Label title = new Label();
    private final Label text = new Label();
    private final FlowPane actions = new FlowPane();

    public InlineMessage() {
        getStyleClass().add("message");
        setAccessibleRole(AccessibleRole.TEXT);
        title.getStyleClass().add("message-title");
        text.getStyleClass().add("message-text");
        actions.getStyleClass().add("message-actions");
        actions.setAlignment(Pos.CENTER_LEFT);
        setAlignment(Pos.TOP_LEFT);
        // Where room is short, something else gives way: a warning is never cut off.
        for (Region part : List.of(this, title, text)) {
            part.setMinHeight(Region.USE_PREF_SIZE);
        }
        clear();
    }

    public InlineMessage(Kind kind, String title, String text) {
        this();
        show(kind, title, text);
    }

    /** Replaces what stands here. The text may be empty where the title says all. */
    public void show(Kind kind, String heading, String words, Button... row) {
        getStyleClass().removeAll("info", "success", "warning", "danger");
        getStyleClass().add(kind.name().toLowerCase(Locale.ROOT));
        write(title, heading);
        write(text, words);
        var icon = switch (kind) {
            case INFO -> Icons.INFO;
            case SUCCESS -> Icons.SUCCESS;
            case WARNING -> Icons.WARNING;
            case DANGER -> Icons.DANGER;
        };
        var column = new VBox(title);
        column.getStyleClass().add("message-column");
        if (!words.isEmpty()) {
            column.getChildren().add(text);
        }
        actions.getChildren().setAll(row);
        if (row.length > 0) {
            column.getChildren().add(actions);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().setAll(icon.node(), column);
        setAccessibleText(words.isEmpty() ? heading : heading + " " + words);
        setVisible(true);
        setManaged(true);
    }

    /** A name that needs shaping may be in it, and a label cannot wrap that: see {@link GuardedText}. */
    private static void write(Label label, String words) {
        boolean plain = GuardedText.isPlain(words);
        label.setWrapText(plain);
        label.setTooltip(plain ? null : new Tooltip(words));
        label.setText(words);
    }

    public void clear() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        setAccessibleText("");
    }
}
