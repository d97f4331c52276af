package org.kakehashi.ui.history;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.history.Entry;

/** One movement in the list: what, with whom, how much, when, and how sure. */
final class EntryCell extends ListCell<Entry> {

    private final Texts texts;
    private final EntryWords words;
    private final Label what = new Label();
    private final Label with = new Label();
    private final Label amount = new Label();
    private final Label state = new Label();
    private final HBox row;

    EntryCell(Texts texts, EntryWords words) {
        this.texts = texts;
        this.words = words;
        what.getStyleClass().add("strong");
        with.getStyleClass().addAll("muted", "caption", "mono");
        with.setMinWidth(0);
        amount.getStyleClass().add("amount-number");
        amount.setMinWidth(USE_PREF_SIZE);
        state.getStyleClass().addAll("muted", "caption");
        state.setMinWidth(USE_PREF_SIZE);
        var left = new VBox(2, what, with);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = new VBox(2, amount, state);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        row = new HBox(12, left, right);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        getStyleClass().add("entry-cell");
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        what.setText(words.what(entry));
        what.setGraphic((entry.direction() == Entry.Direction.IN ? Icons.RECEIVE : Icons.SEND).node());
        with.setText(words.counterparty(entry));
        amount.setText(words.signed(entry));
        state.setText(words.status(entry) + " · " + texts.moment(entry.time()));
        row.setOpacity(entry.suspicion() == null ? 1 : 0.6);
        setGraphic(row);
        setAccessibleText(texts.get(
                "history.row",
                words.what(entry),
                words.spoken(entry),
                words.counterparty(entry),
                words.status(entry),
                texts.moment(entry.time())));
    }
}
