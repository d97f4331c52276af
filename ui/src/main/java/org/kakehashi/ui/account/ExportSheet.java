package org.kakehashi.ui.account;

import javafx.beans.binding.Bindings;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.wallet.account.Account;

/** The private key of an account: shown, or written into a keystore file. */
final class ExportSheet {

    private final Sheet sheet;

    ExportSheet(Desk desk, Holdings holdings, Account account) {
        var texts = desk.texts();
        var model = new SecretViewModel(texts, desk.background(), holdings);
        var pane = new SecretPane(
                texts, model, texts.get("account.export.key"), false, password -> model.showKey(account, password));
        var filePassword = new PasswordEntry(texts, texts.get("account.export.keystore.password"));
        var write = Buttons.plain(
                Icons.SAVE,
                texts.get("account.export.keystore"),
                () -> desk.files()
                        .save(
                                texts.get("account.export.keystore"),
                                "keystore-" + account.address().toLowerHex() + ".json")
                        .ifPresent(target ->
                                model.writeKeystore(account, pane.password().take(), filePassword.take(), target)));
        write.disableProperty()
                .bind(model.busyProperty()
                        .or(pane.password().lengthProperty().isEqualTo(0))
                        .or(filePassword.lengthProperty().isEqualTo(0)));
        sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("account.export.title", GuardedText.line(account.name())),
                Form.column(
                        pane,
                        filePassword,
                        Form.when(
                                Bindings.createBooleanBinding(
                                        () -> !model.piecesProperty().get().isEmpty(), model.piecesProperty()),
                                Form.muted(texts.get("account.export.keystore.hideFirst"))),
                        write));
        sheet.setButtons(Buttons.plain(texts.get("account.close"), sheet::close));
        sheet.setOnClosed(() -> {
            pane.forget();
            filePassword.clear();
        });
    }

    void show() {
        sheet.show();
    }
}
