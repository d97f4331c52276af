package org.kakehashi.ui.welcome;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kakehashi.wallet.seed.Mnemonic;

/** Three words of the phrase that the person is asked for, to see that they were written down. */
final class Quiz {

    private static final int QUESTIONS = 3;

    private final List<Integer> positions;

    Quiz(int words) {
        this(words, new SecureRandom());
    }

    Quiz(int words, RandomGenerator random) {
        positions = random.ints(0, words)
                .distinct()
                .limit(QUESTIONS)
                .sorted()
                .boxed()
                .toList();
    }

    /** Positions from 0, in order. */
    List<Integer> positions() {
        return positions;
    }

    /** Which answers are wrong, by their place among the questions; letter case and Unicode form do not matter. */
    List<Integer> wrong(Mnemonic words, List<String> answers) {
        return IntStream.range(0, positions.size())
                .filter(i -> !plain(words.word(positions.get(i))).equals(plain(answers.get(i))))
                .boxed()
                .toList();
    }

    private static String plain(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }
}
