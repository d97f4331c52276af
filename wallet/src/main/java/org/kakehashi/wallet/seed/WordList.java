package org.kakehashi.wallet.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One list of words, with look-up that forgives what does not change the meaning. */
final class WordList {

    private static final Map<Language, WordList> LISTS = loadAll();
    private static final WordList SLIP39 = new WordList(load("slip39.txt"));
    private static final int SUGGESTIONS = 5;
    private static final int LONG_WORD = 5;

    private final List<String> words;
    private final List<String> folds;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    private WordList(List<String> words) {
        this.words = List.copyOf(words);
        this.folds = words.stream().map(WordList::fold).toList();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            exact.put(words.get(i), i);
            if (folded.put(folds.get(i), i) != null) {
                twice.add(folds.get(i));
            }
        }
        folded.keySet().removeAll(twice);
    }

    static WordList of(Language language) {
        WordList list = LISTS.get(language);
        if (list == null) {
            throw new IllegalStateException("no word list");
        }
        return list;
    }

    /** The 1024 words of SLIP-39. */
    static WordList slip39() {
        return SLIP39;
    }

    /** A list of the program's own from the resources beside this class, one word a line. */
    private static List<String> load(String fileName) {
        try (InputStream in = WordList.class.getResourceAsStream(fileName)) {
            if (in == null) {
                throw new IllegalStateException("missing word list " + fileName);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(WordList::canonical).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Language, WordList> loadAll() {
        Map<Language, WordList> lists = new HashMap<>();
        for (Language language : Language.values()) {
            lists.put(language, new WordList(load(language.fileName())));
        }
        return Map.copyOf(lists);
    }

    List<String> words() {
        return words;
    }

    /** Position of a word as typed, or -1. Accents may be missing where that leaves one word only. */
    int indexOf(String typed) {
        Integer index = exact.get(canonical(typed));
        if (index == null) {
            index = folded.get(fold(typed));
        }
        return index == null ? -1 : index;
    }

    List<String> completions(String typed, int limit) {
        String start = fold(typed.strip());
        return IntStream.range(0, words.size())
                .filter(i -> folds.get(i).startsWith(start))
                .limit(limit)
                .mapToObj(words::get)
                .toList();
    }

    /** Listed words that begin as typed or differ by a slip (two in longer words), nearest first. */
    List<String> suggestions(String typed) {
        String wanted = fold(typed);
        int farthest = wanted.length() < LONG_WORD ? 1 : 2;
        record Near(String word, int distance, boolean sameStart) {}
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String candidate = folds.get(i);
            boolean begins = wanted.length() >= 3 && candidate.startsWith(wanted);
            boolean nearInLength = Math.abs(wanted.length() - candidate.length()) <= farthest;
            int distance = begins ? 0 : nearInLength ? Slips.between(wanted, candidate) : Integer.MAX_VALUE;
            if (distance <= farthest && distance < wanted.length()) {
                near.add(new Near(words.get(i), distance, candidate.charAt(0) == wanted.charAt(0)));
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::sameStart, Comparator.reverseOrder()));
        return near.stream().limit(SUGGESTIONS).map(Near::word).toList();
    }

    /** The form that BIP-39 hashes: NFKD, and here lower case too. */
    static String canonical(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    }

    /** Canonical without accents; the marks of kana stay, because they make other syllables. */
    private static String fold(String word) {
        String plain = canonical(word);
        StringBuilder kept = new StringBuilder(plain.length());
        plain.chars()
                .filter(c -> c < 0x300 || c > 0x36f)
                .map(c -> c == 'ı' ? 'i' : c)
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
