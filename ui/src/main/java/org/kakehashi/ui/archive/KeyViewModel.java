package org.kakehashi.ui.archive;

import java.io.IOException;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.correspondence.KeyExport;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;

/** Takes the chat key out, encrypted, after the vault's password. */
final class KeyViewModel {

    private final Object key = new Object();
    private final Texts texts;
    private final Background background;
    private final Correspondence correspondence;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();

    KeyViewModel(Texts texts, Background background, Correspondence correspondence) {
        this.texts = texts;
        this.background = background;
        this.correspondence = correspondence;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** {@code ncryptsec1…}, or empty while there is nothing to show. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Takes the passwords and wipes them. */
    void export(char[] password, char[] keyPassword, char[] again) {
        forget();
        String fault = keyPassword.length < ArchiveViewModel.SHORTEST_PASSWORD
                ? texts.get("settings.password.short", ArchiveViewModel.SHORTEST_PASSWORD)
                : Arrays.equals(keyPassword, again) ? null : texts.get("settings.password.differ");
        Arrays.fill(again, '\0');
        if (fault != null) {
            Arrays.fill(password, '\0');
            Arrays.fill(keyPassword, '\0');
            notice.set(Notice.warning(fault, ""));
            return;
        }
        busy.set(true);
        background
                .job(key, _ -> {
                    try {
                        return correspondence.exportKey(password, keyPassword);
                    } finally {
                        Arrays.fill(password, '\0');
                        Arrays.fill(keyPassword, '\0');
                    }
                })
                .heavy()
                .failed(failure -> {
                    busy.set(false);
                    if (!(failure instanceof IOException)) {
                        throw new IllegalStateException(failure);
                    }
                    notice.set(Notice.danger(texts.get("settings.file.failed"), ""));
                })
                .start(this::done);
    }

    private void done(KeyExport result) {
        busy.set(false);
        switch (result) {
            case KeyExport.Key(String ncryptsec) -> text.set(ncryptsec);
            case KeyExport.Refused(PasswordResult.TooSoon(var wait)) ->
                notice.set(Notice.warning(
                        texts.get("settings.password.soon"),
                        texts.get("settings.password.soon.text", wait.toSeconds() + 1)));
            case KeyExport.Refused _ ->
                notice.set(Notice.danger(texts.get("account.export.wrong"), texts.get("account.export.wrong.text")));
            case KeyExport.None() -> notice.set(Notice.info(texts.get("account.export.nothing"), ""));
        }
    }

    /** Takes off the screen what stands there. */
    void forget() {
        text.set("");
        notice.set(null);
    }
}
