package org.kakehashi.ui.welcome;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.share.SharesEntry;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.seed.Slip39;

/** Restores from backup shares: enough of them, then the password; the look for accounts follows. */
final class RestoreShares {

    private static final String JOIN = "restore-shares";

    private final Desk desk;
    private final Texts texts;
    private final Finish finish;
    private final SharesEntry entry;
    private final PasswordEntry passphrase;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final SimpleObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final StepSheet sheet;
    private byte @Nullable [] secret;

    RestoreShares(Desk desk, Start start) {
        this.desk = desk;
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        entry = new SharesEntry(texts);
        entry.disableProperty().bind(busy);
        passphrase = new PasswordEntry(texts, texts.get("share.passphrase"));
        sheet = new StepSheet(
                texts,
                desk.sheets(),
                texts.get("welcome.restoreShares"),
                List.of(sharesStep(), finish.step(texts.get("welcome.restoreNow"), this::make)));
        sheet.setOnClosed(this::forget);
    }

    void show() {
        sheet.show();
    }

    private StepSheet.Step sharesStep() {
        var note = new Label(texts.get("share.passphrase.restore"));
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "caption");
        var column = new VBox(
                entry,
                passphrase,
                note,
                Form.when(busy, new ProgressPane(texts, texts.get("account.working"), null)),
                Notice.message(notice));
        column.getStyleClass().add("column-tight");
        return new StepSheet.Step(
                texts.get("welcome.stepShares"), column, entry.enoughProperty(), texts.get("common.next"), this::join);
    }

    private void join() {
        char[] salt = passphrase.copy();
        notice.set(null);
        sheet.busyProperty().set(true);
        desk.background()
                .job(JOIN, progress -> {
                    try {
                        return entry.join(salt, progress::at);
                    } finally {
                        Arrays.fill(salt, '\0');
                    }
                })
                .heavy()
                .busy(busy::set)
                .failed(failure -> {
                    sheet.busyProperty().set(false);
                    desk.background().report(failure);
                })
                .start(this::take);
    }

    private void take(Slip39.Joined joined) {
        sheet.busyProperty().set(false);
        if (joined instanceof Slip39.Secret(byte[] bytes)) {
            wipe();
            secret = bytes;
            sheet.forward();
        } else {
            notice.set(entry.why(joined));
        }
    }

    private void make() {
        byte[] given = secret;
        if (given == null) {
            return;
        }
        String seedName = texts.get("account.seed.shares", 1);
        String name = texts.get("welcome.accountName", 1);
        finish.run(sheet, accounts -> {
            String seed = accounts.storeShares(seedName, given).seed().id();
            accounts.addNext(seed, PathConvention.PLATON, name);
            return new Route.Find(seed);
        });
    }

    private void wipe() {
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
            secret = null;
        }
    }

    private void forget() {
        desk.background().cancel(JOIN);
        wipe();
        entry.forget();
        passphrase.clear();
        finish.forget();
    }
}
