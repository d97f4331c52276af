package org.kakehashi.ui.conversation;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.contact.SafetyNumber;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.QrImage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.CodePicture;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;

/** What two people compare to know that nobody stands between them. */
final class SafetySheet {

    private static final int COLUMNS = 4;
    private static final int QR = 160;

    private final Desk desk;
    private final Messenger messenger;
    private final People people;

    SafetySheet(Desk desk, Messenger messenger, People people) {
        this.desk = desk;
        this.messenger = messenger;
        this.people = people;
    }

    void show(PublicIdentity person) {
        PublicIdentity self = people.self();
        desk.background()
                .job(
                        new Object(),
                        _ -> messenger
                                .database()
                                .read(tx -> SafetyNumber.of(
                                        self,
                                        messenger.ratchet().identityKeys(tx, self),
                                        person,
                                        messenger.ratchet().identityKeys(tx, person))))
                .heavy()
                .start(number -> show(person, number));
    }

    private void show(PublicIdentity person, SafetyNumber number) {
        var texts = desk.texts();
        GridPane words = grid("safety-words", texts.get("chat.verify.words"), number.words(), "strong");
        GridPane digits = grid("safety-digits", texts.get("chat.verify.digits"), number.digits(), "mono");
        var qr = new QrImage(QR);
        qr.show(number.code(), texts.get("chat.verify.code"));
        qr.setMaxSize(QR, QR);
        var both = new HBox(28, Form.block(texts.get("chat.verify.digits"), "", digits), Form.space(), qr);
        both.setAlignment(Pos.TOP_LEFT);
        var result = new InlineMessage();
        var theirs = new TextField();
        theirs.setId("their-code");
        theirs.textProperty().addListener((_, _, code) -> {
            switch (number.scan(code)) {
                case SAME -> result.show(InlineMessage.Kind.SUCCESS, texts.get("chat.verify.same"), "");
                case DIFFERENT ->
                    result.show(
                            InlineMessage.Kind.DANGER,
                            texts.get("chat.verify.different"),
                            texts.get("chat.verify.different.text"));
                case NOT_A_CODE -> result.clear();
            }
        });
        var column = new VBox(
                16,
                Form.words(texts.get("chat.verify.text", people.name(person))),
                Form.block(texts.get("chat.verify.words"), "", words),
                both,
                Buttons.plain(texts.get("chat.verify.copy"), () -> {
                    desk.pasteboard().copy(number.code());
                    desk.toasts().done(texts.get("common.copied"));
                }),
                new Field(texts.get("chat.verify.theirs"), theirs),
                CodePicture.buttons(desk, theirs::setText),
                result);
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.verify"), column);
        sheet.setButtons(
                Buttons.plain(texts.get("common.cancel"), sheet::close),
                Buttons.plain(texts.get("chat.verify.done"), () -> {
                    sheet.close();
                    desk.background()
                            .job(new Object(), _ -> {
                                messenger.contacts().verified(person);
                                return true;
                            })
                            .start(_ -> {});
                }));
        sheet.show();
    }

    /** A table that is read row by row, by a screen reader as one text. */
    private static GridPane grid(String id, String name, List<String> items, String style) {
        var grid = new GridPane();
        grid.setHgap(26);
        grid.setVgap(4);
        grid.setId(id);
        grid.setAccessibleRole(AccessibleRole.TEXT);
        grid.setAccessibleText(name + ": " + String.join(", ", items));
        for (int i = 0; i < items.size(); i++) {
            var label = new Label(items.get(i));
            label.getStyleClass().add(style);
            label.setMinWidth(Label.USE_PREF_SIZE);
            grid.add(label, i % COLUMNS, i / COLUMNS);
        }
        return grid;
    }
}
