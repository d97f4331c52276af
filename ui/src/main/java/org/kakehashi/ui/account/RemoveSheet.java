package org.kakehashi.ui.account;

import java.io.UncheckedIOException;
import java.util.Arrays;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.PasswordWords;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Origin;
import org.kakehashi.wallet.account.Removal;

/** Takes an account out of the vault after a plain warning and the password; one from words can only be hidden. */
final class RemoveSheet {

    private static final String KEY = "account.remove";

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final Account account;
    private final Sheet sheet;
    private final PasswordEntry password;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final SimpleObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

    RemoveSheet(Desk desk, Holdings holdings, Account account) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        this.account = account;
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        password.setMaxWidth(320);
        boolean derived = account.origin() instanceof Origin.HdAccount;
        String title = texts.get("account.remove.title", GuardedText.line(account.name()));
        var column = derived
                ? Form.column(Form.words(texts.get("account.remove.derived")), Notice.message(notice))
                : Form.column(
                        new InlineMessage(
                                account.canSign() ? InlineMessage.Kind.DANGER : InlineMessage.Kind.WARNING,
                                texts.get(account.canSign() ? "account.remove.key" : "account.remove.watch"),
                                texts.get(account.canSign() ? "account.remove.key.text" : "account.remove.watch.text")),
                        password,
                        Notice.message(notice));
        sheet = new Sheet(texts, desk.sheets(), title, column);
        sheet.setButtons(derived ? hiding() : removing());
        sheet.setOnClosed(password::clear);
    }

    void show() {
        sheet.show();
    }

    private Button hiding() {
        Button hide = Buttons.primary(
                texts.get("wallet.account.hide"),
                () -> desk.background()
                        .job(KEY, _ -> {
                            holdings.accounts().hide(account.id(), true);
                            return true;
                        })
                        .busy(busy::set)
                        .start(_ -> sheet.close()));
        hide.disableProperty().bind(busy);
        return hide;
    }

    private Button removing() {
        Button remove = Buttons.primary(texts.get("account.remove.do"), this::remove);
        remove.disableProperty().bind(busy.or(password.lengthProperty().isEqualTo(0)));
        return remove;
    }

    private void remove() {
        char[] typed = password.take();
        notice.set(null);
        desk.background()
                .job(KEY, _ -> {
                    try {
                        return holdings.accounts().remove(account.id(), typed);
                    } finally {
                        Arrays.fill(typed, '\0');
                    }
                })
                .heavy()
                .busy(busy::set)
                .failed(this::failed)
                .start(this::removed);
    }

    private void failed(Throwable failure) {
        notice.set(Notice.danger(texts.get("account.remove.failed"), texts.get("account.remove.failed.text")));
        if (!(failure instanceof UncheckedIOException)) {
            desk.background().report(failure);
        }
    }

    private void removed(Removal result) {
        switch (result) {
            case Removal.Removed() -> {
                sheet.close();
                desk.toasts().done(texts.get("account.remove.done", GuardedText.line(account.name())));
            }
            case Removal.PasswordRefused(PasswordResult.Wrong _) ->
                notice.set(
                        Notice.danger(texts.get("send.result.wrongPassword"), texts.get("account.remove.failed.text")));
            case Removal.PasswordRefused(var answer) -> notice.set(PasswordWords.of(texts, answer));
            case Removal.CannotBeRemoved() -> notice.set(Notice.info(texts.get("account.remove.derived"), ""));
        }
    }
}
