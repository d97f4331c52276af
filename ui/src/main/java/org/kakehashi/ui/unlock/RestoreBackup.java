package org.kakehashi.ui.unlock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.RestoreResult;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/**
 * Brings a vault back from a backup file. What is in the folder already, damaged or not, is put aside under another
 * name and never deleted.
 */
public final class RestoreBackup {

    private static final String KEY = "restore-backup";

    private sealed interface Outcome {
        record Open(Vault vault) implements Outcome {}

        record Refused(RestoreResult why) implements Outcome {}

        record StillShut(UnlockResult why) implements Outcome {}
    }

    private final Desk desk;
    private final Texts texts;
    private final VaultFolder folder;
    private final Path place;
    private final Consumer<Vault> opened;
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private final PasswordEntry password;
    private final InlineMessage message = new InlineMessage();
    private final VBox work = new VBox();
    private final Button restore;
    private final Sheet sheet;

    public RestoreBackup(Desk desk, VaultFolder folder, Path place, Consumer<Vault> opened) {
        this.desk = desk;
        this.texts = desk.texts();
        this.folder = folder;
        this.place = place;
        this.opened = opened;
        password = new PasswordEntry(texts, texts.get("unlock.backupPassword"));
        restore = Buttons.primary(texts.get("unlock.restoreNow"), this::begin);
        var name = new Label(texts.get("unlock.noFile"));
        name.getStyleClass().add("muted");
        Button choose = Buttons.plain(
                Icons.FILE,
                texts.get("unlock.chooseFile"),
                () -> desk.files()
                        .open(texts.get("unlock.chooseFile"), List.of())
                        .ifPresent(chosen -> {
                            file.set(chosen);
                            name.setText(chosen.getFileName().toString());
                        }));
        var row = new HBox(choose, name);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        var words = new Label(texts.get("unlock.restoreText"));
        words.setWrapText(true);
        var column = new VBox(words, row, password, message, work);
        column.getStyleClass().add("column");
        sheet = new Sheet(texts, desk.sheets(), texts.get("unlock.restoreTitle"), column);
        sheet.setButtons(Buttons.plain(texts.get("common.cancel"), sheet::close), restore);
        restore.disableProperty()
                .bind(file.isNull().or(password.lengthProperty().isEqualTo(0)));
        sheet.setOnClosed(() -> {
            desk.background().cancel(KEY);
            password.clear();
        });
    }

    public void show() {
        sheet.show();
    }

    private void begin() {
        Path backup = file.get();
        if (backup == null) {
            return;
        }
        char[] typed = password.take();
        message.clear();
        var pane = new ProgressPane(
                texts, texts.get("unlock.restoring"), () -> desk.background().cancel(KEY));
        work.getChildren().setAll(pane);
        desk.background()
                .job(KEY, progress -> restore(backup, typed, progress))
                .heavy()
                .progress(pane::at)
                .cancelled(() -> work.getChildren().clear())
                .failed(this::failed)
                .start(this::finished);
    }

    private Outcome restore(Path backup, char[] typed, Progress progress) throws IOException, InterruptedException {
        try {
            Path aside = putAside();
            RestoreResult result = folder.restore(backup, typed, progress);
            if (!(result instanceof RestoreResult.Restored)) {
                bringBack(aside);
                return new Outcome.Refused(result);
            }
            UnlockResult unlocked = folder.unlock(typed);
            return unlocked instanceof UnlockResult.Unlocked open
                    ? new Outcome.Open(open.vault())
                    : new Outcome.StillShut(unlocked);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private @Nullable Path putAside() throws IOException {
        if (!Files.exists(place)) {
            return null;
        }
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now());
        Path aside = place.resolveSibling(place.getFileName() + "-before-" + time);
        Files.move(place, aside);
        return aside;
    }

    private void bringBack(@Nullable Path aside) throws IOException {
        if (aside != null) {
            Files.deleteIfExists(place);
            Files.move(aside, place);
        }
    }

    private void finished(Outcome outcome) {
        work.getChildren().clear();
        switch (outcome) {
            case Outcome.Open open -> {
                sheet.close();
                opened.accept(open.vault());
            }
            case Outcome.Refused refused -> refuse(refused.why());
            case Outcome.StillShut _ -> danger(texts.get("unlock.stillShut"), texts.get("unlock.stillShutText"));
        }
    }

    private void refuse(RestoreResult why) {
        switch (why) {
            case RestoreResult.Restored _ -> message.clear();
            case RestoreResult.WrongPassword _ ->
                danger(texts.get("unlock.wrong"), texts.get("unlock.backupWrongText"));
            case RestoreResult.Damaged _, RestoreResult.HostileParameters _ ->
                danger(texts.get("unlock.backupDamaged"), texts.get("unlock.backupDamagedText"));
            case RestoreResult.TooLittleMemory little ->
                danger(
                        texts.get("unlock.memory"),
                        texts.get("unlock.memoryText", little.neededBytes() >> 20, little.availableBytes() >> 20));
            case RestoreResult.NewerFormat _ -> danger(texts.get("unlock.newer"), texts.get("unlock.newerText"));
            case RestoreResult.FolderNotEmpty _ ->
                danger(texts.get("unlock.disk"), texts.get("unlock.diskText", place));
        }
    }

    private void failed(Throwable failure) {
        work.getChildren().clear();
        if (failure instanceof IOException) {
            danger(texts.get("unlock.disk"), texts.get("unlock.diskText", place));
        } else {
            desk.background().report(failure);
        }
    }

    private void danger(String title, String text) {
        message.show(InlineMessage.Kind.DANGER, title, text);
    }
}
