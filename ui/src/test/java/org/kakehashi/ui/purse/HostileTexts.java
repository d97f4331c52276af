package org.kakehashi.ui.purse;

import java.util.Random;

/** Texts as nobody wants to receive them, the same for the same seed. */
public final class HostileTexts {

    private static final String[] SCRIPTS = {
        "abc xyz,.-",
        "אבגדהוזחט ",
        "ابتثجحخدذرز ",
        "กขคงจ้็่า",
        "कखगघङि्र ",
        "漢字かなカナ、。",
        "한국어 ",
        "éñöç",
        "🙂👩‍👩‍👧🏳️‍🌈🇯🇵👍🏽❤️",
        "\u202E\u202D\u2066\u2069\u200F",
        "\u0301\u0300\u0302\u0489",
        "\t\n\r\u0007",
        "*_~`>#[]() ",
        "\uD800\uDC00\uDBFF",
        "0123456789"
    };

    private final Random random;

    public HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** Mostly some words, now and then a tower, a wall or a flood. */
    public String next() {
        return switch (random.nextInt(40)) {
            case 0 -> "Z" + "\u0301".repeat(800);
            case 1 -> "a".repeat(5_000);
            case 2 -> "שלום עולם ".repeat(700);
            case 3 -> "\n".repeat(300);
            case 4 -> "**".repeat(900);
            case 5 -> "👍".repeat(1 + random.nextInt(6));
            case 6 ->
                "```\ncode\n```\n> quoted\n**bold _both_** ~~no~~ https://example.com/a_b_c?x=*y* nostr:npub1qqqq";
            case 7, 8, 9, 10, 11, 12 ->
                "A plain sentence of somebody who writes in English, number " + random.nextInt() + ".";
            case 13, 14, 15 -> "今日は天気がいいですね。散歩に行きませんか？";
            case 16 -> "مرحبا بالعالم، كيف حالك اليوم؟ ".repeat(1 + random.nextInt(12));
            default -> mixed();
        };
    }

    private String mixed() {
        var text = new StringBuilder();
        int runs = 1 + random.nextInt(8);
        for (int i = 0; i < runs; i++) {
            String script = SCRIPTS[random.nextInt(SCRIPTS.length)];
            int length = 1 + random.nextInt(24);
            for (int j = 0; j < length; j++) {
                int at = random.nextInt(script.length());
                text.append(random.nextInt(5) == 0 ? script.substring(at) : script.charAt(at));
            }
        }
        return text.toString();
    }
}
