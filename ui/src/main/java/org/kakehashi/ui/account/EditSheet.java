package org.kakehashi.ui.account;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.wallet.account.Account;

/** Name and note of one account. */
final class EditSheet {

    private final Sheet sheet;

    EditSheet(Desk desk, Holdings holdings, Account account) {
        var texts = desk.texts();
        var name = new TextField(account.name());
        var note = new TextArea(account.note());
        note.setPrefRowCount(4);
        var content = Form.column(
                new Field(texts.get("account.name"), name),
                new Field(texts.get("account.note"), note).hint(texts.get("account.note.text")));
        sheet = new Sheet(texts, desk.sheets(), texts.get("account.edit.title"), content);
        var save = Buttons.primary(texts.get("account.save"), () -> {
            String newName = name.getText();
            String newNote = note.getText();
            desk.background()
                    .job("account.edit", _ -> {
                        holdings.accounts().rename(account.id(), newName);
                        holdings.accounts().note(account.id(), newNote);
                        return true;
                    })
                    .start(_ -> sheet.close());
        });
        save.disableProperty().bind(name.textProperty().isEmpty());
        sheet.setButtons(save);
    }

    void show() {
        sheet.show();
    }
}
