package org.kakehashi.ui.governance;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.governance.ProposalState;

/** One proposal in the list: what it is, how it stands, and how long votes can still come. */
final class ProposalCell extends ListCell<ProposalState> {

    private final GovernanceWords words;
    private final Label title = new Label();
    private final Label status = new Label();
    private final Label change = new Label();
    private final Label counts = new Label();
    private final VBox row;

    ProposalCell(GovernanceWords words) {
        this.words = words;
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        status.setMinWidth(USE_PREF_SIZE);
        change.setWrapText(true);
        change.setMinHeight(USE_PREF_SIZE);
        counts.getStyleClass().addAll("muted", "caption");
        counts.setWrapText(true);
        counts.setMinHeight(USE_PREF_SIZE);
        var first = new HBox(12, title, status);
        first.setAlignment(Pos.BASELINE_LEFT);
        row = new VBox(3, first, change, counts);
        setPrefWidth(0);
        getStyleClass().add("entry-cell");
    }

    @Override
    protected void updateItem(@Nullable ProposalState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(GovernanceWords.pip(state.proposal()) + " · " + words.kind(state.proposal()));
        status.setText(words.status(state));
        change.setText(words.change(state.proposal()));
        counts.setText(words.counts(state) + " · " + words.left(state));
        setGraphic(row);
        setAccessibleText(String.join(", ", title.getText(), status.getText(), change.getText(), counts.getText()));
    }
}
