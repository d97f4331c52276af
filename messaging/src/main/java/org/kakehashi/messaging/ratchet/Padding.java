package org.kakehashi.messaging.ratchet;

import java.util.Arrays;
import java.util.Optional;

/** Hides the length of what is encrypted: the bytes, 0x80, zeros up to the next of a few sizes (ISO/IEC 7816-4). */
final class Padding {

    /** The most bytes that fit, so that the wrap stays below the 64 KiB that relays take. */
    static final int LONGEST = 16_383;

    private static final int[] BUCKETS = {256, 512, 1_024, 2_048, 4_096, 8_192, 12_288, 16_384};
    private static final byte END = (byte) 0x80;

    private Padding() {}

    static byte[] pad(byte[] text) {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("a message of " + text.length + " bytes");
        }
        int size = Arrays.stream(BUCKETS)
                .filter(bucket -> bucket > text.length)
                .findFirst()
                .orElseThrow();
        byte[] padded = Arrays.copyOf(text, size);
        padded[text.length] = END;
        return padded;
    }

    /** What was padded; empty when the size is not one of those or the end is not marked. */
    static Optional<byte[]> unpad(byte[] padded) {
        if (Arrays.binarySearch(BUCKETS, padded.length) < 0) {
            return Optional.empty();
        }
        int end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        return padded[end] == END ? Optional.of(Arrays.copyOf(padded, end)) : Optional.empty();
    }
}
