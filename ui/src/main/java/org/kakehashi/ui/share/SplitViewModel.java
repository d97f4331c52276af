package org.kakehashi.ui.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Work;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.wallet.account.Export;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.account.SeedShares;
import org.kakehashi.wallet.seed.Slip39;
import org.kakehashi.wallet.seed.Slip39Share;

/** Makes the shares of a seed and shows one at a time, until it is told to forget. Secrets handed in are wiped here. */
final class SplitViewModel {

    private static final String KEY = "share.split";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Object lock = new Object();
    private final ReadOnlyObjectWrapper<List<Slip39Share>> shares = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<String>> pieces = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** Guarded by lock: the shares, as soon as they exist. */
    private @Nullable SeedShares made;

    /** Guarded by lock. */
    private boolean forgotten;

    SplitViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
    }

    /** All shares, one group after another; empty before they are made. */
    ReadOnlyObjectProperty<List<Slip39Share>> sharesProperty() {
        return shares.getReadOnlyProperty();
    }

    /** The share that is shown, from 0. */
    ReadOnlyIntegerProperty atProperty() {
        return at.getReadOnlyProperty();
    }

    /** Its words; empty while hidden. */
    ReadOnlyObjectProperty<List<String>> piecesProperty() {
        return pieces.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private sealed interface Outcome {
        record Made(List<Slip39Share> shares) implements Outcome {}

        record Why(Notice notice) implements Outcome {}

        record Right() implements Outcome {}
    }

    /** Takes the passphrase of the shares and the vault's password. */
    void make(Seed seed, Slip39.Plan plan, char[] passphrase, char[] password) {
        if (!Slip39.isUsable(passphrase)) {
            Arrays.fill(passphrase, '\0');
            Arrays.fill(password, '\0');
            notice.set(Notice.warning(texts.get("share.passphrase.bad"), texts.get("share.passphrase.bad.text")));
            return;
        }
        run(password, progress -> {
            try {
                return taken(holdings.accounts().exportShares(seed.id(), password, passphrase, plan, progress));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        });
    }

    private Outcome taken(Export<SeedShares> export) {
        return switch (export) {
            case Export.Given<SeedShares>(SeedShares given) -> {
                synchronized (lock) {
                    if (forgotten) {
                        given.close();
                    } else {
                        made = given;
                    }
                }
                yield new Outcome.Made(
                        given.groups().stream().flatMap(List::stream).toList());
            }
            case Export.PasswordRefused<SeedShares> _ -> new Outcome.Why(wrong());
            case Export.NothingThere<SeedShares> _ ->
                new Outcome.Why(
                        Notice.info(texts.get("account.export.nothing"), texts.get("account.export.nothing.text")));
        };
    }

    private Notice wrong() {
        return Notice.danger(texts.get("account.export.wrong"), texts.get("account.export.wrong.text"));
    }

    /** Shows a hidden share again, after the vault's password. */
    void showAgain(char[] password) {
        run(password, _ -> {
            try {
                return holdings.vault().checkPassword(password) instanceof PasswordResult.Correct
                        ? new Outcome.Right()
                        : new Outcome.Why(wrong());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void run(char[] password, Work<Outcome> work) {
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, progress -> {
                    try {
                        return work.run(progress);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .cancelled(() -> busy.set(false))
                .failed(failure -> {
                    busy.set(false);
                    notice.set(Notice.danger(texts.get("share.failed"), texts.get("share.failed.text")));
                    background.report(failure);
                })
                .start(this::take);
    }

    private void take(Outcome outcome) {
        busy.set(false);
        switch (outcome) {
            case Outcome.Made(var all) -> {
                shares.set(all);
                turnTo(0);
            }
            case Outcome.Right() -> turnTo(at.get());
            case Outcome.Why(Notice why) -> notice.set(why);
        }
    }

    /** Shows another share. */
    void turnTo(int number) {
        at.set(number);
        notice.set(null);
        pieces.set(wordsOf(shares.get().get(number)));
    }

    private static List<String> wordsOf(Slip39Share share) {
        char[] words = share.words();
        List<String> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= words.length; i++) {
            if (i == words.length || words[i] == ' ') {
                found.add(new String(words, start, i - start));
                start = i + 1;
            }
        }
        Arrays.fill(words, '\0');
        return List.copyOf(found);
    }

    /** Takes the words off the screen; the shares stay the same ones. */
    void hide() {
        pieces.set(List.of());
    }

    /** As {@link #hide}, and says why. */
    void windowLeft() {
        if (!pieces.get().isEmpty()) {
            hide();
            notice.set(Notice.info(texts.get("account.export.hidden"), ""));
        }
    }

    /** Wipes everything. */
    void forget() {
        background.cancel(KEY);
        synchronized (lock) {
            forgotten = true;
            if (made != null) {
                made.close();
                made = null;
            }
        }
        pieces.set(List.of());
        shares.set(List.of());
    }
}
