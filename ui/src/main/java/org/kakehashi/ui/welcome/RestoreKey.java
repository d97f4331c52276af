package org.kakehashi.ui.welcome;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.key.PrivateKey;

/** Restores one account from its private key in hex. */
final class RestoreKey {

    private final Texts texts;
    private final Finish finish;
    private final PasswordEntry entry;
    private final InlineMessage message = new InlineMessage();
    private final StepSheet sheet;
    private @Nullable PrivateKey key;

    RestoreKey(Desk desk, Start start) {
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        entry = new PasswordEntry(texts, texts.get("welcome.key"));
        var text = new Label(texts.get("welcome.keyText"));
        text.setWrapText(true);
        var column = new VBox(text, entry, message);
        column.getStyleClass().add("column");
        sheet = new StepSheet(
                texts,
                desk.sheets(),
                texts.get("welcome.restoreKey"),
                List.of(
                        new StepSheet.Step(
                                texts.get("welcome.stepKey"),
                                column,
                                entry.lengthProperty().greaterThan(0),
                                texts.get("common.next"),
                                this::read),
                        finish.step(texts.get("welcome.restoreNow"), this::make)));
        sheet.setOnClosed(this::forget);
    }

    void show() {
        sheet.show();
    }

    private void read() {
        char[] typed = entry.copy();
        PrivateKey.Reading reading = PrivateKey.readHex(typed);
        Arrays.fill(typed, '\0');
        switch (reading) {
            case PrivateKey.Valid valid -> {
                closeKey();
                key = valid.key();
                message.clear();
                sheet.forward();
            }
            case PrivateKey.NotHex not -> wrong(texts.get("welcome.keyNotHex", not.index() + 1));
            case PrivateKey.WrongLength wrong -> wrong(texts.get("welcome.keyLength", wrong.found()));
            case PrivateKey.OutOfRange _ -> wrong(texts.get("welcome.keyRange"));
        }
    }

    private void wrong(String text) {
        message.show(InlineMessage.Kind.DANGER, texts.get("welcome.keyWrong"), text);
    }

    private void make() {
        PrivateKey given = key;
        if (given != null) {
            String name = texts.get("welcome.accountName", 1);
            finish.run(sheet, accounts -> {
                accounts.importKey(given, name);
                return null;
            });
        }
    }

    private void closeKey() {
        if (key != null) {
            key.close();
            key = null;
        }
    }

    private void forget() {
        closeKey();
        entry.clear();
        finish.forget();
    }
}
