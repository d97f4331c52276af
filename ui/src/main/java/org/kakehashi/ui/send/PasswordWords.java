package org.kakehashi.ui.send;

import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;

/** Says why a password did not do. */
public final class PasswordWords {

    private PasswordWords() {}

    public static Notice of(Texts texts, PasswordResult answer) {
        return switch (answer) {
            case PasswordResult.TooSoon(var wait) ->
                Notice.warning(
                        texts.get("settings.password.soon"),
                        texts.get("settings.password.soon.text", wait.toSeconds() + 1));
            case PasswordResult.Wrong _, PasswordResult.Correct _ ->
                Notice.danger(texts.get("send.result.wrongPassword"), texts.get("send.result.wrongPassword.text"));
        };
    }
}
