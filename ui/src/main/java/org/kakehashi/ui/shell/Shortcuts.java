package org.kakehashi.ui.shell;

import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.text.Texts;

/** The keys that work anywhere in the window, and the sheet that lists them. */
final class Shortcuts implements EventHandler<KeyEvent> {

    private final List<Command> commands;
    private final Runnable help;

    /** @param help what a question mark opens, outside of fields */
    Shortcuts(List<Command> commands, Runnable help) {
        this.commands = commands;
        this.help = help;
    }

    @Override
    public void handle(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            boolean typing = event.getTarget() instanceof TextInputControl;
            if ("?".equals(event.getCharacter()) && !typing) {
                help.run();
                event.consume();
            }
            return;
        }
        if (event.getEventType() != KeyEvent.KEY_PRESSED) {
            return;
        }
        for (Command command : commands) {
            if (command.keys() != null && command.keys().match(event)) {
                event.consume();
                command.action().run();
                return;
            }
        }
    }

    static void show(Texts texts, Sheets sheets, List<Command> commands) {
        var grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, keys);
        for (Command command : commands) {
            KeyCombination combination = command.keys();
            if (combination != null) {
                grid.addRow(grid.getRowCount(), new Label(command.name()), key(combination.getDisplayText()));
            }
        }
        grid.addRow(grid.getRowCount(), new Label(texts.get("shell.keyEscape")), key("Esc"));
        grid.addRow(grid.getRowCount(), new Label(texts.get("shell.keyTab")), key("Tab"));
        new Sheet(texts, sheets, texts.get("shell.shortcuts"), grid).show();
    }

    private static Node key(String words) {
        var label = new Label(words);
        label.getStyleClass().add("key-cap");
        return label;
    }
}
