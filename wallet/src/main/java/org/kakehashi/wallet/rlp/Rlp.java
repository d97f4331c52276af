package org.kakehashi.wallet.rlp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recursive Length Prefix (Ethereum yellow paper, appendix B). Reading accepts only the form that writing makes: the
 * shortest length form, a single byte below 0x80 as itself, every list filled exactly, nothing behind the item. Depth
 * and size are bounded, so no input can exhaust stack or memory.
 */
public final class Rlp {

    /** The longest input that is read, in bytes. */
    public static final int LARGEST_INPUT = 1024 * 1024;

    /** The deepest nesting of lists that is read. */
    public static final int DEEPEST_NESTING = 64;

    /** The most items, lists and strings together, that are read. */
    public static final int MOST_ITEMS = 100_000;

    private static final int SHORT_STRING = 0x80;
    private static final int LONG_STRING = 0xb7;
    private static final int SHORT_LIST = 0xc0;
    private static final int LONG_LIST = 0xf7;
    private static final int LONGEST_SHORT = 55;

    private final byte[] input;
    private int position;
    private int itemsRead;

    private Rlp(byte[] input) {
        this.input = input;
    }

    /** The bytes that stand for an item. */
    public static byte[] encode(RlpItem item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(item, out);
        return out.toByteArray();
    }

    private static void write(RlpItem item, ByteArrayOutputStream out) {
        switch (item) {
            case Bytes bytes -> {
                if (bytes.size() != 1 || bytes.at(0) >= SHORT_STRING) {
                    writeLength(bytes.size(), SHORT_STRING, out);
                }
                out.writeBytes(bytes.toArray());
            }
            case RlpList list -> {
                ByteArrayOutputStream inner = new ByteArrayOutputStream();
                list.items().forEach(each -> write(each, inner));
                writeLength(inner.size(), SHORT_LIST, out);
                out.writeBytes(inner.toByteArray());
            }
        }
    }

    private static void writeLength(int length, int offset, ByteArrayOutputStream out) {
        if (length <= LONGEST_SHORT) {
            out.write(offset + length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(offset + LONGEST_SHORT + bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }

    /**
     * The one item that these bytes stand for.
     *
     * @throws RlpException when they are not exactly one item in canonical form, or too long or too deep
     */
    public static RlpItem decode(byte[] bytes) throws RlpException {
        if (bytes.length > LARGEST_INPUT) {
            throw new RlpException("More than " + LARGEST_INPUT + " bytes");
        }
        Rlp reader = new Rlp(bytes.clone());
        RlpItem item = reader.item(bytes.length, 0);
        if (reader.position != bytes.length) {
            throw new RlpException("Bytes behind the item");
        }
        return item;
    }

    /**
     * The one list that these bytes stand for.
     *
     * @throws RlpException as {@link #decode}, or when they stand for a string
     */
    public static RlpList decodeList(byte[] bytes) throws RlpException {
        if (decode(bytes) instanceof RlpList list) {
            return list;
        }
        throw new RlpException("A string where a list belongs");
    }

    private RlpItem item(int end, int depth) throws RlpException {
        if (position >= end) {
            throw new RlpException("Nothing where an item belongs");
        }
        if (depth > DEEPEST_NESTING) {
            throw new RlpException("Lists nested deeper than " + DEEPEST_NESTING);
        }
        if (++itemsRead > MOST_ITEMS) {
            throw new RlpException("More than " + MOST_ITEMS + " items");
        }
        int first = input[position++] & 0xff;
        if (first < SHORT_STRING) {
            return Bytes.of(new byte[] {(byte) first});
        }
        if (first < SHORT_LIST) {
            int length = first <= LONG_STRING ? first - SHORT_STRING : longLength(first - LONG_STRING, end);
            return string(length, end);
        }
        int length = first <= LONG_LIST ? first - SHORT_LIST : longLength(first - LONG_LIST, end);
        return list(length, end, depth);
    }

    private Bytes string(int length, int end) throws RlpException {
        int from = position;
        skip(length, end);
        if (length == 1 && (input[from] & 0xff) < SHORT_STRING) {
            throw new RlpException("A small byte with a needless length");
        }
        return Bytes.of(Arrays.copyOfRange(input, from, position));
    }

    private RlpList list(int length, int end, int depth) throws RlpException {
        int from = position;
        skip(length, end);
        int innerEnd = position;
        position = from;
        List<RlpItem> items = new ArrayList<>();
        while (position < innerEnd) {
            items.add(item(innerEnd, depth + 1));
        }
        return new RlpList(items);
    }

    private void skip(int length, int end) throws RlpException {
        if (length > end - position) {
            throw new RlpException("An item longer than what is left");
        }
        position += length;
    }

    private int longLength(int bytes, int end) throws RlpException {
        if (bytes > end - position) {
            throw new RlpException("A length longer than what is left");
        }
        if (input[position] == 0) {
            throw new RlpException("A length with leading zeros");
        }
        if (bytes > 4) {
            throw new RlpException("An item longer than what is left");
        }
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (input[position++] & 0xff);
        }
        if (length <= LONGEST_SHORT) {
            throw new RlpException("A short item with a long length");
        }
        if (length > end - position) {
            throw new RlpException("An item longer than what is left");
        }
        return (int) length;
    }
}
