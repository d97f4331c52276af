package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;

/** One validator in the list, its figures in columns. */
final class ValidatorCell extends ListCell<Validator> {

    private static final double RANK = 44;
    private static final double FIGURE = 116;

    private final Texts texts;
    private final StakingViewModel model;
    private final StakingWords words;
    private final Label rank = figure(RANK);
    private final Label name = new Label();
    private final Label status = new Label();
    private final List<Label> figures = List.of(figure(FIGURE), figure(FIGURE), figure(FIGURE), figure(FIGURE));
    private final HBox row;

    ValidatorCell(Texts texts, StakingViewModel model, StakingWords words) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        name.getStyleClass().add("strong");
        status.getStyleClass().addAll("muted", "caption");
        row = row(rank, new VBox(2, name, status), figures);
        setPrefWidth(0);
        getStyleClass().add("entry-cell");
    }

    private static Label figure(double width) {
        var label = new Label();
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.getStyleClass().add("figures");
        return label;
    }

    private static HBox row(Label rank, VBox names, List<Label> figures) {
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var row = new HBox(10, rank, names);
        row.getChildren().addAll(figures);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The names of the columns, above the list. */
    static HBox heading(Texts texts) {
        List<Label> names = List.of(figure(FIGURE), figure(FIGURE), figure(FIGURE), figure(FIGURE));
        Label rank = figure(RANK);
        rank.setText("#");
        names.get(0).setText(texts.get("staking.own"));
        names.get(1).setText(texts.get("staking.delegated"));
        names.get(2).setText(texts.get("staking.commission"));
        names.get(3).setText(texts.get("staking.yield"));
        HBox row = row(rank, new VBox(new Label(texts.get("staking.validator"))), names);
        row.setStyle("-fx-padding: 0 26px 4px 14px;");
        row.lookupAll(".label").forEach(label -> label.getStyleClass().addAll("muted", "caption"));
        return row;
    }

    @Override
    protected void updateItem(@Nullable Validator validator, boolean empty) {
        super.updateItem(validator, empty);
        StakingViewModel.Reading reading = model.readingProperty().get();
        if (empty || validator == null || reading == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean marked = model.favouritesProperty().get().contains(validator.node());
        rank.setText(Integer.toString(validator.standing().rank()));
        name.setText((marked ? "★ " : "") + StakingWords.name(validator));
        status.setText(words.status(validator));
        ValidatorList all = reading.validators();
        figures.get(0).setText(words.column(validator.funds().own()));
        figures.get(1).setText(words.column(validator.funds().delegated()));
        figures.get(2).setText(words.commission(validator));
        figures.get(3).setText(words.estimate(all.yield(validator, BigInteger.ZERO)));
        setGraphic(row);
        setAccessibleText(texts.get(
                "staking.row",
                rank.getText(),
                name.getText(),
                status.getText(),
                figures.get(0).getText(),
                figures.get(1).getText(),
                figures.get(2).getText(),
                figures.get(3).getText()));
    }
}
