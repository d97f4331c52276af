package org.kakehashi.wallet.airgap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the few forms of CBOR (RFC 8949) that these messages use; anything else, or any longer form, is refused. */
final class CborReader {

    private final byte[] input;
    private int position;

    CborReader(byte[] input) {
        this.input = input;
    }

    boolean atEnd() {
        return position == input.length;
    }

    long number() throws AirgapException {
        return head(CborWriter.NUMBER);
    }

    byte[] bytes() throws AirgapException {
        return take(head(CborWriter.BYTES));
    }

    String text() throws AirgapException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(take(head(CborWriter.TEXT))))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AirgapException("Text that is not UTF-8");
        }
    }

    int array() throws AirgapException {
        return size(head(CborWriter.ARRAY));
    }

    int map() throws AirgapException {
        return size(head(CborWriter.MAP));
    }

    void tag(long expected) throws AirgapException {
        if (head(CborWriter.TAG) != expected) {
            throw new AirgapException("Another tag than " + expected);
        }
    }

    boolean bool() throws AirgapException {
        int value = next();
        if (value != CborWriter.TRUE && value != CborWriter.FALSE) {
            throw new AirgapException("Neither true nor false");
        }
        return value == CborWriter.TRUE;
    }

    private long head(int major) throws AirgapException {
        int first = next();
        if (first >> 5 != major) {
            throw new AirgapException("Something else where kind " + major + " belongs");
        }
        int info = first & 0x1f;
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new AirgapException("An open-ended item");
        }
        int size = 1 << (info - 24);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | next();
        }
        long least = size == 1 ? 24 : 1L << (4 * size);
        if (value < least) {
            throw new AirgapException("A number in a needlessly long form, or too large");
        }
        return value;
    }

    private int next() throws AirgapException {
        if (position >= input.length) {
            throw new AirgapException("The message ends too early");
        }
        return input[position++] & 0xff;
    }

    private int size(long value) throws AirgapException {
        if (value > input.length - position) {
            throw new AirgapException("More items than what is left");
        }
        return (int) value;
    }

    private byte[] take(long length) throws AirgapException {
        if (length > input.length - position) {
            throw new AirgapException("An item longer than what is left");
        }
        position += (int) length;
        return Arrays.copyOfRange(input, position - (int) length, position);
    }
}
