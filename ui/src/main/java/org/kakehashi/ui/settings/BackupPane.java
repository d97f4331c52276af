package org.kakehashi.ui.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;

/** Writes a backup, tests one, and has a place below for checking the words. */
final class BackupPane extends VBox {

    private final PasswordEntry password;
    private final PasswordEntry again;
    private final PasswordEntry old;

    BackupPane(Texts texts, BackupViewModel model) {
        setSpacing(24);
        password = new PasswordEntry(texts, texts.get("settings.backup.password"));
        again = new PasswordEntry(texts, texts.get("settings.backup.again"));
        old = new PasswordEntry(texts, texts.get("settings.backup.password"));
        for (PasswordEntry entry : new PasswordEntry[] {password, again, old}) {
            entry.setMaxWidth(320);
        }
        getChildren().addAll(make(texts, model), test(texts, model));
    }

    private VBox make(Texts texts, BackupViewModel model) {
        Button make = Buttons.plain(texts.get("settings.backup.make"), () -> model.make(password.take(), again.take()));
        make.disableProperty()
                .bind(model.makingProperty()
                        .isNotNull()
                        .or(password.lengthProperty().isEqualTo(0))
                        .or(again.lengthProperty().isEqualTo(0)));
        return Form.block(
                texts.get("settings.backup.title"),
                texts.get("settings.backup.text"),
                password,
                again,
                make,
                progress(texts, texts.get("settings.backup.writing"), model.makingProperty(), model::stopMaking),
                Notice.message(model.madeProperty()));
    }

    private VBox test(Texts texts, BackupViewModel model) {
        Button test = Buttons.plain(texts.get("settings.test.choose"), () -> model.test(old.take()));
        test.disableProperty()
                .bind(model.testingProperty()
                        .isNotNull()
                        .or(old.lengthProperty().isEqualTo(0)));
        return Form.block(
                texts.get("settings.test.title"),
                texts.get("settings.test.text"),
                old,
                test,
                progress(texts, texts.get("settings.test.testing"), model.testingProperty(), model::stopTesting),
                Notice.message(model.testedProperty()));
    }

    private static ProgressPane progress(
            Texts texts, String what, ReadOnlyObjectProperty<@Nullable Step> step, Runnable stop) {
        var pane = new ProgressPane(texts, what, stop);
        step.addListener((_, _, now) -> {
            if (now != null) {
                pane.at(now);
            }
        });
        return Form.when(step.isNotNull(), pane);
    }

    /** Empties the fields. */
    void forget() {
        password.clear();
        again.clear();
        old.clear();
    }
}
