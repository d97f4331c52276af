package org.kakehashi.wallet.airgap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few forms of CBOR (RFC 8949) that these messages use, each in its shortest form. */
final class CborWriter {

    static final int NUMBER = 0;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CborWriter head(int major, long value) {
        int first = major << 5;
        if (value < 24) {
            out.write(first | (int) value);
            return this;
        }
        int size = value < 1 << 8 ? 0 : value < 1 << 16 ? 1 : value < 1L << 32 ? 2 : 3;
        out.write(first | 24 + size);
        for (int i = (1 << size) - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    CborWriter number(long value) {
        return head(NUMBER, value);
    }

    CborWriter bytes(byte[] value) {
        head(BYTES, value.length);
        out.writeBytes(value);
        return this;
    }

    CborWriter text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    CborWriter array(int size) {
        return head(ARRAY, size);
    }

    CborWriter map(int size) {
        return head(MAP, size);
    }

    CborWriter tag(long tag) {
        return head(TAG, tag);
    }

    CborWriter bool(boolean value) {
        out.write(value ? TRUE : FALSE);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
