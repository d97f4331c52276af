package org.kakehashi.wallet.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MnemonicTest {

    private static final String LEGAL = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource
    void everyLanguageAndCountGoesRound(Language language) {
        assertEquals(2048, new HashSet<>(language.words()).size());
        for (int count : List.of(12, 15, 18, 21, 24)) {
            try (Mnemonic made = Mnemonic.generate(language, count, random)) {
                assertEquals(count, made.count());
                for (Normalizer.Form form : Normalizer.Form.values()) {
                    String text = Normalizer.normalize(CharBuffer.wrap(made.phrase()), form);
                    assertSame(made, Mnemonic.read(text, language));
                    assertSame(made, Mnemonic.read(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), language));
                }
                try (Mnemonic again = Mnemonic.ofEntropy(language, made.entropy())) {
                    assertArrayEquals(made.phrase(), again.phrase());
                }
            }
        }
    }

    @Test
    void spacingOfEveryKindIsRepaired() {
        char[] expected = LEGAL.toCharArray();
        for (String text : List.of(
                "  " + LEGAL + "  ",
                LEGAL.replace(" ", "  "),
                LEGAL.replace(' ', '\n'),
                LEGAL.replace(" ", "\r\n"),
                LEGAL.replace(' ', '\t'),
                LEGAL.replace(' ', '\u00a0'),
                LEGAL.replace(' ', '\u3000'),
                LEGAL.replace(' ', '\u2009'),
                "\ufeff" + LEGAL + "\u200b",
                LEGAL.toUpperCase(Locale.ROOT),
                "Legal" + LEGAL.substring(5))) {
            try (Mnemonic read = valid(Mnemonic.read(text))) {
                assertArrayEquals(expected, read.phrase());
                assertEquals(Language.ENGLISH, read.language());
            }
        }
    }

    @Test
    void numberingAndPunctuationAreDropped() {
        String[] words = LEGAL.split(" ");
        List<String> texts = new ArrayList<>(List.of(
                LEGAL.replace(" ", ", "),
                LEGAL.replace(" ", ","),
                LEGAL + ".",
                "\"" + LEGAL + "\"",
                LEGAL.replace(" ", " / "),
                LEGAL.replace(" ", "、")));
        for (String form :
                List.of("%d. %s ", "%d.%s\n", "%d) %s\r\n", "%d %s,\n", "(%02d) %s; ", "#%d: %s\t", "%d\n%s\n")) {
            StringBuilder numbered = new StringBuilder();
            for (int i = 0; i < words.length; i++) {
                numbered.append(form.formatted(i + 1, words[i]));
            }
            texts.add(numbered.toString());
        }
        for (String text : texts) {
            try (Mnemonic read = valid(Mnemonic.read(text))) {
                assertArrayEquals(LEGAL.toCharArray(), read.phrase(), text);
            }
        }
        assertTrue(Mnemonic.lastWords("1. " + LEGAL.replace(" ", ", 2. ").replace(", 2. yellow", ","), Language.ENGLISH)
                .contains("yellow"));
    }

    @Test
    void whatIsNeitherNumberingNorPunctuationIsNotDropped() {
        for (String damage : List.of("\u0000", "\ufffd", "\u202e", "\ue000", "|", "\u00ad")) {
            String text = LEGAL.replaceFirst(" ", " " + damage);
            assertInstanceOf(MnemonicReading.UnknownWords.class, Mnemonic.read(text), damage);
        }
    }

    @Test
    void numberingDoesNotHideAWrongWord() {
        String text = "1. " + LEGAL.replace(" ", "\n2. ").replace("wave", "wafe");
        MnemonicReading.UnknownWords unknown =
                assertInstanceOf(MnemonicReading.UnknownWords.class, Mnemonic.read(text));
        assertEquals("wafe", unknown.words().getFirst().word());
        assertEquals(4, unknown.words().getFirst().index());
        assertEquals(1, unknown.words().size());
    }

    @Test
    void accentsMayBeMissing() {
        for (Language language : List.of(Language.FRENCH, Language.SPANISH, Language.PORTUGUESE)) {
            try (Mnemonic made = Mnemonic.generate(language, 24, random)) {
                String bare = new String(made.phrase()).replaceAll("\\p{Mn}", "");
                assertSame(made, Mnemonic.read(bare, language));
            }
        }
    }

    @Test
    void chineseWithoutBlanks() {
        for (Language language : List.of(Language.CHINESE_SIMPLIFIED, Language.CHINESE_TRADITIONAL)) {
            try (Mnemonic made = Mnemonic.generate(language, 12, random)) {
                assertSame(made, Mnemonic.read(new String(made.phrase()).replace(" ", ""), language));
            }
        }
    }

    @Test
    void slipsAreNamedWithSuggestions() {
        MnemonicReading.UnknownWords slips = assertInstanceOf(
                MnemonicReading.UnknownWords.class,
                Mnemonic.read(LEGAL.replace("sausage", "sasuage").replace("yellow", "yelow")));
        assertEquals(Language.ENGLISH, slips.language());
        assertEquals(
                List.of(5, 11),
                slips.words().stream().map(MnemonicReading.UnknownWord::index).toList());
        assertEquals("sausage", slips.words().getFirst().suggestions().getFirst());
        assertEquals("yellow", slips.words().getLast().suggestions().getFirst());
    }

    @Test
    void beginningOfAWordSuggestsIt() {
        MnemonicReading.UnknownWords slips =
                assertInstanceOf(MnemonicReading.UnknownWords.class, Mnemonic.read(LEGAL.replace("sausage", "saus")));
        assertEquals(List.of("sausage"), slips.words().getFirst().suggestions());
    }

    @Test
    void refusals() {
        assertEquals(new MnemonicReading.WrongCount(0), Mnemonic.read(""));
        assertEquals(new MnemonicReading.WrongCount(0), Mnemonic.read(" \n "));
        assertEquals(new MnemonicReading.WrongCount(11), Mnemonic.read(LEGAL.substring(0, LEGAL.lastIndexOf(' '))));
        assertEquals(new MnemonicReading.WrongCount(13), Mnemonic.read(LEGAL + " yellow"));
        assertEquals(new MnemonicReading.BadChecksum(Language.ENGLISH), Mnemonic.read(LEGAL.replace("yellow", "year")));
        assertEquals(new MnemonicReading.WrongCount(65), Mnemonic.read("zoo ".repeat(100_000)));
        assertInstanceOf(MnemonicReading.WrongCount.class, Mnemonic.read("x".repeat(1_000_000)));
        assertInstanceOf(MnemonicReading.WrongCount.class, Mnemonic.read(LEGAL + " ".repeat(5000) + LEGAL));
    }

    @Test
    void aWordOfAnotherLanguageIsUnknown() {
        MnemonicReading reading = Mnemonic.read(LEGAL.replace("sausage", "abaco"));
        assertEquals(
                5,
                assertInstanceOf(MnemonicReading.UnknownWords.class, reading)
                        .words()
                        .getFirst()
                        .index());
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 15, 18, 21, 24})
    void lastWordsAreExactlyThoseThatFit(int count) {
        try (Mnemonic made = Mnemonic.generate(Language.ENGLISH, count, random)) {
            String phrase = new String(made.phrase());
            String first = phrase.substring(0, phrase.lastIndexOf(' '));
            List<String> last = Mnemonic.lastWords(first, Language.ENGLISH);
            assertEquals(1 << (11 - count / 3), last.size());
            assertTrue(last.contains(made.word(count - 1)));
            for (String word : List.of(last.getFirst(), last.getLast())) {
                assertInstanceOf(MnemonicReading.Valid.class, Mnemonic.read(first + " " + word));
            }
            assertEquals(List.of(), Mnemonic.lastWords(phrase, Language.ENGLISH));
            assertEquals(List.of(), Mnemonic.lastWords("qqq " + first.substring(first.indexOf(' ')), Language.ENGLISH));
        }
    }

    @Test
    void completionsWhileTyping() {
        assertEquals(List.of("zebra", "zero", "zone", "zoo"), Language.ENGLISH.completions("Z", 10));
        assertEquals(List.of("zebra", "zero"), Language.ENGLISH.completions("ze", 10));
        assertEquals(2, Language.ENGLISH.completions("a", 2).size());
        assertEquals(List.of(), Language.ENGLISH.completions("zzz", 10));
        String accented = Language.FRENCH.completions("eleph", 3).getFirst();
        assertEquals("éléphant", Normalizer.normalize(accented, Normalizer.Form.NFC));
    }

    @Test
    void passphraseChangesTheSeedWhateverItsUnicodeForm() {
        try (Mnemonic words = valid(Mnemonic.read(LEGAL))) {
            byte[] composed = words.seed("caf\u00e9".toCharArray());
            assertArrayEquals(composed, words.seed("cafe\u0301".toCharArray()));
            assertFalse(java.util.Arrays.equals(composed, words.seed(new char[0])));
            assertFalse(java.util.Arrays.equals(composed, words.seed("cafe".toCharArray())));
        }
    }

    @Test
    void wipedWordsAreGone() {
        Mnemonic words = valid(Mnemonic.read(LEGAL));
        assertFalse(words.toString().contains("legal"));
        words.close();
        assertThrows(IllegalStateException.class, words::phrase);
        assertThrows(IllegalStateException.class, words::entropy);
        assertThrows(IllegalStateException.class, () -> words.word(0));
        assertThrows(IllegalStateException.class, () -> words.seed(new char[0]));
    }

    @Test
    void programErrorsThrow() {
        assertThrows(IllegalArgumentException.class, () -> Mnemonic.generate(Language.ENGLISH, 13, random));
        assertThrows(IllegalArgumentException.class, () -> Mnemonic.ofEntropy(Language.ENGLISH, new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> Mnemonic.ofEntropy(Language.ENGLISH, new byte[36]));
    }

    private static Mnemonic valid(MnemonicReading reading) {
        return assertInstanceOf(MnemonicReading.Valid.class, reading).mnemonic();
    }

    private static void assertSame(Mnemonic expected, MnemonicReading reading) {
        try (Mnemonic read = valid(reading)) {
            assertArrayEquals(expected.entropy(), read.entropy());
            assertEquals(expected.language(), read.language());
        }
    }
}
