package org.kakehashi.wallet.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One share of a secret in words (SLIP-39): 20 words for a secret of 16 bytes, 33
 * for 32, 59 for 64. {@link #close} wipes its
 * value.
 */
public final class Slip39Share implements AutoCloseable {

    private static final int[] GENERATOR = {
        0x00e0e040,
        0x01c1c080,
        0x03838100,
        0x07070200,
        0x0e0e0009,
        0x1c0c2412,
        0x38086c24,
        0x3090fc48,
        0x21b1f890,
        0x03f3f120
    };

    private static final int WORD = 10;
    private static final int HEADER_WORDS = 4;
    private static final int CHECKSUM_WORDS = 3;
    private static final int FEWEST_WORDS = 20;
    private static final int MOST_WORDS = 64;
    private static final int LONGEST_TEXT = 1024;

    private final Header header;
    private final byte[] value;

    Slip39Share(Header header, byte[] value) {
        this.header = header;
        this.value = value;
    }

    /**
     * What a share says about itself besides its value.
     *
     * @param identifier 15 bits, the same in all shares of a secret
     * @param extendable whether the passphrase is mixed in without the identifier
     * @param iterationExponent cost of the passphrase: 10000 · 2^exponent rounds
     * @param group number of its group, from 0
     * @param groupThreshold groups needed
     * @param groupCount groups in all
     * @param member number within its group, from 0
     * @param memberThreshold members of the group needed
     */
    public record Header(
            int identifier,
            boolean extendable,
            int iterationExponent,
            int group,
            int groupThreshold,
            int groupCount,
            int member,
            int memberThreshold) {}

    /** What became of text read as a share. */
    public sealed interface Reading {}

    /** A sound share; the caller closes it. */
    public record Valid(Slip39Share share) implements Reading {}

    /** Some words are not in the list; {@link #suggestions} tells what they may have been. */
    public record UnknownWords(List<Unknown> words) implements Reading {
        public UnknownWords {
            words = List.copyOf(words);
        }
    }

    /**
     * One word that the list does not know.
     *
     * @param index position, from 0
     * @param word as typed, at most 40 characters of it
     */
    public record Unknown(int index, String word) {}

    /** Too few or too many words, or a number that no secret gives. */
    public record WrongCount(int found) implements Reading {}

    /** Listed words that do not belong together: one is wrong, or two have changed places. */
    public record BadChecksum() implements Reading {}

    /** The checksum holds, but the share contradicts the standard, for example by more groups needed than made. */
    public record Forbidden() implements Reading {}

    /** Reads a share as typed or pasted; spacing and letter case do not matter. */
    public static Reading read(CharSequence text) {
        List<String> words = text.length() > LONGEST_TEXT ? List.of() : MnemonicReader.split(text);
        List<Unknown> unknown = unknown(words);
        boolean possible = words.size() >= FEWEST_WORDS && words.size() <= MOST_WORDS;
        if (!possible && unknown.size() * 2 >= words.size()) {
            return new WrongCount(words.size());
        }
        if (!unknown.isEmpty()) {
            return new UnknownWords(unknown);
        }
        int padding = (words.size() - HEADER_WORDS - CHECKSUM_WORDS) * WORD % 16;
        if (!possible || padding > 8) {
            return new WrongCount(words.size());
        }
        int[] positions = words.stream().mapToInt(WordList.slip39()::indexOf).toArray();
        try {
            boolean extendable = (positions[1] >> 4 & 1) == 1;
            return polymod(extendable, positions) == 1 ? parse(positions, padding) : new BadChecksum();
        } finally {
            Arrays.fill(positions, 0);
        }
    }

    private static List<Unknown> unknown(List<String> words) {
        List<Unknown> unknown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (WordList.slip39().indexOf(words.get(i)) < 0) {
                unknown.add(new Unknown(i, MnemonicReader.shown(words.get(i))));
            }
        }
        return unknown;
    }

    /** Listed words that look like a word, nearest first, at most five; the search takes its time. */
    public static List<String> suggestions(String word) {
        return WordList.slip39().suggestions(MnemonicReader.shown(word));
    }

    private static Reading parse(int[] words, int padding) {
        int rest = words[2] << WORD | words[3];
        Header header = new Header(
                words[0] << 5 | words[1] >> 5,
                (words[1] >> 4 & 1) == 1,
                words[1] & 15,
                rest >> 16,
                (rest >> 12 & 15) + 1,
                (rest >> 8 & 15) + 1,
                rest >> 4 & 15,
                (rest & 15) + 1);
        int valueWords = words.length - HEADER_WORDS - CHECKSUM_WORDS;
        byte[] value = new byte[(valueWords * WORD - padding) / 8];
        for (int i = 0; i < valueWords * WORD; i++) {
            int bit = words[HEADER_WORDS + i / WORD] >> (WORD - 1 - i % WORD) & 1;
            if (i < padding && bit != 0) {
                return new Forbidden();
            }
            if (i >= padding) {
                value[(i - padding) / 8] |= (byte) (bit << (7 - (i - padding) % 8));
            }
        }
        boolean groupsFit = header.groupThreshold() <= header.groupCount() && header.group() < header.groupCount();
        return groupsFit ? new Valid(new Slip39Share(header, value)) : new Forbidden();
    }

    /**
     * Words of the list that begin as typed, for completion while typing.
     *
     * @param limit most words to give
     */
    public static List<String> completions(String typed, int limit) {
        return WordList.slip39().completions(typed, limit);
    }

    /** What the share says about itself. */
    public Header header() {
        return header;
    }

    /** Number of bytes in the secret, 16 or more, even. */
    public int secretLength() {
        return value.length;
    }

    /** The words, joined by single blanks; the caller wipes them. */
    public char[] words() {
        int valueWords = (value.length * 8 + WORD - 1) / WORD;
        int padding = valueWords * WORD - value.length * 8;
        int[] words = new int[HEADER_WORDS + valueWords + CHECKSUM_WORDS];
        words[0] = header.identifier() >> 5;
        words[1] = (header.identifier() & 31) << 5 | (header.extendable() ? 16 : 0) | header.iterationExponent();
        int rest = header.group() << 16
                | (header.groupThreshold() - 1) << 12
                | (header.groupCount() - 1) << 8
                | header.member() << 4
                | (header.memberThreshold() - 1);
        words[2] = rest >> WORD;
        words[3] = rest & 1023;
        for (int i = 0; i < value.length * 8; i++) {
            int bit = value[i / 8] >> (7 - i % 8) & 1;
            words[HEADER_WORDS + (i + padding) / WORD] |= bit << (WORD - 1 - (i + padding) % WORD);
        }
        int sum = polymod(header.extendable(), words) ^ 1;
        for (int i = 0; i < CHECKSUM_WORDS; i++) {
            words[words.length - CHECKSUM_WORDS + i] = sum >> (WORD * (CHECKSUM_WORDS - 1 - i)) & 1023;
        }
        char[] text = joined(words);
        Arrays.fill(words, 0);
        return text;
    }

    private static char[] joined(int[] positions) {
        List<String> list = WordList.slip39().words();
        int length = positions.length - 1;
        for (int position : positions) {
            length += list.get(position).length();
        }
        char[] text = new char[length];
        int at = 0;
        for (int i = 0; i < positions.length; i++) {
            if (i > 0) {
                text[at++] = ' ';
            }
            String word = list.get(positions[i]);
            word.getChars(0, word.length(), text, at);
            at += word.length();
        }
        return text;
    }

    byte[] value() {
        return value;
    }

    /** Wipes the value. */
    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }

    /** Says which share this is, not what it holds. */
    @Override
    public String toString() {
        return "Slip39Share[group " + header.group() + ", member " + header.member() + ", hidden]";
    }

    /** The Reed-Solomon checksum RS1024 over a label and the words. */
    private static int polymod(boolean extendable, int[] words) {
        int sum = 1;
        String label = extendable ? "shamir_extendable" : "shamir";
        for (int i = 0; i < label.length(); i++) {
            sum = step(sum, label.charAt(i));
        }
        for (int word : words) {
            sum = step(sum, word);
        }
        return sum;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 20;
        int next = ((sum & 0xfffff) << WORD) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
