package org.kakehashi.messaging.conversation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into what is indexed: words where they are written apart, and overlapping pairs of characters where they are
 * not (Chinese, Japanese, Korean, Thai and their like), so that any part of a sentence is found.
 */
final class SearchWords {

    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.YI);

    private static final int MOST_TERMS = 16;
    private static final int PROLONGED_SOUND = 0x30FC;
    /** A character of private use marks the word that stands for a chat. */
    private static final char CHAT = '\uE0FF';

    private SearchWords() {}

    /** One run of a text: a word, or characters written without spaces. */
    private record Run(String text, boolean unspaced) {}

    /** The word that every message of a chat has in the index. */
    static String ofChat(long chat) {
        return CHAT + Long.toString(chat);
    }

    /** What is indexed for a message. */
    static String index(long chat, String text) {
        StringBuilder words = new StringBuilder(ofChat(chat));
        for (Run run : runs(text)) {
            if (run.unspaced) {
                pairs(run.text, true).forEach(pair -> words.append(' ').append(pair));
            } else {
                words.append(' ').append(run.text);
            }
        }
        return words.toString();
    }

    /** The FTS5 query for what somebody typed; empty when there is nothing to look for. */
    static String query(String typed) {
        List<String> terms = new ArrayList<>();
        for (Run run : runs(typed)) {
            if (terms.size() == MOST_TERMS) {
                break;
            }
            if (!run.unspaced) {
                terms.add('"' + run.text + "\"*");
            } else if (run.text.codePointCount(0, run.text.length()) == 1) {
                terms.add('"' + run.text + "\"*");
            } else {
                terms.add('"' + String.join(" ", pairs(run.text, false)) + '"');
            }
        }
        return String.join(" AND ", terms);
    }

    /** The runs of what somebody typed. */
    static List<String> terms(String typed) {
        return runs(typed).stream().map(Run::text).limit(MOST_TERMS).toList();
    }

    /** Overlapping pairs; {@code last}: with the last character alone, so that it too begins a word. */
    private static List<String> pairs(String run, boolean last) {
        int[] points = run.codePoints().toArray();
        List<String> pairs = new ArrayList<>(points.length);
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        if (last) {
            pairs.add(new String(points, points.length - 1, 1));
        }
        return pairs;
    }

    private static List<Run> runs(String text) {
        String folded = folded(text);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean unspaced = false;
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            boolean part = Character.isLetterOrDigit(point) || mark(point) || point == PROLONGED_SOUND;
            boolean pointUnspaced = part && (mark(point) && !run.isEmpty() ? unspaced : isUnspaced(point));
            if (!run.isEmpty() && (!part || pointUnspaced != unspaced)) {
                runs.add(new Run(run.toString(), unspaced));
                run.setLength(0);
            }
            if (part) {
                run.appendCodePoint(point);
                unspaced = pointUnspaced;
            }
        }
        if (!run.isEmpty()) {
            runs.add(new Run(run.toString(), unspaced));
        }
        return runs;
    }

    /** One form for wide and narrow, upper and lower case; no character of private use. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int point) {
        return point == PROLONGED_SOUND || UNSPACED.contains(UnicodeScript.of(point));
    }
}
