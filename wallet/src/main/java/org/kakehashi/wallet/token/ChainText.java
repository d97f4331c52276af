package org.kakehashi.wallet.token;

import java.text.Normalizer;
import java.util.PrimitiveIterator;

/**
 * Makes short text from a chain (token names, symbols, error texts) fit to show: composed (NFC), one line, without
 * control, format and direction characters, unassigned and private characters, with at most two combining marks in a
 * row, and of bounded length. It stays untrusted: the result may still claim anything.
 */
public final class ChainText {

    private static final int INPUT_LIMIT = 4096;

    private ChainText() {}

    /**
     * The cleaned text; empty if nothing is left.
     *
     * @param limit most code points, the last of which is an ellipsis if the text was cut
     */
    public static String clean(String text, int limit) {
        String bounded = text.length() <= INPUT_LIMIT ? text : text.substring(0, INPUT_LIMIT);
        StringBuilder kept = new StringBuilder();
        int marks = 0;
        boolean gap = false;
        int count = 0;
        PrimitiveIterator.OfInt points =
                Normalizer.normalize(bounded, Normalizer.Form.NFC).codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                gap = count > 0;
                continue;
            }
            if (!showable(point)) {
                continue;
            }
            marks = combining(point) ? marks + 1 : 0;
            if (marks > 2) {
                continue;
            }
            if (count + (gap ? 2 : 1) > limit) {
                return cut(kept, count, limit);
            }
            if (gap) {
                kept.append(' ');
                count++;
                gap = false;
            }
            kept.appendCodePoint(point);
            count++;
        }
        return kept.toString();
    }

    private static String cut(StringBuilder kept, int count, int limit) {
        if (count >= limit && count > 0) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.append('…').toString();
    }

    private static boolean showable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean combining(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
