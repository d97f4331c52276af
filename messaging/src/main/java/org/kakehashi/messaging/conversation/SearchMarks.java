package org.kakehashi.messaging.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where what was looked for stands in a text. */
final class SearchMarks {

    private static final int MOST = 100;

    private SearchMarks() {}

    static List<int[]> of(String typed, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<int[]> marks = new ArrayList<>();
        if (lower.length() != text.length()) {
            return marks;
        }
        for (String term : SearchWords.terms(typed)) {
            for (int at = lower.indexOf(term); at >= 0 && marks.size() < MOST; at = lower.indexOf(term, at + 1)) {
                marks.add(new int[] {at, at + term.length()});
            }
        }
        marks.sort(Comparator.comparingInt(mark -> mark[0]));
        return marks;
    }
}
