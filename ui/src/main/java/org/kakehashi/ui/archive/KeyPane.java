package org.kakehashi.ui.archive;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;

/** The chat key for another program, encrypted with a password of its own. */
final class KeyPane extends VBox {

    private final PasswordEntry password;
    private final PasswordEntry keyPassword;
    private final PasswordEntry again;
    private final KeyViewModel model;

    KeyPane(Desk desk, Correspondence correspondence) {
        Texts texts = desk.texts();
        model = new KeyViewModel(texts, desk.background(), correspondence);
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        keyPassword = new PasswordEntry(texts, texts.get("chat.key.password"));
        again = new PasswordEntry(texts, texts.get("chat.key.again"));
        for (PasswordEntry entry : List.of(password, keyPassword, again)) {
            entry.setMaxWidth(320);
        }
        password.field().setId("export-chat-key-password");
        Button make = Buttons.plain(
                texts.get("chat.key.make"), () -> model.export(password.take(), keyPassword.take(), again.take()));
        make.setId("export-chat-key");
        make.disableProperty()
                .bind(model.busyProperty()
                        .or(password.lengthProperty().isEqualTo(0))
                        .or(keyPassword.lengthProperty().isEqualTo(0))
                        .or(again.lengthProperty().isEqualTo(0)));
        var shown = new TextArea();
        shown.setId("chat-key");
        shown.setAccessibleText(texts.get("chat.key.encrypted"));
        shown.setEditable(false);
        shown.setWrapText(true);
        shown.setPrefRowCount(3);
        shown.getStyleClass().add("mono");
        shown.textProperty().bind(model.textProperty());
        Button copy = Buttons.plain(Icons.COPY, texts.get("chat.key.copy"), () -> {
            desk.pasteboard().copy(model.textProperty().get());
            desk.toasts().done(texts.get("common.copied"));
        });
        getChildren()
                .add(Form.block(
                        texts.get("chat.key.title"),
                        texts.get("chat.key.text"),
                        password,
                        keyPassword,
                        again,
                        make,
                        Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), null)),
                        Form.when(model.textProperty().isNotEmpty(), new VBox(10, shown, copy)),
                        Notice.message(model.noticeProperty())));
    }

    /** Empties the fields. */
    void forget() {
        password.clear();
        keyPassword.clear();
        again.clear();
        model.forget();
    }
}
