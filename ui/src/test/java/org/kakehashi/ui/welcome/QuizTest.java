package org.kakehashi.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;

class QuizTest {

    @Test
    void threeDifferentWordsAreAskedInOrder() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            List<Integer> asked = new Quiz(24, random).positions();
            assertEquals(3, asked.size());
            assertTrue(asked.get(0) < asked.get(1) && asked.get(1) < asked.get(2) && asked.get(2) < 24);
        }
    }

    @Test
    void formAndCaseDoNotMatterButTheWordDoes() {
        for (Language language : List.of(Language.ENGLISH, Language.JAPANESE, Language.FRENCH)) {
            try (Mnemonic words = Mnemonic.ofEntropy(language, new byte[16])) {
                var quiz = new Quiz(12, new Random(7));
                List<String> right = quiz.positions().stream()
                        .map(position -> " " + Normalizer.normalize(words.word(position), Normalizer.Form.NFC) + " ")
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .toList();
                assertEquals(List.of(), quiz.wrong(words, right));
                assertEquals(List.of(1), quiz.wrong(words, List.of(right.get(0), "else", right.get(2))));
            }
        }
    }
}
