package org.kakehashi.wallet.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two numbers of an ECDSA signature as some devices and tools write them: DER, SEQUENCE of two INTEGERs.
 *
 * @param r first number, not yet judged
 * @param s second number, not yet judged
 */
public record DerSignature(BigInteger r, BigInteger s) {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LONGEST = 72;

    /** Reads strict DER: one way to write each pair, no negative or padded numbers, nothing behind; else empty. */
    public static Optional<DerSignature> read(byte[] bytes) {
        if (bytes.length < 8 || bytes.length > LONGEST || bytes[0] != SEQUENCE || bytes[1] != bytes.length - 2) {
            return Optional.empty();
        }
        Optional<byte[]> first = integer(bytes, 2);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int next = 4 + first.get().length;
        Optional<byte[]> second = integer(bytes, next);
        if (second.isEmpty() || next + 2 + second.get().length != bytes.length) {
            return Optional.empty();
        }
        return Optional.of(new DerSignature(new BigInteger(first.get()), new BigInteger(second.get())));
    }

    private static Optional<byte[]> integer(byte[] bytes, int at) {
        if (at + 3 > bytes.length || bytes[at] != INTEGER) {
            return Optional.empty();
        }
        int length = bytes[at + 1];
        if (length < 1 || length > 33 || at + 2 + length > bytes.length) {
            return Optional.empty();
        }
        byte[] number = Arrays.copyOfRange(bytes, at + 2, at + 2 + length);
        boolean negative = number[0] < 0;
        boolean padded = length > 1 && number[0] == 0 && number[1] >= 0;
        return negative || padded ? Optional.empty() : Optional.of(number);
    }
}
