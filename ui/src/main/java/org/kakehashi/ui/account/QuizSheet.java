package org.kakehashi.ui.account;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Focus;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.wallet.account.Seed;

/** The password, then three words from the person's paper. */
final class QuizSheet {

    private final Desk desk;
    private final QuizViewModel model;
    private final Sheet sheet;
    private final VBox questions = new VBox(4);
    private final List<TextField> answers = new ArrayList<>();
    private final PasswordEntry password;
    private final Button begin;
    private final Button check;

    QuizSheet(Desk desk, Holdings holdings, Seed seed, Runnable onPassed) {
        this.desk = desk;
        var texts = desk.texts();
        model = new QuizViewModel(texts, desk.background(), holdings, seed, () -> passed(onPassed));
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        var asked = Bindings.createBooleanBinding(
                () -> !model.questionsProperty().get().isEmpty(), model.questionsProperty());
        begin = Buttons.primary(texts.get("account.quiz.begin"), () -> model.begin(password.take()));
        begin.disableProperty()
                .bind(model.busyProperty().or(password.lengthProperty().isEqualTo(0)));
        check = Buttons.primary(
                texts.get("account.quiz.check"),
                () -> model.answer(answers.stream().map(TextField::getText).toList()));
        check.disableProperty().bind(model.busyProperty());
        check.setDefaultButton(false);
        var first = Form.column(Form.words(texts.get("account.quiz.password")), password);
        var then = Form.column(Form.words(texts.get("account.quiz.text")), questions);
        sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("account.quiz.title"),
                Form.column(
                        Form.when(asked.not(), first),
                        Form.when(asked, then),
                        Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), null)),
                        Notice.message(model.noticeProperty())));
        sheet.setButtons(begin);
        sheet.setOnClosed(() -> {
            password.clear();
            model.close();
        });
        model.questionsProperty().addListener((_, _, now) -> ask(now));
    }

    void show() {
        sheet.show();
    }

    private void ask(List<Integer> positions) {
        questions.getChildren().clear();
        answers.clear();
        for (int position : positions) {
            var answer = new TextField();
            answers.add(answer);
            questions.getChildren().add(new Field(desk.texts().get("account.quiz.word", position + 1), answer));
        }
        begin.setDefaultButton(false);
        check.setDefaultButton(true);
        sheet.setButtons(check);
        Focus.first(questions);
    }

    private void passed(Runnable onPassed) {
        sheet.close();
        desk.toasts().done(desk.texts().get("account.quiz.passed"));
        onPassed.run();
    }
}
