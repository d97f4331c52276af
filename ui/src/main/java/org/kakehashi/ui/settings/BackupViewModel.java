package org.kakehashi.ui.settings;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.platform.FilePicker;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.BackupFile;
import org.kakehashi.vault.BackupTest;
import org.kakehashi.vault.Vault;

/** Writes a backup and tests one. Either runs for a while, shows how far it is, and can be stopped. */
final class BackupViewModel {

    static final String ENDING = "kakehashi";

    private static final String MAKE = "settings.backup.make";
    private static final String TEST = "settings.backup.test";
    private static final Step UNKNOWN = new Step(0, 0);

    private final Texts texts;
    private final Background background;
    private final FilePicker files;
    private final Vault vault;
    private final ReadOnlyObjectWrapper<@Nullable Notice> made = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> tested = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Step> making = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Step> testing = new ReadOnlyObjectWrapper<>();

    BackupViewModel(Texts texts, Background background, FilePicker files, Vault vault) {
        this.texts = texts;
        this.background = background;
        this.files = files;
        this.vault = vault;
    }

    ReadOnlyObjectProperty<@Nullable Notice> madeProperty() {
        return made.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /** How far the writing is; null while nothing is written. */
    ReadOnlyObjectProperty<@Nullable Step> makingProperty() {
        return making.getReadOnlyProperty();
    }

    /** How far the test is; null while nothing is tested. */
    ReadOnlyObjectProperty<@Nullable Step> testingProperty() {
        return testing.getReadOnlyProperty();
    }

    /** Asks for a place and writes; takes the passwords and wipes them. */
    void make(char[] password, char[] again) {
        String fault = null;
        if (password.length < SecurityViewModel.SHORTEST_PASSWORD) {
            fault = texts.get("settings.password.short", SecurityViewModel.SHORTEST_PASSWORD);
        } else if (!Arrays.equals(password, again)) {
            fault = texts.get("settings.password.differ");
        }
        Arrays.fill(again, '\0');
        Optional<Path> target =
                fault == null ? files.save(texts.get("settings.backup.make"), "backup." + ENDING) : Optional.empty();
        if (target.isEmpty()) {
            Arrays.fill(password, '\0');
            made.set(fault == null ? null : Notice.warning(fault, ""));
            return;
        }
        made.set(null);
        making.set(UNKNOWN);
        background
                .job(MAKE, progress -> {
                    try {
                        return vault.backup(target.get(), password, vault.kdf(), progress::at);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .progress(making::set)
                .cancelled(() -> {
                    making.set(null);
                    made.set(Notice.info(
                            texts.get("settings.backup.cancelled"), texts.get("settings.backup.cancelled.text")));
                })
                .failed(failure -> {
                    making.set(null);
                    made.set(fileFault(failure));
                })
                .start(this::written);
    }

    private void written(BackupFile file) {
        making.set(null);
        made.set(Notice.success(
                texts.get("settings.backup.done"),
                texts.get("settings.backup.done.text", file.file().getFileName())));
    }

    void stopMaking() {
        background.cancel(MAKE);
    }

    /** Asks for the file and compares it with the vault; takes the password and wipes it. */
    void test(char[] password) {
        Optional<Path> file = files.open(texts.get("settings.test.choose"), List.of(ENDING));
        if (file.isEmpty()) {
            Arrays.fill(password, '\0');
            return;
        }
        tested.set(null);
        testing.set(UNKNOWN);
        background
                .job(TEST, progress -> {
                    try {
                        return vault.testBackup(file.get(), password, progress::at);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .progress(testing::set)
                .cancelled(() -> testing.set(null))
                .failed(failure -> {
                    testing.set(null);
                    tested.set(fileFault(failure));
                })
                .start(result -> {
                    testing.set(null);
                    tested.set(words(result));
                });
    }

    void stopTesting() {
        background.cancel(TEST);
    }

    private Notice fileFault(Throwable failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return Notice.warning(texts.get("settings.file.exists"), texts.get("settings.file.exists.text"));
        }
        if (failure instanceof IOException) {
            return Notice.danger(texts.get("settings.file.failed"), texts.get("settings.file.failed.text"));
        }
        throw new IllegalStateException(failure);
    }

    private Notice words(BackupTest result) {
        return switch (result) {
            case BackupTest.Same(var at, var _, long rows) ->
                Notice.success(
                        texts.get("settings.test.same"), texts.get("settings.test.same.text", texts.moment(at), rows));
            case BackupTest.Differs(var at, var _) ->
                Notice.warning(
                        texts.get("settings.test.differs"), texts.get("settings.test.differs.text", texts.moment(at)));
            case BackupTest.OtherVault(var at) ->
                Notice.warning(
                        texts.get("settings.test.other"), texts.get("settings.test.other.text", texts.moment(at)));
            case BackupTest.WrongPassword() ->
                Notice.danger(texts.get("settings.test.wrong"), texts.get("settings.test.wrong.text"));
            case BackupTest.Damaged _ ->
                Notice.danger(texts.get("settings.test.damaged"), texts.get("settings.test.damaged.text"));
            case BackupTest.HostileParameters _ ->
                Notice.danger(texts.get("settings.test.hostile"), texts.get("settings.test.damaged.text"));
            case BackupTest.TooLittleMemory _ ->
                Notice.danger(texts.get("settings.test.memory"), texts.get("settings.file.failed.text"));
            case BackupTest.NewerFormat _ ->
                Notice.warning(texts.get("settings.test.newer"), texts.get("settings.test.newer.text"));
        };
    }
}
