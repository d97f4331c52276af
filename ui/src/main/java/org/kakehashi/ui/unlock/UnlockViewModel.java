package org.kakehashi.ui.unlock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** Tries passwords and keeps what came of the last one. */
final class UnlockViewModel {

    private final Background background;
    private final VaultFolder folder;
    private final InstantSource clock;
    private final Consumer<Vault> opened;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable UnlockResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable IOException> trouble = new SimpleObjectProperty<>();
    private Instant notBefore = Instant.MIN;

    UnlockViewModel(Background background, VaultFolder folder, InstantSource clock, Consumer<Vault> opened) {
        this.background = background;
        this.folder = folder;
        this.clock = clock;
        this.opened = opened;
    }

    /** @param password wiped when it has been tried */
    void unlock(char[] password) {
        busy.set(true);
        trouble.set(null);
        background
                .job("unlock", _ -> {
                    try {
                        return folder.unlock(password);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .failed(this::failed)
                .start(this::finished);
    }

    private void finished(UnlockResult outcome) {
        busy.set(false);
        switch (outcome) {
            case UnlockResult.Unlocked open -> {
                result.set(null);
                opened.accept(open.vault());
                return;
            }
            case UnlockResult.WrongPassword wrong -> notBefore = clock.instant().plus(wrong.delay());
            case UnlockResult.TooSoon soon -> notBefore = clock.instant().plus(soon.delay());
            default -> {}
        }
        result.set(null);
        result.set(outcome);
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (failure instanceof IOException io) {
            trouble.set(io);
        } else {
            background.report(failure);
        }
    }

    /** How long the next attempt has to wait, rounded up to whole seconds. */
    long secondsToWait() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return notBefore.equals(Instant.MIN) || left.isNegative()
                ? 0
                : left.plusMillis(999).toSeconds();
    }

    BooleanProperty busyProperty() {
        return busy;
    }

    ObjectProperty<@Nullable UnlockResult> resultProperty() {
        return result;
    }

    ObjectProperty<@Nullable IOException> troubleProperty() {
        return trouble;
    }
}
