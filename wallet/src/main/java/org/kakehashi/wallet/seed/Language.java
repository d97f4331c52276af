package org.kakehashi.wallet.seed;

import java.util.List;
import java.util.Locale;

/** The word lists that seed words come from: the ten of BIP-39 and two more that are met in the wild. */
public enum Language {
    /** English, the list every wallet knows. */
    ENGLISH("English", true),
    /** Japanese, in hiragana. */
    JAPANESE("日本語", true),
    /** Korean. */
    KOREAN("한국어", true),
    /** Spanish. */
    SPANISH("español", true),
    /** Chinese, simplified characters. */
    CHINESE_SIMPLIFIED("简体中文", true),
    /** Chinese, traditional characters. */
    CHINESE_TRADITIONAL("繁體中文", true),
    /** French. */
    FRENCH("français", true),
    /** Italian. */
    ITALIAN("italiano", true),
    /** Czech. */
    CZECH("čeština", true),
    /** Portuguese. */
    PORTUGUESE("português", true),
    /** Russian, not in BIP-39; read, not offered. */
    RUSSIAN("русский", false),
    /** Turkish, not in BIP-39; read, not offered. */
    TURKISH("Türkçe", false);

    private final String ownName;
    private final boolean inStandard;

    Language(String ownName, boolean inStandard) {
        this.ownName = ownName;
        this.inStandard = inStandard;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** Whether the list stands in BIP-39, so that new words may be made from it. */
    public boolean inStandard() {
        return inStandard;
    }

    /** The 2048 words in order, in Unicode form NFKD. */
    public List<String> words() {
        return WordList.of(this).words();
    }

    /**
     * Words that begin as typed, for completion while typing; letter case, Unicode form and, in Latin scripts, accents
     * do not matter.
     *
     * @param limit most words to give
     */
    public List<String> completions(String typed, int limit) {
        return WordList.of(this).completions(typed, limit);
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
