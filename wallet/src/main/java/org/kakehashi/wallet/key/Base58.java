package org.kakehashi.wallet.key;

import java.util.Arrays;
import java.util.Optional;
import org.kakehashi.wallet.hash.Hash;

/** Base58 with the four-byte checksum of Bitcoin (first bytes of a double SHA-256). */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LONGEST = 256;
    private static final int CHECKSUM = 4;

    private Base58() {}

    /** The text of bytes with their checksum; the caller wipes what is secret. */
    static char[] encodeChecked(byte[] bytes) {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + CHECKSUM);
        System.arraycopy(Hash.sha256(Hash.sha256(bytes)), 0, whole, bytes.length, CHECKSUM);
        char[] out = new char[whole.length * 2];
        int at = out.length;
        int zeros = 0;
        while (zeros < whole.length && whole[zeros] == 0) {
            zeros++;
        }
        int start = zeros;
        while (start < whole.length) {
            out[--at] = ALPHABET.charAt(divide(whole, start, 256, 58));
            if (whole[start] == 0) {
                start++;
            }
        }
        while (at < out.length && out[at] == ALPHABET.charAt(0)) {
            at++;
        }
        for (int i = 0; i < zeros; i++) {
            out[--at] = ALPHABET.charAt(0);
        }
        char[] text = Arrays.copyOfRange(out, at, out.length);
        Arrays.fill(out, '\0');
        return text;
    }

    /** The bytes before the checksum; empty if a character is foreign or the checksum does not hold. */
    static Optional<byte[]> decodeChecked(CharSequence text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < digits.length; i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            digits[i] = (byte) value;
        }
        byte[] whole = toBytes(digits);
        if (whole.length < CHECKSUM) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(whole, whole.length - CHECKSUM);
        byte[] sum = Arrays.copyOf(Hash.sha256(Hash.sha256(bytes)), CHECKSUM);
        boolean holds = Arrays.equals(sum, Arrays.copyOfRange(whole, bytes.length, whole.length));
        Arrays.fill(whole, (byte) 0);
        return holds ? Optional.of(bytes) : Optional.empty();
    }

    private static byte[] toBytes(byte[] digits) {
        int zeros = 0;
        while (zeros < digits.length && digits[zeros] == 0) {
            zeros++;
        }
        byte[] out = new byte[digits.length];
        int at = out.length;
        int start = zeros;
        while (start < digits.length) {
            out[--at] = (byte) divide(digits, start, 58, 256);
            if (digits[start] == 0) {
                start++;
            }
        }
        while (at < out.length && out[at] == 0) {
            at++;
        }
        byte[] bytes = Arrays.copyOfRange(out, at - zeros, out.length);
        Arrays.fill(out, (byte) 0);
        Arrays.fill(digits, (byte) 0);
        return bytes;
    }

    /** Divides a number in place, most significant digit first, and gives the remainder. */
    private static int divide(byte[] number, int from, int base, int divisor) {
        int remainder = 0;
        for (int i = from; i < number.length; i++) {
            int value = remainder * base + (number[i] & 0xff);
            number[i] = (byte) (value / divisor);
            remainder = value % divisor;
        }
        return remainder;
    }
}
