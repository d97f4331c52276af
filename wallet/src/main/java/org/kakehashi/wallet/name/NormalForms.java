package org.kakehashi.wallet.name;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canonical decomposition and composition (UAX #15) by the tables of the same Unicode version as the name rules, which
 * may be newer than the Java platform's.
 */
final class NormalForms {

    private static final int HANGUL = 0xac00;
    private static final int LEADS = 0x1100;
    private static final int VOWELS = 0x1161;
    private static final int TAILS = 0x11a7;
    private static final int VOWEL_COUNT = 21;
    private static final int TAIL_COUNT = 28;
    private static final int LEAD_COUNT = 19;
    private static final int HANGUL_COUNT = LEAD_COUNT * VOWEL_COUNT * TAIL_COUNT;

    private final Map<Integer, Integer> ranks = new HashMap<>();
    private final Map<Integer, int[]> decompositions = new HashMap<>();
    private final Map<Long, Integer> compositions = new HashMap<>();

    /**
     * @param rankedSets the marks of each combining class, in order of class
     * @param exclusions what is decomposed but never composed
     */
    NormalForms(List<BitSet> rankedSets, BitSet exclusions, Map<Integer, int[]> decompositions) {
        for (int rank = 0; rank < rankedSets.size(); rank++) {
            int itsRank = rank + 1;
            rankedSets.get(rank).stream().forEach(mark -> ranks.put(mark, itsRank));
        }
        this.decompositions.putAll(decompositions);
        decompositions.forEach((composed, parts) -> {
            if (parts.length == 2 && !exclusions.get(composed)) {
                compositions.put(pair(parts[0], parts[1]), composed);
            }
        });
    }

    List<Integer> decomposed(List<Integer> codePoints) {
        List<Integer> out = new ArrayList<>();
        codePoints.forEach(each -> decompose(each, out));
        order(out);
        return out;
    }

    List<Integer> composed(List<Integer> codePoints) {
        List<Integer> parts = decomposed(codePoints);
        List<Integer> out = new ArrayList<>();
        int starter = -1;
        int lastRank = 0;
        for (int each : parts) {
            int rank = rank(each);
            boolean blocked = starter >= 0 && out.size() - 1 > starter && lastRank >= rank;
            Integer joined = starter < 0 || blocked ? null : compose(out.get(starter), each);
            if (joined != null) {
                out.set(starter, joined);
                continue;
            }
            out.add(each);
            lastRank = rank;
            if (rank == 0) {
                starter = out.size() - 1;
            }
        }
        return out;
    }

    private void decompose(int codePoint, List<Integer> out) {
        int syllable = codePoint - HANGUL;
        if (syllable >= 0 && syllable < HANGUL_COUNT) {
            out.add(LEADS + syllable / (VOWEL_COUNT * TAIL_COUNT));
            out.add(VOWELS + syllable / TAIL_COUNT % VOWEL_COUNT);
            if (syllable % TAIL_COUNT != 0) {
                out.add(TAILS + syllable % TAIL_COUNT);
            }
            return;
        }
        int[] parts = decompositions.get(codePoint);
        if (parts == null) {
            out.add(codePoint);
            return;
        }
        for (int part : parts) {
            decompose(part, out);
        }
    }

    /** Sorts each run of marks by class, keeping the order within a class. */
    private void order(List<Integer> codePoints) {
        for (int i = 1; i < codePoints.size(); i++) {
            int moving = codePoints.get(i);
            int rank = rank(moving);
            int j = i;
            while (rank > 0 && j > 0 && rank(codePoints.get(j - 1)) > rank) {
                codePoints.set(j, codePoints.get(j - 1));
                j--;
            }
            codePoints.set(j, moving);
        }
    }

    private int rank(int codePoint) {
        return ranks.getOrDefault(codePoint, 0);
    }

    @Nullable
    private Integer compose(int first, int second) {
        int lead = first - LEADS;
        int vowel = second - VOWELS;
        if (lead >= 0 && lead < LEAD_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) {
            return HANGUL + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT;
        }
        int syllable = first - HANGUL;
        int tail = second - TAILS;
        boolean open = syllable >= 0 && syllable < HANGUL_COUNT && syllable % TAIL_COUNT == 0;
        if (open && tail > 0 && tail < TAIL_COUNT) {
            return first + tail;
        }
        return compositions.get(pair(first, second));
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | second;
    }
}
