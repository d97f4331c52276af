package org.kakehashi.ui.staking;

import java.math.BigInteger;
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

    private static final double RANK = 30;
    private static final double STAKE = 128;
    private static final double SHARE = 92;

    private final Texts texts;
    private final StakingViewModel model;
    private final StakingWords words;
    private final Label rank = figure(RANK);
    private final Label name = new Label();
    private final Label status = new Label();
    private final Label own = figure(STAKE);
    private final Label delegated = figure(STAKE);
    private final Label commission = figure(SHARE);
    private final Label yearly = figure(SHARE);
    private final HBox row;

    ValidatorCell(Texts texts, StakingViewModel model, StakingWords words) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        name.getStyleClass().add("strong");
        status.getStyleClass().addAll("muted", "caption");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        delegated.getStyleClass().add("muted");
        row = row(rank, new VBox(2, name, status), new VBox(2, own, delegated), commission, yearly);
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

    private static HBox row(Label rank, VBox names, VBox stakes, Label commission, Label yearly) {
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        stakes.setMinWidth(STAKE);
        var row = new HBox(10, rank, names, stakes, commission, yearly);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The names of the columns, above the list. */
    static HBox heading(Texts texts) {
        HBox row = row(
                heading(RANK, "#"),
                new VBox(heading(0, texts.get("staking.validator"))),
                new VBox(heading(STAKE, texts.get("staking.own")), heading(STAKE, texts.get("staking.delegated"))),
                heading(SHARE, texts.get("staking.commission")),
                heading(SHARE, texts.get("staking.yield.column")));
        row.setStyle("-fx-padding: 0 14px 4px 14px;");
        return row;
    }

    private static Label heading(double width, String text) {
        var label = new Label(text);
        if (width > 0) {
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setAlignment(Pos.CENTER_RIGHT);
        }
        label.getStyleClass().addAll("muted", "caption");
        return label;
    }

    @Override
    protected void updateItem(@Nullable Validator validator, boolean empty) {
        super.updateItem(validator, empty);
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        if (empty || validator == null || reading == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean marked = model.favouritesProperty().get().contains(validator.node());
        rank.setText(Integer.toString(validator.standing().rank()));
        name.setText((marked ? "★ " : "") + StakingWords.name(validator));
        status.setText(words.shortStatus(validator));
        ValidatorList all = reading.validators();
        own.setText(words.column(validator.funds().own()));
        delegated.setText(words.column(validator.funds().delegated()));
        commission.setText(words.commission(validator));
        yearly.setText(words.estimate(all.yield(validator, BigInteger.ZERO)));
        setGraphic(row);
        setAccessibleText(texts.get(
                "staking.row",
                rank.getText(),
                name.getText(),
                words.status(validator),
                own.getText(),
                delegated.getText(),
                commission.getText(),
                yearly.getText()));
    }
}
