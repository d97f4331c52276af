package org.kakehashi.ui.conversation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.util.converter.LocalDateStringConverter;
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
        var texts = desk.texts();
        var picker = new DatePicker(LocalDate.now());
        picker.setId("chat-date");
        picker.setConverter(
                new LocalDateStringConverter(FormatStyle.SHORT, texts.language().locale(), null));
        var field = new Field(texts.get("chat.toDate.day"), picker);
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.toDate"), field);
        sheet.setButtons(Buttons.primary(texts.get("chat.toDate.go"), () -> {
            Optional<LocalDate> day = typed(picker);
            if (day.isEmpty()) {
                field.error(texts.get(
                        "chat.toDate.unreadable", picker.getConverter().toString(LocalDate.now())));
                return;
            }
            sheet.close();
            chosen.accept(day.get());
        }));
        sheet.show();
    }

    /** What stands in the field: the picker itself takes it over only when the field is left. */
    private static Optional<LocalDate> typed(DatePicker picker) {
        try {
            return Optional.ofNullable(
                    picker.getConverter().fromString(picker.getEditor().getText()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
