package org.kakehashi.wallet.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads seed words in the way {@link Mnemonic#read} promises. */
final class MnemonicReader {

    /** More than 24 words of any list with ample spacing; a longer text is none. */
    private static final int LONGEST = 4096;

    private static final int MOST_WORDS = 64;
    private static final int SHOWN = 40;
    private static final int MOST_SUGGESTED = 5;

    private MnemonicReader() {}

    static MnemonicReading read(CharSequence text, @Nullable Language only) {
        List<String> typed = split(text);
        if (typed.size() > MOST_WORDS || text.length() > LONGEST) {
            return new MnemonicReading.WrongCount(typed.size());
        }
        List<Language> languages = only == null ? List.of(Language.values()) : List.of(only);
        Language best = languages.getFirst();
        int fewest = Integer.MAX_VALUE;
        @Nullable Language failing = null;
        for (Language language : languages) {
            List<String> words = separated(typed, language);
            int[] positions = positions(words, language);
            int unknown = (int) Arrays.stream(positions).filter(p -> p < 0).count();
            if (unknown < fewest) {
                fewest = unknown;
                best = language;
            }
            if (unknown == 0 && Mnemonic.COUNTS.contains(positions.length)) {
                if (Mnemonic.checksumHolds(positions)) {
                    return new MnemonicReading.Valid(new Mnemonic(language, positions));
                }
                failing = failing == null ? language : failing;
            }
            Arrays.fill(positions, 0);
        }
        return failing != null ? new MnemonicReading.BadChecksum(failing) : explain(separated(typed, best), best);
    }

    private static MnemonicReading explain(List<String> words, Language language) {
        List<MnemonicReading.UnknownWord> unknown = unknown(words, WordList.of(language));
        boolean mostlyKnown = unknown.size() * 2 <= words.size();
        if (!Mnemonic.COUNTS.contains(words.size()) && (unknown.isEmpty() || !mostlyKnown)) {
            return new MnemonicReading.WrongCount(words.size());
        }
        return new MnemonicReading.UnknownWords(language, unknown);
    }

    /** The words that a list lacks, the first few with listed words that look like them: the search takes its time. */
    private static List<MnemonicReading.UnknownWord> unknown(List<String> words, WordList list) {
        List<MnemonicReading.UnknownWord> unknown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (list.indexOf(word) < 0) {
                List<String> alike = unknown.size() < MOST_SUGGESTED ? list.suggestions(word) : List.of();
                unknown.add(new MnemonicReading.UnknownWord(i, shown(word), alike));
            }
        }
        return List.copyOf(unknown);
    }

    /** As much of a word as is told. */
    static String shown(String word) {
        return word.substring(0, Math.min(SHOWN, word.length()));
    }

    static List<String> lastWords(CharSequence text, Language language) {
        List<String> words = separated(split(text), language);
        int[] known = positions(words, language);
        if (!Mnemonic.COUNTS.contains(words.size() + 1) || Arrays.stream(known).anyMatch(p -> p < 0)) {
            return List.of();
        }
        int[] positions = Arrays.copyOf(known, known.length + 1);
        List<String> fitting = new ArrayList<>();
        for (int last = 0; last < language.words().size(); last++) {
            positions[known.length] = last;
            if (Mnemonic.checksumHolds(positions)) {
                fitting.add(language.words().get(last));
            }
        }
        Arrays.fill(known, 0);
        Arrays.fill(positions, 0);
        return List.copyOf(fitting);
    }

    private static int[] positions(List<String> words, Language language) {
        WordList list = WordList.of(language);
        return words.stream().mapToInt(list::indexOf).toArray();
    }

    /** Chinese words are single characters and are often written without blanks between. */
    private static List<String> separated(List<String> words, Language language) {
        if (language != Language.CHINESE_SIMPLIFIED && language != Language.CHINESE_TRADITIONAL) {
            return words;
        }
        return words.stream()
                .flatMap(word -> word.codePoints().mapToObj(Character::toString))
                .limit(MOST_WORDS + 1L)
                .toList();
    }

    /** What stands between blanks, numbers and punctuation, at most 65 words: no word of any list holds one of these. */
    static List<String> split(CharSequence text) {
        List<String> words = new ArrayList<>();
        int end = Math.min(text.length(), LONGEST);
        int start = -1;
        for (int i = 0; i <= end && words.size() <= MOST_WORDS; i++) {
            boolean blank = i == end || !belongsToWord(text.charAt(i));
            if (blank && start >= 0) {
                words.add(text.subSequence(start, i).toString());
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }

    /**
     * Whether a word may hold the character: only blanks, numbering and punctuation part words. Whatever else is not a
     * letter stays in its word, which is unknown then, so that the person is told: a damaged text is not put right.
     */
    static boolean belongsToWord(char c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> false;
            default -> !isBlank(c);
        };
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || c == '\u200b' || c == '\ufeff';
    }
}
