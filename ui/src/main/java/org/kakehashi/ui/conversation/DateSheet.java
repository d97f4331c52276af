package org.kakehashi.ui.conversation;

import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;

/** Chooses the day to go to. */
final class DateSheet {

    private final Desk desk;

    DateSheet(Desk desk) {
        this.desk = desk;
    }

    void show(Consumer<LocalDate> chosen) {
        var picker = new DatePicker(LocalDate.now());
        picker.setId("chat-date");
        var texts = desk.texts();
        var sheet = new Sheet(
                texts, desk.sheets(), texts.get("chat.toDate"), new Field(texts.get("chat.toDate.day"), picker));
        sheet.setButtons(Buttons.primary(texts.get("chat.toDate.go"), () -> {
            LocalDate day = picker.getValue();
            if (day != null) {
                sheet.close();
                chosen.accept(day);
            }
        }));
        sheet.show();
    }
}
