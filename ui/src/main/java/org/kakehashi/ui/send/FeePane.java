package org.kakehashi.ui.send;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.FeeChoice;
import org.kakehashi.wallet.transfer.FeeQuote;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.TransferCheck;

/** The second step: how much to pay the network, in words and figures. */
final class FeePane extends VBox {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final FeeEntry entry;
    private final Label slow = new Label();
    private final Label normal = new Label();
    private final Label fast = new Label();
    private final Label bounds = Form.muted("");
    private final VBox tipField;
    private final InlineMessage message = new InlineMessage();
    private Field nonce = new Field("", new TextField());

    FeePane(Texts texts, Figures figures, NetworkProfile profile, FeeEntry entry) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.entry = entry;
        setSpacing(14);
        var group = new ToggleGroup();
        getChildren()
                .addAll(
                        speed(group, FeeChoice.Speed.SLOW, slow),
                        speed(group, FeeChoice.Speed.NORMAL, normal),
                        speed(group, FeeChoice.Speed.FAST, fast));
        var custom = new RadioButton(texts.get("send.fee.custom"));
        custom.setToggleGroup(group);
        custom.selectedProperty()
                .addListener((_, _, on) -> entry.customProperty().set(on));
        tipField = new Field(texts.get("send.fee.tip", profile.gasUnit()), text(entry.tipProperty()));
        var price = new Field(texts.get("send.fee.price", profile.gasUnit()), text(entry.priceProperty()));
        var limit = new Field(texts.get("send.fee.limit"), text(entry.limitProperty()));
        var fields = new HBox(12, price, tipField, limit);
        fields.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        getChildren()
                .addAll(
                        new VBox(2, custom, indented(texts.get("send.fee.custom.text"))),
                        Form.when(entry.customProperty(), fields),
                        bounds,
                        advanced(),
                        message);
    }

    /** Folded away, for only a stuck or repaired order of payments needs it. */
    private VBox advanced() {
        var open = new ToggleButton(texts.get("send.fee.advanced"));
        open.getStyleClass().addAll("flat", "small", "disclosure");
        open.selectedProperty().subscribe(on -> open.setGraphic((on ? Icons.DOWN : Icons.RIGHT).node()));
        open.setSelected(!entry.nonceProperty().get().isEmpty());
        TextField number = text(entry.nonceProperty());
        number.setId("nonce");
        number.setMaxWidth(200);
        nonce = new Field(texts.get("send.review.nonce"), number);
        entry.nonceProperty().addListener((_, _, _) -> {
            if (entry.nonceReadable()) {
                nonce.ok();
            } else {
                nonce.error(texts.get("send.fee.nonce.bad"));
            }
        });
        return new VBox(6, open, Form.when(open.selectedProperty(), nonce));
    }

    private static TextField text(javafx.beans.property.StringProperty property) {
        var field = new TextField();
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private VBox speed(ToggleGroup group, FeeChoice.Speed speed, Label most) {
        String key = "send.fee." + speed.name().toLowerCase(Locale.ROOT);
        var button = new RadioButton(texts.get(key));
        button.setToggleGroup(group);
        button.setSelected(
                entry.speedProperty().get() == speed && !entry.customProperty().get());
        button.setOnAction(_ -> {
            entry.customProperty().set(false);
            entry.speedProperty().set(speed);
        });
        most.getStyleClass().add("amount-number");
        button.accessibleTextProperty().bind(most.textProperty().map(text -> texts.get(key) + ", " + text));
        return new VBox(2, Form.row(button, Form.space(), most), indented(texts.get(key + ".text")));
    }

    private static Label indented(String words) {
        Label label = Form.muted(words);
        GridPane.setHgrow(label, Priority.ALWAYS);
        label.setStyle("-fx-padding: 0 0 0 26;");
        return label;
    }

    /** Shows the network's figures, and what is wrong with the choice, if anything is. */
    void show(Review review, CheckWords words) {
        FeeQuote quote = review.quote();
        nonce.hint(texts.get("send.fee.nonce", review.nextNonce().toString()));
        slow.setText(atMost(quote, FeeChoice.Speed.SLOW));
        normal.setText(atMost(quote, FeeChoice.Speed.NORMAL));
        fast.setText(atMost(quote, FeeChoice.Speed.FAST));
        tipField.setVisible(entry.capped());
        tipField.setManaged(entry.capped());
        bounds.setText(texts.get(
                "send.fee.bounds", figures.gasPrice(quote.floor(), profile), figures.coin(quote.cap(), profile)));
        Notice.show(message, fault(review, words));
    }

    private static @Nullable Notice fault(Review review, CheckWords words) {
        return Stream.concat(
                        SendViewModel.feeRefusals(review).stream(),
                        review.warnings().stream()
                                .filter(warning -> warning instanceof TransferCheck.NonceGap
                                        || warning instanceof TransferCheck.NonceWaiting))
                .findFirst()
                .map(words::of)
                .orElse(null);
    }

    private String atMost(FeeQuote quote, FeeChoice.Speed speed) {
        return texts.get("send.fee.atMost", figures.coin(quote.most(speed), profile));
    }
}
