package org.kakehashi.ui.welcome;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.NewPassword;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;

/** The password step of every way in, and the making of the vault. */
final class Finish {

    private final Desk desk;
    private final Texts texts;
    private final Start start;
    private final NewPassword password;
    private final InlineMessage message = new InlineMessage();
    private final VBox work = new VBox();

    Finish(Desk desk, Start start) {
        this.desk = desk;
        this.texts = desk.texts();
        this.start = start;
        password = new NewPassword(texts);
    }

    /** @param next the forward button's words */
    StepSheet.Step stepAfterWords(String next, Runnable onNext) {
        return step("welcome.passwordText", next, onNext);
    }

    /** For accounts that came from something else than words. */
    StepSheet.Step step(String next, Runnable onNext) {
        return step("welcome.passwordText.entered", next, onNext);
    }

    private StepSheet.Step step(String text, String next, Runnable onNext) {
        var words = new Label(texts.get(text));
        words.setWrapText(true);
        var column = new VBox(words, password, message, work);
        column.getStyleClass().add("column");
        return new StepSheet.Step(texts.get("welcome.stepPassword"), column, password.readyProperty(), next, onNext);
    }

    /** Where the message and the progress stand when the last step is another one. */
    VBox place() {
        var column = new VBox(message, work);
        column.getStyleClass().add("column");
        return column;
    }

    /** Makes the vault, closes the sheet, and hands the vault on. */
    void run(StepSheet sheet, Start.Filling filling) {
        char[] typed = password.copy();
        sheet.busyProperty().set(true);
        sheet.closableProperty().set(false);
        message.clear();
        work.getChildren().setAll(new ProgressPane(texts, texts.get("welcome.making"), null));
        desk.background()
                .job("make-vault", _ -> start.make(typed, filling))
                .heavy()
                .failed(failure -> {
                    free(sheet);
                    fail(failure);
                })
                .start(made -> {
                    free(sheet);
                    sheet.close();
                    start.opened().take(made.vault(), made.next());
                });
    }

    private void free(StepSheet sheet) {
        sheet.busyProperty().set(false);
        sheet.closableProperty().set(true);
        work.getChildren().clear();
    }

    private void fail(Throwable failure) {
        switch (failure) {
            case FileAlreadyExistsException _ ->
                message.show(
                        InlineMessage.Kind.DANGER,
                        texts.get("welcome.thereAlready"),
                        texts.get("welcome.thereAlreadyText", start.place()));
            case IOException _ ->
                message.show(
                        InlineMessage.Kind.DANGER,
                        texts.get("welcome.disk"),
                        texts.get("welcome.diskText", start.place()));
            default -> desk.background().report(failure);
        }
    }

    void forget() {
        password.clear();
    }
}
