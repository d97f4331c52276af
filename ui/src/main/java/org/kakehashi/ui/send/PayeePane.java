package org.kakehashi.ui.send;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Asset;

/** The first step: who gets how much of what. */
final class PayeePane extends VBox {

    private static final double MESSAGE_ROOM = 90;

    private final Texts texts;
    private final SendViewModel model;
    private final InlineMessage payeeMessage = new InlineMessage();
    private final Field amountField;
    private final Label available = Form.muted("");

    PayeePane(Texts texts, SendViewModel model) {
        this.texts = texts;
        this.model = model;
        setSpacing(10);
        var payee = new TextField();
        payee.setId("payee");
        payee.getStyleClass().add("mono");
        payee.textProperty().bindBidirectional(model.payeeProperty());
        String hrp = model.profile().hrp();
        var payeeField = new Field(texts.get("send.payee"), payee)
                .hint(hrp == null ? texts.get("send.payee.hintHex") : texts.get("send.payee.hint", hrp + "1"));
        // Room is kept for what is said about the payee, so that the amount does not move while one types.
        var payeeRoom = new VBox(payeeMessage);
        payeeRoom.setMinHeight(MESSAGE_ROOM);

        var amount = new TextField();
        amount.setId("amount");
        amount.textProperty().bindBidirectional(model.amountProperty());
        amount.disableProperty().bind(model.everythingProperty());
        amountField = new Field(texts.get("send.amount"), amount);
        HBox.setHgrow(amountField, Priority.ALWAYS);
        var all = new ToggleButton(texts.get("send.amount.max"));
        all.selectedProperty().bindBidirectional(model.everythingProperty());
        var amountRow = new HBox(8, amountField, assets(), all);
        amountRow.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        available.setId("available");
        getChildren()
                .addAll(
                        from(),
                        payeeField,
                        payeeRoom,
                        amountRow,
                        available,
                        Form.when(
                                model.preparingProperty(),
                                new ProgressPane(texts, texts.get("send.fee.asking"), model::stopPreparing)),
                        Notice.message(model.noticeProperty()));
        model.payeeWordsProperty().addListener((_, _, now) -> showPayee(now));
        model.amountWordsProperty().addListener((_, _, now) -> showAmount(now));
        model.assetProperty().addListener((_, _, _) -> showAvailable());
        showPayee(model.payeeWordsProperty().get());
        showAmount(model.amountWordsProperty().get());
        showAvailable();
    }

    private Label from() {
        return Form.words(
                texts.get("send.from") + ": " + GuardedText.line(model.account().name()) + "  ·  "
                        + GuardedText.line(model.profile().name()));
    }

    private ComboBox<Asset> assets() {
        var choice = new ComboBox<Asset>();
        choice.getItems().setAll(model.assets());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Asset asset) {
                return asset == null ? "" : GuardedText.line(asset.symbol());
            }

            @Override
            public Asset fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        choice.setAccessibleText(texts.get("send.asset"));
        choice.valueProperty().bindBidirectional(model.assetProperty());
        choice.setMinWidth(110);
        return choice;
    }

    private void showPayee(PayeeWords words) {
        Notice notice = words.notice();
        String replacement = words.replacement();
        if (notice == null) {
            payeeMessage.clear();
        } else if (replacement == null) {
            Notice.show(payeeMessage, notice);
        } else {
            Button use = Buttons.plain(
                    texts.get("send.payee.foreign.use", replacement),
                    () -> model.payeeProperty().set(replacement));
            payeeMessage.show(notice.kind(), notice.title(), notice.text(), use);
        }
    }

    private void showAmount(AmountWords words) {
        if (words.fault()) {
            amountField.error(words.text());
        } else {
            amountField.hint(words.text().isEmpty() ? " " : words.text());
        }
    }

    private void showAvailable() {
        Optional<Amount> held = model.held();
        available.setText(held.map(amount ->
                        texts.get("send.amount.available", model.figures().amount(amount)))
                .orElse(texts.get("send.amount.availableUnknown")));
    }
}
