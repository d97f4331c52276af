package org.kakehashi.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Buttons of the kinds the program uses. */
public final class Buttons {

    private Buttons() {}

    /** The one thing to do here; Enter presses it. */
    public static Button primary(String words, Runnable action) {
        Button button = plain(words, action);
        button.setDefaultButton(true);
        button.getStyleClass().add("accent");
        return button;
    }

    public static Button plain(String words, Runnable action) {
        var button = new Button(words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Button plain(Icons icon, String words, Runnable action) {
        Button button = plain(words, action);
        button.setGraphic(icon.node());
        return button;
    }

    /** Something that destroys or gives away. */
    public static Button danger(String words, Runnable action) {
        Button button = plain(words, action);
        button.getStyleClass().add("danger");
        return button;
    }

    /** No words, only a sign; the name is its tooltip and what a screen reader says. */
    public static Button icon(Icons icon, String name) {
        var button = new Button();
        button.setGraphic(icon.node());
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.getStyleClass().addAll("flat", "icon-button");
        return button;
    }

    public static Button icon(Icons icon, String name, Runnable action) {
        Button button = icon(icon, name);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
