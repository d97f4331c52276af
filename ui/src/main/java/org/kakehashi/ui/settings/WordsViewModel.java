package org.kakehashi.ui.settings;

import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.account.Export;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.account.SeedWords;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;

/** Compares words typed from paper with those in the vault. */
final class WordsViewModel implements AutoCloseable {

    private static final String KEY = "settings.words";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Following following = new Following();
    private final ObservableList<Seed> seeds = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    WordsViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        following.follow(background, holdings.accounts()::listen, (AccountBook book) -> {
            List<Seed> now = book.seeds().stream()
                    .filter(seed -> seed.kind() == Seed.Kind.WORDS)
                    .toList();
            if (!now.equals(seeds)) {
                seeds.setAll(now);
            }
        });
    }

    ObservableList<Seed> seeds() {
        return seeds;
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Takes words and password, and wipes both. */
    void check(Seed seed, char[] typed, char[] password) {
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, _ -> {
                    try {
                        return compare(seed, typed, password);
                    } finally {
                        Arrays.fill(typed, '\0');
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .failed(failure -> {
                    busy.set(false);
                    if (!(failure instanceof UncheckedIOException)) {
                        throw new IllegalStateException(failure);
                    }
                    notice.set(wrongPassword());
                })
                .start(result -> {
                    busy.set(false);
                    notice.set(result);
                });
    }

    private Notice wrongPassword() {
        return Notice.danger(texts.get("account.export.wrong"), texts.get("settings.password.wrong.text"));
    }

    private Notice compare(Seed seed, char[] typed, char[] password) {
        if (!(Mnemonic.read(CharBuffer.wrap(typed)) instanceof MnemonicReading.Valid(Mnemonic given))) {
            return Notice.warning(texts.get("settings.words.unreadable"), texts.get("settings.words.unreadable.text"));
        }
        try (given) {
            return switch (holdings.accounts().exportWords(seed.id(), password)) {
                case Export.Given<SeedWords>(SeedWords kept) -> {
                    try (kept) {
                        yield verdict(seed, given, kept.words());
                    }
                }
                case Export.PasswordRefused<SeedWords> _, Export.NothingThere<SeedWords> _ -> wrongPassword();
            };
        }
    }

    private Notice verdict(Seed seed, Mnemonic given, Mnemonic kept) {
        char[] one = given.phrase();
        char[] other = kept.phrase();
        boolean same = Arrays.equals(one, other);
        Arrays.fill(one, '\0');
        Arrays.fill(other, '\0');
        String name = GuardedText.line(seed.name());
        if (!same) {
            return Notice.danger(texts.get("settings.words.bad", name), texts.get("settings.words.bad.text"));
        }
        holdings.accounts().markBackedUp(seed.id());
        return Notice.success(texts.get("settings.words.good"), texts.get("settings.words.good.text", name));
    }

    @Override
    public void close() {
        following.close();
    }
}
