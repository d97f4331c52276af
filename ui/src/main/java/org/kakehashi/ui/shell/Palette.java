package org.kakehashi.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.text.Texts;

/** Finds anything by its name and opens it: one field, one list, arrow keys and Enter. */
final class Palette {

    private static final int MOST = 50;
    private static final double ROW = 48;

    private final Texts texts;
    private final Sheets sheets;
    private final List<Command> commands;
    private final List<Finder> finders;

    Palette(Texts texts, Sheets sheets, List<Command> commands, List<Finder> finders) {
        this.texts = texts;
        this.sheets = sheets;
        this.commands = commands;
        this.finders = finders;
    }

    void open() {
        var field = new TextField();
        field.setId("palette-field");
        field.setPromptText(texts.get("shell.palettePrompt"));
        field.setAccessibleText(texts.get("shell.palettePrompt"));
        var list = new ListView<Finder.Found>();
        list.setId("palette-list");
        list.setAccessibleText(texts.get("shell.palette"));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 7);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(texts.get("shell.paletteNothing")));
        list.getStyleClass().add("palette-list");
        var sheet = new Sheet(texts, sheets, texts.get("shell.palette"), new VBox(12, field, list));
        list.setCellFactory(_ -> new Row());
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take(sheet, list));
        field.textProperty().addListener((_, _, text) -> fill(list, text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, sheet, list));
        fill(list, "");
        sheet.show();
    }

    private void onKey(KeyEvent event, Sheet sheet, ListView<Finder.Found> list) {
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        if (event.getCode() == KeyCode.ENTER) {
            take(sheet, list);
        } else if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().select(Math.min(last, at + 1));
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(0, at - 1));
        } else {
            return;
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private static void take(Sheet sheet, ListView<Finder.Found> list) {
        Finder.@Nullable Found found = list.getSelectionModel().getSelectedItem();
        if (found != null) {
            sheet.close();
            found.open().run();
        }
    }

    private void fill(ListView<Finder.Found> list, String text) {
        list.getItems().setAll(find(text.strip()));
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    /** What the finders know comes first, then the commands whose names hold every word typed. */
    List<Finder.Found> find(String query) {
        List<Finder.Found> found = new ArrayList<>();
        for (Finder finder : finders) {
            found.addAll(finder.find(query));
        }
        String[] words = query.toLowerCase(Locale.ROOT).split("\\s+");
        for (Command command : commands) {
            String name = command.name().toLowerCase(Locale.ROOT);
            boolean all = true;
            for (String word : words) {
                all &= name.contains(word);
            }
            if (all) {
                String keys = command.keys() == null ? "" : command.keys().getDisplayText();
                found.add(new Finder.Found(command.icon(), command.name(), keys, command.action()));
            }
        }
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    private static final class Row extends ListCell<Finder.Found> {
        @Override
        protected void updateItem(Finder.@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            if (found == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var title = new Label(found.title());
            var detail = new Label(found.detail());
            detail.getStyleClass().addAll("muted", "caption");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var row = new HBox(found.icon().node(), title, space, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("row");
            setGraphic(row);
            setAccessibleText(found.title() + " " + found.detail());
        }
    }
}
