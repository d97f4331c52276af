package org.kakehashi.wallet.name;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes sequences and sets of code points. */
final class CodePoints {

    private CodePoints() {}

    /** A set written as hex ranges: {@code 61-7a,e4}; empty text is the empty set. */
    static BitSet set(String ranges) {
        BitSet set = new BitSet();
        if (ranges.isEmpty()) {
            return set;
        }
        for (String range : ranges.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16);
            set.set(first, last + 1);
        }
        return set;
    }

    /** A sequence written as hex numbers joined by full stops. */
    static int[] sequence(String text) {
        return Stream.of(text.split("\\.", -1))
                .mapToInt(each -> Integer.parseInt(each, 16))
                .toArray();
    }

    static int[] array(List<Integer> codePoints) {
        return codePoints.stream().mapToInt(Integer::intValue).toArray();
    }

    static String text(int[] codePoints) {
        return new String(codePoints, 0, codePoints.length);
    }
}
