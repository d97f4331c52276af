package org.kakehashi.ui.text;

import java.util.Locale;

/** The languages the program speaks, each complete. */
public enum Language {
    EN("English", Locale.ENGLISH, ""),
    JA("日本語", Locale.JAPANESE, "_ja"),
    ZH_HANS("简体中文", Locale.forLanguageTag("zh-Hans"), "_zh_Hans"),
    ZH_HANT("繁體中文", Locale.forLanguageTag("zh-Hant"), "_zh_Hant");

    private final String ownName;
    private final Locale locale;
    private final String suffix;

    Language(String ownName, Locale locale, String suffix) {
        this.ownName = ownName;
        this.locale = locale;
        this.suffix = suffix;
    }

    /** The language's name in itself: what a person looks for who cannot read the present one. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** BCP 47, as in settings and on the command line. */
    public String tag() {
        return locale.toLanguageTag();
    }

    String suffix() {
        return suffix;
    }

    /** The nearest language we have; English where there is none. */
    public static Language nearest(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "ja" -> JA;
            case "zh" -> isTraditional(wanted) ? ZH_HANT : ZH_HANS;
            default -> EN;
        };
    }

    /** Reads a tag such as {@code zh-Hant} or {@code ja-JP}. */
    public static Language ofTag(String tag) {
        return nearest(Locale.forLanguageTag(tag));
    }

    private static boolean isTraditional(Locale wanted) {
        return switch (wanted.getScript()) {
            case "Hant" -> true;
            case "Hans" -> false;
            default ->
                switch (wanted.getCountry()) {
                    case "TW", "HK", "MO" -> true;
                    default -> false;
                };
        };
    }
}
