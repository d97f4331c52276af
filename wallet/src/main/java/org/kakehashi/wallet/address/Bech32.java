package org.kakehashi.wallet.address;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Bech32 text (BIP-173, checksum constant 1; not bech32m): prefix, the separator {@code 1}, the bytes in groups of five
 * bits, and six characters of checksum. At most 90 characters.
 */
public final class Bech32 {

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 90;
    private static final int CONSTANT = 1;
    private static final int BECH32M_CONSTANT = 0x2bc830a3;

    private Bech32() {}

    /** What became of a text that was read as bech32. */
    public sealed interface Decoded {}

    /** A sound text: its prefix in lower case and its payload. */
    public record Sound(String hrp, byte[] payload) implements Decoded {}

    /** The text has the shape of bech32, but its checksum does not hold: something was mistyped or cut. */
    public record WrongChecksum(String hrp, boolean holdsAsBech32m) implements Decoded {}

    /** Capitals and small letters in one text, which BIP-173 forbids. */
    public record MixedCase() implements Decoded {}

    /** The checksum holds, but the groups do not form whole bytes with zero padding. */
    public record WrongPadding(String hrp) implements Decoded {}

    /** A character that the alphabet lacks. */
    public record WrongCharacter(int index) implements Decoded {}

    /** No separator, too long, or too short to be bech32. */
    public record NotBech32() implements Decoded {}

    /**
     * Writes bytes as bech32 in lower case.
     *
     * @throws IllegalArgumentException if the prefix is not 1 to 83 characters of visible lower-case ASCII, or the text
     *     would pass 90 characters
     */
    public static String encode(String hrp, byte[] payload) {
        if (!isPrefix(hrp)) {
            throw new IllegalArgumentException("not a bech32 prefix");
        }
        byte[] groups = toGroups(payload);
        if (hrp.length() + 1 + groups.length + CHECKSUM > LONGEST) {
            throw new IllegalArgumentException("too long for bech32");
        }
        int sum = polymod(hrp, groups, new byte[CHECKSUM]) ^ CONSTANT;
        StringBuilder text = new StringBuilder(hrp).append('1');
        for (byte group : groups) {
            text.append(ALPHABET.charAt(group));
        }
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(ALPHABET.charAt((sum >> (5 * (CHECKSUM - 1 - i))) & 31));
        }
        return text.toString();
    }

    /** Reads bech32 text written wholly in lower or wholly in upper case. */
    public static Decoded decode(String text) {
        int separator = text.lastIndexOf('1');
        if (text.length() > LONGEST || separator < 1 || separator + 1 + CHECKSUM > text.length()) {
            return new NotBech32();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return new MixedCase();
        }
        String hrp = lower.substring(0, separator);
        if (!isPrefix(hrp)) {
            return new NotBech32();
        }
        byte[] groups = new byte[lower.length() - separator - 1];
        for (int i = 0; i < groups.length; i++) {
            int value = ALPHABET.indexOf(lower.charAt(separator + 1 + i));
            if (value < 0) {
                return new WrongCharacter(separator + 1 + i);
            }
            groups[i] = (byte) value;
        }
        int sum = polymod(hrp, groups, new byte[0]);
        if (sum != CONSTANT) {
            return new WrongChecksum(hrp, sum == BECH32M_CONSTANT);
        }
        return toBytes(hrp, Arrays.copyOf(groups, groups.length - CHECKSUM));
    }

    /** Whether a text may stand as a prefix: 1 to 83 visible ASCII characters without capitals. */
    public static boolean isPrefix(String hrp) {
        return !hrp.isEmpty()
                && hrp.length() <= 83
                && hrp.chars().allMatch(c -> c >= 33 && c <= 126 && (c < 'A' || c > 'Z'));
    }

    private static byte[] toGroups(byte[] payload) {
        ByteArrayOutputStream groups = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (byte b : payload) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                groups.write((held >> bits) & 31);
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            groups.write((held << (5 - bits)) & 31);
        }
        return groups.toByteArray();
    }

    private static Decoded toBytes(String hrp, byte[] groups) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (byte group : groups) {
            held = (held << 5) | group;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((held >> bits) & 0xff);
            }
            held &= (1 << bits) - 1;
        }
        return bits >= 5 || held != 0 ? new WrongPadding(hrp) : new Sound(hrp, bytes.toByteArray());
    }

    private static int polymod(String hrp, byte[] groups, byte[] tail) {
        int sum = 1;
        for (int i = 0; i < hrp.length(); i++) {
            sum = step(sum, hrp.charAt(i) >> 5);
        }
        sum = step(sum, 0);
        for (int i = 0; i < hrp.length(); i++) {
            sum = step(sum, hrp.charAt(i) & 31);
        }
        for (byte group : groups) {
            sum = step(sum, group);
        }
        for (byte group : tail) {
            sum = step(sum, group);
        }
        return sum;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = ((sum & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if (((top >> i) & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
