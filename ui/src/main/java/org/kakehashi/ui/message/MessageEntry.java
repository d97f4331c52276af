package org.kakehashi.ui.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.wallet.message.Message;

/** Where a message is pasted, or taken from a file. */
final class MessageEntry extends VBox {

    private final TextArea area = new TextArea();
    private final Field field;

    MessageEntry(Desk desk) {
        var texts = desk.texts();
        area.setId("message-text");
        area.setWrapText(true);
        area.setPrefRowCount(6);
        field = new Field(texts.get("message.paste"), area).hint(texts.get("message.paste.hint"));
        var file = Buttons.plain(
                Icons.FILE,
                texts.get("message.file"),
                () -> desk.files()
                        .open(texts.get("message.file"), List.of())
                        .ifPresent(chosen -> load(chosen, texts.get("message.file.failed"))));
        setSpacing(8);
        getChildren().addAll(field, file);
    }

    private void load(Path file, String failed) {
        try {
            // In UTF-8 no character takes more than four bytes.
            if (Files.size(file) > 4L * Message.LONGEST) {
                field.error(failed);
                return;
            }
            area.setText(Files.readString(file, StandardCharsets.UTF_8));
            field.ok();
        } catch (IOException e) {
            field.error(failed);
        }
    }

    TextArea area() {
        return area;
    }

    Message message() {
        return Message.read(area.getText());
    }
}
