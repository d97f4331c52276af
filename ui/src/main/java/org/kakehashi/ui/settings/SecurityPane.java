package org.kakehashi.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.text.Texts;

/** When the vault locks by itself, and its password. */
final class SecurityPane extends VBox {

    private static final Integer[] MINUTES = {1, 5, 10, 30, 60, Preferences.NEVER};

    private final PasswordEntry current;
    private final PasswordEntry next;
    private final PasswordEntry again;

    SecurityPane(Texts texts, Preferences preferences, SecurityViewModel model) {
        setSpacing(24);
        current = new PasswordEntry(texts, texts.get("settings.password.current"));
        next = new PasswordEntry(texts, texts.get("settings.password.next"));
        again = new PasswordEntry(texts, texts.get("settings.password.again"));
        getChildren().addAll(lock(texts, preferences), password(texts, model));
    }

    private static VBox lock(Texts texts, Preferences preferences) {
        var choice = new ChoiceBox<Integer>();
        choice.getItems().addAll(MINUTES);
        int present = preferences.lockMinutesProperty().get();
        if (!choice.getItems().contains(present)) {
            choice.getItems().addFirst(present);
        }
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer minutes) {
                if (minutes == null || minutes == Preferences.NEVER) {
                    return minutes == null ? "" : texts.get("settings.lock.never");
                }
                return texts.count("settings.lock.minutes", minutes);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        choice.setValue(present);
        choice.valueProperty()
                .addListener((_, _, now) -> preferences.lockMinutesProperty().set(now));
        var field = new Field(texts.get("settings.lock.after"), choice);
        field.setMaxWidth(320);
        return Form.block(texts.get("settings.lock.title"), texts.get("settings.lock.text"), field);
    }

    private VBox password(Texts texts, SecurityViewModel model) {
        Button change = Buttons.plain(
                texts.get("settings.password.change"), () -> model.change(current.take(), next.take(), again.take()));
        change.disableProperty()
                .bind(model.busyProperty()
                        .or(current.lengthProperty().isEqualTo(0))
                        .or(next.lengthProperty().isEqualTo(0))
                        .or(again.lengthProperty().isEqualTo(0)));
        var progress = new ProgressPane(texts, texts.get("settings.password.changing"), null);
        VBox block = Form.block(
                texts.get("settings.password.title"),
                texts.get("settings.password.text"),
                current,
                next,
                again,
                change,
                Form.when(model.busyProperty(), progress),
                Notice.message(model.noticeProperty()));
        for (PasswordEntry entry : new PasswordEntry[] {current, next, again}) {
            entry.setMaxWidth(320);
        }
        return block;
    }

    /** Empties the fields. */
    void forget() {
        current.clear();
        next.clear();
        again.clear();
    }
}
