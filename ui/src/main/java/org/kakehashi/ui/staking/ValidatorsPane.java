package org.kakehashi.ui.staking;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.staking.Validator;

/** Every candidate of the network, to search, mark, look at and delegate to. */
final class ValidatorsPane extends VBox {

    private final ListView<Validator> list = new ListView<>();

    ValidatorsPane(
            Texts texts,
            StakingViewModel model,
            StakingWords words,
            boolean canDelegate,
            Consumer<Validator> onDetails,
            Consumer<Validator> onDelegate) {
        setSpacing(8);
        var search = new TextField();
        search.setPromptText(texts.get("staking.search"));
        search.setAccessibleText(texts.get("staking.search"));
        search.setId("staking-search");
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMinWidth(80);
        search.setPrefWidth(160);
        setMinWidth(0);
        var selected = list.getSelectionModel().selectedItemProperty();
        Button mark = Buttons.plain(
                texts.get("staking.mark"), () -> model.mark(selected.get().node()));
        Button details = Buttons.plain(texts.get("staking.details"), () -> onDetails.accept(selected.get()));
        Button delegate = Buttons.plain(texts.get("staking.delegate"), () -> onDelegate.accept(selected.get()));
        delegate.getStyleClass().add("accent");
        delegate.setId("staking-delegate");
        mark.disableProperty().bind(selected.isNull());
        details.disableProperty().bind(selected.isNull());
        if (canDelegate) {
            delegate.disableProperty().bind(selected.isNull());
        } else {
            delegate.setDisable(true);
        }
        list.setId("staking-validators");
        list.setAccessibleText(texts.get("staking.validators"));
        list.setCellFactory(_ -> new ValidatorCell(texts, model, words));
        list.setPlaceholder(new Label(texts.get("staking.noneFound")));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && selected.get() != null) {
                onDetails.accept(selected.get());
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && selected.get() != null) {
                onDetails.accept(selected.get());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        model.foundProperty().addListener((_, _, now) -> show(now));
        show(model.foundProperty().get());
        getChildren().addAll(Form.row(search, mark, details, delegate), ValidatorCell.heading(texts), list);
    }

    private void show(List<Validator> found) {
        Validator before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(found);
        found.stream()
                .filter(each -> before != null && each.node().equals(before.node()))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }
}
