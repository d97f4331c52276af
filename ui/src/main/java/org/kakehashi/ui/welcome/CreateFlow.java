package org.kakehashi.ui.welcome;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;

/** New words: password, words, quiz. The vault is made at the end, so that leaving early leaves nothing behind. */
final class CreateFlow {

    private final Texts texts;
    private final Finish finish;
    private final WordsShown shown;
    private final NewPassphrase passphrase;
    private final ComboBox<Language> language = new ComboBox<>();
    private final ComboBox<Integer> count = new ComboBox<>();
    private final VBox quizFields = new VBox();
    private final List<TextField> answers = new ArrayList<>();
    private final List<Field> rows = new ArrayList<>();
    private final InlineMessage quizMessage = new InlineMessage();
    private final StepSheet sheet;
    private Mnemonic words;
    private Quiz quiz;

    CreateFlow(Desk desk, Start start) {
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        shown = new WordsShown(texts);
        passphrase = new NewPassphrase(texts);
        words = Mnemonic.generate(firstLanguage(), 12, new SecureRandom());
        quiz = new Quiz(words.count());
        sheet = new StepSheet(
                texts, desk.sheets(), texts.get("welcome.create"), List.of(passwordStep(), wordsStep(), quizStep()));
        sheet.setOnClosed(this::forget);
        // The button that showed the words is gone then, and the next in line would be the way back.
        shown.seenProperty().addListener((_, _, seen) -> {
            if (seen) {
                sheet.focusForward();
            }
        });
        renew();
    }

    private Language firstLanguage() {
        return switch (texts.language()) {
            case EN -> Language.ENGLISH;
            case JA -> Language.JAPANESE;
            case ZH_HANS -> Language.CHINESE_SIMPLIFIED;
            case ZH_HANT -> Language.CHINESE_TRADITIONAL;
        };
    }

    void show() {
        sheet.show();
    }

    private StepSheet.Step passwordStep() {
        StepSheet.Step step = finish.stepAfterWords(texts.get("common.next"), () -> {});
        return new StepSheet.Step(step.name(), step.content(), step.ready(), step.next(), null);
    }

    private StepSheet.Step wordsStep() {
        language.getItems()
                .setAll(Arrays.stream(Language.values())
                        .filter(Language::inStandard)
                        .toList());
        language.setConverter(shownAs(Language::ownName));
        language.setValue(firstLanguage());
        count.getItems().setAll(12, 24);
        count.setConverter(shownAs(number -> texts.count("welcome.words", number)));
        count.setValue(12);
        language.setAccessibleText(texts.get("welcome.wordLanguage"));
        count.setAccessibleText(texts.get("welcome.wordCount"));
        language.valueProperty().addListener((_, _, _) -> renew());
        count.valueProperty().addListener((_, _, _) -> renew());
        var row = new HBox(count, language);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        var warning = new InlineMessage(
                InlineMessage.Kind.WARNING, texts.get("welcome.writeDown"), texts.get("welcome.writeDownText"));
        return new StepSheet.Step(
                texts.get("welcome.stepWords"),
                column(warning, row, shown, passphrase),
                Bindings.and(shown.seenProperty(), passphrase.readyProperty()),
                texts.get("welcome.written"),
                null);
    }

    private static <T> StringConverter<T> shownAs(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Not editable");
            }
        };
    }

    private static VBox column(Node... nodes) {
        var column = new VBox(nodes);
        column.getStyleClass().add("column");
        return column;
    }

    private StepSheet.Step quizStep() {
        var text = new Label(texts.get("welcome.quizText"));
        text.setWrapText(true);
        quizFields.getStyleClass().add("column-tight");
        var later = new Hyperlink(texts.get("welcome.quizLater"));
        later.setOnAction(_ -> make(false));
        // The sheet is made after its steps.
        Platform.runLater(() -> later.disableProperty().bind(sheet.busyProperty()));
        return new StepSheet.Step(
                texts.get("welcome.stepQuiz"),
                column(text, quizFields, quizMessage, later, finish.place()),
                new SimpleBooleanProperty(true),
                texts.get("welcome.createNow"),
                this::check);
    }

    private void renew() {
        Language chosen = language.getValue() == null ? firstLanguage() : language.getValue();
        words.close();
        words = Mnemonic.generate(chosen, count.getValue() == null ? 12 : count.getValue(), new SecureRandom());
        shown.show(words);
        quiz = new Quiz(words.count());
        answers.clear();
        rows.clear();
        for (int position : quiz.positions()) {
            var answer = new TextField();
            answers.add(answer);
            rows.add(new Field(texts.get("welcome.quizWord", position + 1), answer));
        }
        quizFields.getChildren().setAll(rows);
    }

    private void check() {
        List<Integer> wrong =
                quiz.wrong(words, answers.stream().map(TextField::getText).toList());
        for (int i = 0; i < rows.size(); i++) {
            if (wrong.contains(i)) {
                rows.get(i).error(texts.get("welcome.quizWrong"));
            } else {
                rows.get(i).ok();
            }
        }
        if (wrong.isEmpty()) {
            make(true);
        } else {
            answers.get(wrong.getFirst()).requestFocus();
        }
    }

    private void make(boolean passed) {
        String name = texts.get("welcome.accountName", 1);
        String seedName = texts.get("welcome.seedName", 1);
        char[] added = passphrase.copy();
        finish.run(sheet, accounts -> {
            try {
                fill(accounts, added, passed, name, seedName);
            } finally {
                Arrays.fill(added, '\0');
            }
            return null;
        });
    }

    private void fill(Accounts accounts, char[] added, boolean passed, String name, String seedName) {
        String seed = accounts.storeWords(seedName, words, added).seed().id();
        accounts.addNext(seed, PathConvention.PLATON, name);
        if (passed) {
            accounts.markBackedUp(seed);
        }
    }

    private void forget() {
        words.close();
        shown.forget();
        passphrase.clear();
        finish.forget();
        answers.forEach(TextField::clear);
    }
}
