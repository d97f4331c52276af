package org.kakehashi.ui.token;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.wallet.token.Token;

/** Adds a token by the address of its contract: look first, then add. */
final class AddTokenSheet {

    private final Desk desk;
    private final AddTokenViewModel model;
    private final Sheet sheet;
    private final Button look;
    private final Button add;

    AddTokenSheet(Desk desk, Holdings holdings) {
        this.desk = desk;
        var texts = desk.texts();
        model = new AddTokenViewModel(texts, desk.background(), holdings);
        var address = new TextField();
        address.setId("contract");
        address.getStyleClass().add("mono");
        address.textProperty().bindBidirectional(model.addressProperty());
        var room = new VBox(
                8,
                Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("token.looking"), model::stop)),
                Notice.message(model.noticeProperty()),
                Notice.message(model.warningProperty()));
        room.setMinHeight(130);
        sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("token.add"),
                Form.column(
                        Form.words(texts.get("token.add.text")),
                        new Field(texts.get("token.contract"), address)
                                .hint(GuardedText.line(model.profile().name())),
                        room));
        look = Buttons.primary(texts.get("token.look"), model::look);
        look.disableProperty()
                .bind(model.busyProperty().or(model.addressProperty().isEmpty()));
        add = Buttons.primary("", () -> model.add(this::added));
        add.disableProperty().bind(model.busyProperty());
        sheet.setButtons(look);
        sheet.setOnClosed(model::close);
        model.foundProperty().addListener((_, _, now) -> found(now));
    }

    void show() {
        sheet.show();
    }

    private void found(@Nullable Token token) {
        look.setDefaultButton(token == null);
        add.setDefaultButton(token != null);
        if (token != null) {
            add.setText(desk.texts().get("token.confirm", GuardedText.line(token.symbol())));
            sheet.setButtons(add);
            add.requestFocus();
        } else {
            sheet.setButtons(look);
        }
    }

    private void added() {
        Token token = model.foundProperty().get();
        sheet.close();
        if (token != null) {
            desk.toasts().done(desk.texts().get("token.added", GuardedText.line(token.symbol())));
        }
    }
}
