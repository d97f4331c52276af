package org.kakehashi.ui.settings;

import java.io.IOException;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.vault.Vault;

/** Changes the vault's password. */
final class SecurityViewModel {

    static final int SHORTEST_PASSWORD = 8;

    private static final String KEY = "settings.password";

    private final Texts texts;
    private final Background background;
    private final Vault vault;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    SecurityViewModel(Texts texts, Background background, Vault vault) {
        this.texts = texts;
        this.background = background;
        this.vault = vault;
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Takes the three passwords and wipes them, whatever happens. */
    void change(char[] current, char[] next, char[] again) {
        String fault = fault(next, again);
        if (fault != null) {
            wipe(current, next, again);
            notice.set(Notice.warning(fault, ""));
            return;
        }
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, _ -> {
                    try {
                        return vault.changePassword(current, next, vault.kdf());
                    } finally {
                        wipe(current, next, again);
                    }
                })
                .heavy()
                .failed(this::failed)
                .start(this::done);
    }

    private @Nullable String fault(char[] next, char[] again) {
        if (next.length < SHORTEST_PASSWORD) {
            return texts.get("settings.password.short", SHORTEST_PASSWORD);
        }
        return Arrays.equals(next, again) ? null : texts.get("settings.password.differ");
    }

    private void done(PasswordResult result) {
        busy.set(false);
        notice.set(
                switch (result) {
                    case PasswordResult.Correct() ->
                        Notice.success(
                                texts.get("settings.password.changed"), texts.get("settings.password.changed.text"));
                    case PasswordResult.Wrong _ ->
                        Notice.danger(texts.get("settings.password.wrong"), texts.get("settings.password.wrong.text"));
                    case PasswordResult.TooSoon(var wait) ->
                        Notice.warning(
                                texts.get("settings.password.soon"),
                                texts.get("settings.password.soon.text", wait.toSeconds() + 1));
                });
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.danger(texts.get("settings.file.failed"), texts.get("settings.password.wrong.text")));
    }

    private static void wipe(char[]... passwords) {
        for (char[] password : passwords) {
            Arrays.fill(password, '\0');
        }
    }
}
