package org.kakehashi.ui.welcome;

import java.text.Normalizer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.seed.Mnemonic;

/** Words to be written down, hidden until asked for and again when the window loses the keyboard. */
final class WordsShown extends StackPane {

    /** Most of one column, so that 24 words need no scrolling. */
    private static final int TALLEST = 6;

    private static final int FEWEST_COLUMNS = 3;

    /** Hangul, kana and ideographs begin here. */
    private static final int FIRST_WIDE = 0x1100;

    /** In Latin letters: where a word is wider, more columns would not fit. */
    private static final int WIDEST_OF_MANY = 9;

    private final GridPane grid = new GridPane();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final BooleanProperty shown = new SimpleBooleanProperty();

    WordsShown(Texts texts) {
        grid.getStyleClass().add("word-grid");
        grid.visibleProperty().bind(shown);
        Button show = Buttons.plain(Icons.SHOW, texts.get("welcome.showWords"), () -> {
            shown.set(true);
            seen.set(true);
        });
        show.visibleProperty().bind(shown.not());
        getStyleClass().add("card");
        setMinHeight(150);
        getChildren().addAll(grid, show);
        ChangeListener<Boolean> hide = (_, _, focused) -> shown.set(shown.get() && focused);
        sceneProperty().addListener((_, before, now) -> {
            watch(before == null ? null : before.getWindow(), hide, false);
            watch(now == null ? null : now.getWindow(), hide, true);
            shown.set(false);
        });
    }

    private static void watch(@Nullable Window window, ChangeListener<Boolean> hide, boolean on) {
        if (window != null && on) {
            window.focusedProperty().addListener(hide);
        } else if (window != null) {
            window.focusedProperty().removeListener(hide);
        }
    }

    void show(Mnemonic words) {
        grid.getChildren().clear();
        shown.set(false);
        seen.set(false);
        int columns = widest(words) > WIDEST_OF_MANY
                ? FEWEST_COLUMNS
                : Math.max(FEWEST_COLUMNS, Math.ceilDiv(words.count(), TALLEST));
        grid.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        int rows = Math.ceilDiv(words.count(), columns);
        for (int i = 0; i < words.count(); i++) {
            var number = new Label(Integer.toString(i + 1));
            number.getStyleClass().addAll("word-number", "caption");
            var word = new Label(Normalizer.normalize(words.word(i), Normalizer.Form.NFC));
            word.getStyleClass().add("word-text");
            word.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(word, Priority.ALWAYS);
            var cell = new HBox(number, word);
            cell.getStyleClass().add("word");
            grid.add(cell, i / rows, i % rows);
        }
    }

    /** The width of the widest word in Latin letters; a character of the east is as wide as two. */
    private static int widest(Mnemonic words) {
        return IntStream.range(0, words.count())
                .map(i -> Normalizer.normalize(words.word(i), Normalizer.Form.NFC)
                        .chars()
                        .map(c -> c < FIRST_WIDE ? 1 : 2)
                        .sum())
                .max()
                .orElse(0);
    }

    void forget() {
        grid.getChildren().clear();
    }

    /** Whether these words have been looked at. */
    BooleanProperty seenProperty() {
        return seen;
    }
}
