package org.kakehashi.ui.settings;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Seed;

/** Whether the paper is right: words typed in, compared, forgotten. */
final class WordsPane extends VBox {

    private final ComboBox<Seed> seeds = new ComboBox<>();
    private final TextArea words = new TextArea();
    private final PasswordEntry password;

    WordsPane(Texts texts, WordsViewModel model) {
        seeds.setItems(model.seeds());
        seeds.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Seed seed) {
                return seed == null ? "" : GuardedText.line(seed.name());
            }

            @Override
            public Seed fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        model.seeds().addListener((ListChangeListener<Seed>) _ -> {
            if (seeds.getValue() == null) {
                seeds.getSelectionModel().selectFirst();
            }
        });
        seeds.getSelectionModel().selectFirst();
        words.setPrefRowCount(3);
        words.setWrapText(true);
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        password.setMaxWidth(320);
        Button check = Buttons.plain(texts.get("settings.words.check"), () -> {
            char[] typed = words.getText().toCharArray();
            words.clear();
            model.check(seeds.getValue(), typed, password.take());
        });
        check.disableProperty()
                .bind(model.busyProperty()
                        .or(words.textProperty().isEmpty())
                        .or(seeds.valueProperty().isNull())
                        .or(password.lengthProperty().isEqualTo(0)));
        var typed = new Field(texts.get("settings.words.field"), words);
        seeds.valueProperty()
                .subscribe(seed ->
                        typed.hint(seed != null && seed.passphrase() ? texts.get("settings.words.passphrase") : " "));
        var form = Form.column(new Field(texts.get("settings.words.which"), seeds), typed, password, check);
        form.setSpacing(6);
        var any = Bindings.isNotEmpty(model.seeds());
        getChildren()
                .add(Form.block(
                        texts.get("settings.words.title"),
                        texts.get("settings.words.text"),
                        Form.when(any, form),
                        Form.when(any.not(), Form.muted(texts.get("settings.words.none"))),
                        Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), null)),
                        Notice.message(model.noticeProperty())));
    }

    /** Empties the fields. */
    void forget() {
        words.clear();
        password.clear();
    }
}
