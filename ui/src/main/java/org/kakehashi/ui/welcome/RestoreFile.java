package org.kakehashi.ui.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.key.KeyFile;
import org.kakehashi.wallet.key.PrivateKey;

/** Restores one account from a key file and its password. */
final class RestoreFile {

    private static final String KEY = "open-key-file";
    private static final int LONGEST_FILE = 64 * 1024;

    private sealed interface Outcome {
        record Unreadable(KeyFile.Reading why) implements Outcome {}

        record Answered(KeyFile.Opening opening) implements Outcome {}
    }

    private final Desk desk;
    private final Texts texts;
    private final Finish finish;
    private final PasswordEntry password;
    private final InlineMessage message = new InlineMessage();
    private final VBox work = new VBox();
    private final Label name = new Label();
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private final StepSheet sheet;
    private @Nullable PrivateKey key;

    RestoreFile(Desk desk, Start start) {
        this.desk = desk;
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        password = new PasswordEntry(texts, texts.get("welcome.filePassword"));
        sheet = new StepSheet(
                texts,
                desk.sheets(),
                texts.get("welcome.restoreFile"),
                List.of(fileStep(), finish.step(texts.get("welcome.restoreNow"), this::make)));
        sheet.setOnClosed(this::forget);
    }

    void show() {
        sheet.show();
    }

    private StepSheet.Step fileStep() {
        name.setText(texts.get("welcome.noFile"));
        name.getStyleClass().add("muted");
        var choose = Buttons.plain(Icons.FILE, texts.get("welcome.chooseFile"), this::choose);
        var row = new HBox(choose, name);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        var column = new VBox(row, password, message, work);
        column.getStyleClass().add("column");
        return new StepSheet.Step(
                texts.get("welcome.stepFile"), column, file.isNotNull(), texts.get("common.next"), this::open);
    }

    private void choose() {
        desk.files().open(texts.get("welcome.chooseFile"), List.of()).ifPresent(chosen -> {
            file.set(chosen);
            name.setText(GuardedText.line(chosen.getFileName().toString()));
        });
    }

    private void open() {
        Path chosen = file.get();
        if (chosen == null) {
            return;
        }
        char[] typed = password.copy();
        message.clear();
        sheet.busyProperty().set(true);
        var pane = new ProgressPane(
                texts, texts.get("welcome.openingFile"), () -> desk.background().cancel(KEY));
        work.getChildren().setAll(pane);
        desk.background()
                .job(KEY, progress -> open(chosen, typed, progress))
                .heavy()
                .progress(pane::at)
                .cancelled(this::ended)
                .failed(this::failed)
                .start(this::opened);
    }

    private static Outcome open(Path chosen, char[] typed, Progress progress) throws IOException, InterruptedException {
        try (var stream = Files.newInputStream(chosen)) {
            KeyFile.Reading reading = KeyFile.read(stream.readNBytes(LONGEST_FILE + 1));
            return reading instanceof KeyFile.Valid valid
                    ? new Outcome.Answered(valid.file().open(typed, progress))
                    : new Outcome.Unreadable(reading);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void ended() {
        sheet.busyProperty().set(false);
        work.getChildren().clear();
    }

    private void opened(Outcome outcome) {
        ended();
        switch (outcome) {
            case Outcome.Unreadable unreadable -> unreadable(unreadable.why());
            case Outcome.Answered answered -> answered(answered.opening());
        }
    }

    private void unreadable(KeyFile.Reading why) {
        switch (why) {
            case KeyFile.Valid _ -> message.clear();
            case KeyFile.NotJson _, KeyFile.NotKeyFile _ ->
                wrong(texts.get("welcome.fileNot"), texts.get("welcome.fileNotText"));
            case KeyFile.Unsupported _, KeyFile.TooCostly _ ->
                wrong(texts.get("welcome.fileUnsupported"), texts.get("welcome.fileUnsupportedText"));
        }
    }

    private void answered(KeyFile.Opening opening) {
        switch (opening) {
            case KeyFile.Opened open -> take(open.key());
            case KeyFile.OtherAddress other -> {
                other.key().close();
                wrong(texts.get("welcome.fileOther"), texts.get("welcome.fileOtherText"));
            }
            case KeyFile.WrongPassword _ ->
                wrong(texts.get("welcome.filePasswordWrong"), texts.get("welcome.filePasswordWrongText"));
            case KeyFile.Damaged _ -> wrong(texts.get("welcome.fileNot"), texts.get("welcome.fileNotText"));
        }
    }

    private void take(PrivateKey opened) {
        closeKey();
        key = opened;
        sheet.forward();
    }

    private void failed(Throwable failure) {
        ended();
        if (failure instanceof IOException) {
            wrong(texts.get("welcome.fileNot"), texts.get("welcome.fileNotText"));
        } else {
            desk.background().report(failure);
        }
    }

    private void wrong(String title, String text) {
        message.show(InlineMessage.Kind.DANGER, title, text);
    }

    private void make() {
        PrivateKey given = key;
        if (given != null) {
            String account = texts.get("welcome.accountName", 1);
            finish.run(sheet, accounts -> {
                accounts.importKey(given, account);
                return null;
            });
        }
    }

    private void closeKey() {
        if (key != null) {
            key.close();
            key = null;
        }
    }

    private void forget() {
        desk.background().cancel(KEY);
        closeKey();
        password.clear();
        finish.forget();
    }
}
