package org.kakehashi.ui.account;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Export;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.account.SeedWords;

/** Asks for three words of a seed, chosen by chance; right answers are remembered as a passed quiz. */
final class QuizViewModel implements AutoCloseable {

    static final int QUESTIONS = 3;

    private static final String KEY = "account.quiz";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Seed seed;
    private final Runnable onPassed;
    private final ReadOnlyObjectWrapper<List<Integer>> questions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable SeedWords words;

    QuizViewModel(Texts texts, Background background, Holdings holdings, Seed seed, Runnable onPassed) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.seed = seed;
        this.onPassed = onPassed;
    }

    /** Positions of the words asked for, from 0, in order; empty until the password was given. */
    ReadOnlyObjectProperty<List<Integer>> questionsProperty() {
        return questions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Takes the vault's password, wipes it, and asks the questions if it is right. */
    void begin(char[] password) {
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, _ -> {
                    try {
                        return holdings.accounts().exportWords(seed.id(), password);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .failed(failure -> {
                    busy.set(false);
                    if (!(failure instanceof UncheckedIOException)) {
                        throw new IllegalStateException(failure);
                    }
                    refused();
                })
                .start(export -> {
                    busy.set(false);
                    switch (export) {
                        case Export.Given<SeedWords>(SeedWords secret) -> ask(secret);
                        case Export.PasswordRefused<SeedWords> _, Export.NothingThere<SeedWords> _ -> refused();
                    }
                });
    }

    private void refused() {
        notice.set(Notice.danger(texts.get("account.export.wrong"), texts.get("account.export.wrong.text")));
    }

    private void ask(SeedWords secret) {
        words = secret;
        questions.set(new SecureRandom()
                .ints(0, secret.words().count())
                .distinct()
                .limit(QUESTIONS)
                .sorted()
                .boxed()
                .toList());
    }

    /** Compares the answers, which stand in the order of the questions. */
    void answer(List<String> answers) {
        SeedWords secret = words;
        if (secret == null) {
            return;
        }
        List<Integer> asked = questions.get();
        boolean right = answers.size() == asked.size();
        for (int i = 0; right && i < asked.size(); i++) {
            right = same(answers.get(i), secret.words().word(asked.get(i)));
        }
        if (!right) {
            notice.set(Notice.warning(texts.get("account.quiz.wrong"), texts.get("account.quiz.wrong.text")));
            return;
        }
        background
                .job(KEY, _ -> {
                    holdings.accounts().markBackedUp(seed.id());
                    return true;
                })
                .busy(busy::set)
                .start(_ -> {
                    close();
                    onPassed.run();
                });
    }

    private static boolean same(String typed, String word) {
        return plain(typed).equals(plain(word));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        SeedWords secret = words;
        words = null;
        if (secret != null) {
            secret.close();
        }
    }
}
