package org.kakehashi.wallet.abi;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Reads values strictly. Offsets may point several times at the same bytes, which would let a short input claim endless
 * values; so the values read and the bytes copied are counted.
 */
final class AbiDecoder {

    private static final int WORD = 32;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Bytes input;
    private int valuesRead;
    private long bytesRead;
    private int furthest;

    private AbiDecoder(Bytes input) {
        this.input = input;
    }

    static Abi.Decoded decode(List<AbiType> types, Bytes encoded) throws AbiException {
        AbiDecoder decoder = new AbiDecoder(encoded);
        List<AbiValue> values = decoder.sequence(types, 0);
        return new Abi.Decoded(values, encoded.slice(decoder.furthest, encoded.size()));
    }

    private List<AbiValue> sequence(List<AbiType> types, int start) throws AbiException {
        List<AbiValue> values = new ArrayList<>();
        long head = start;
        for (AbiType type : types) {
            if (type.isDynamic()) {
                long offset = size(word(head));
                values.add(value(type, checked(start + offset)));
            } else {
                values.add(value(type, checked(head)));
            }
            head += type.headSize();
        }
        return values;
    }

    private AbiValue value(AbiType type, int at) throws AbiException {
        if (++valuesRead > MOST_VALUES) {
            throw new AbiException("More than " + MOST_VALUES + " values");
        }
        return switch (type) {
            case AbiType.UInt number -> new AbiValue.Number(unsigned(word(at), number.bits()));
            case AbiType.Int number -> new AbiValue.Number(signed(word(at), number.bits()));
            case AbiType.AddressType ignored -> new AbiValue.AddressValue(address(word(at)));
            case AbiType.Bool ignored -> new AbiValue.Bool(unsigned(word(at), 1).signum() == 1);
            case AbiType.FixedBytes fixed -> new AbiValue.Blob(fixedBytes(word(at), fixed.length()));
            case AbiType.DynamicBytes ignored -> new AbiValue.Blob(bytes(at));
            case AbiType.Text ignored -> new AbiValue.Text(text(bytes(at)));
            case AbiType.DynamicArray array -> dynamicArray(array.element(), at);
            case AbiType.FixedArray array -> elements(array.element(), array.length(), at);
            case AbiType.Tuple tuple -> new AbiValue.Sequence(sequence(tuple.elements(), at));
        };
    }

    private AbiValue dynamicArray(AbiType element, int at) throws AbiException {
        long count = size(word(at));
        if (element.headSize() == 0 && count > 0) {
            throw new AbiException("An array of nothing");
        }
        return elements(element, count, checked((long) at + WORD));
    }

    private AbiValue elements(AbiType element, long count, int at) throws AbiException {
        if (count > MOST_VALUES || at + count * element.headSize() > input.size()) {
            throw new AbiException("An array longer than what is left");
        }
        return new AbiValue.Sequence(sequence(Collections.nCopies((int) count, element), at));
    }

    private Bytes bytes(int at) throws AbiException {
        long length = size(word(at));
        long from = (long) at + WORD;
        long padded = (length + WORD - 1) / WORD * WORD;
        if (from + padded > input.size()) {
            throw new AbiException("Bytes longer than what is left");
        }
        bytesRead += length;
        if (bytesRead > MOST_BYTES) {
            throw new AbiException("More than " + MOST_BYTES + " bytes");
        }
        int end = (int) (from + length);
        requireZero(input, end, (int) (from + padded));
        furthest = Math.max(furthest, (int) (from + padded));
        return input.slice((int) from, end);
    }

    private Bytes word(long at) throws AbiException {
        if (at + WORD > input.size()) {
            throw new AbiException("Nothing where a value belongs");
        }
        furthest = Math.max(furthest, (int) at + WORD);
        return input.slice((int) at, (int) at + WORD);
    }

    private int checked(long at) throws AbiException {
        if (at > input.size()) {
            throw new AbiException("An offset outside");
        }
        return (int) at;
    }

    /** An offset or a length, which must be smaller than the input. */
    private long size(Bytes word) throws AbiException {
        BigInteger size = word.toNumber();
        if (size.bitLength() > 31 || size.intValue() > input.size()) {
            throw new AbiException("An offset or length beyond the end");
        }
        return size.intValue();
    }

    private static BigInteger unsigned(Bytes word, int bits) throws AbiException {
        BigInteger number = word.toNumber();
        if (number.bitLength() > bits) {
            throw new AbiException("A number of more than " + bits + " bits");
        }
        return number;
    }

    private static BigInteger signed(Bytes word, int bits) throws AbiException {
        BigInteger number = new BigInteger(word.toArray());
        if (number.bitLength() >= bits) {
            throw new AbiException("A number of more than " + bits + " bits");
        }
        return number;
    }

    private static Address address(Bytes word) throws AbiException {
        requireZero(word, 0, WORD - 20);
        return Address.of(word.slice(WORD - 20, WORD).toArray());
    }

    private static Bytes fixedBytes(Bytes word, int length) throws AbiException {
        requireZero(word, length, WORD);
        return word.slice(0, length);
    }

    private static void requireZero(Bytes bytes, int from, int to) throws AbiException {
        for (int i = from; i < to; i++) {
            if (bytes.at(i) != 0) {
                throw new AbiException("Padding that is not zero");
            }
        }
    }

    private static String text(Bytes bytes) throws AbiException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AbiException("Text that is not UTF-8");
        }
    }
}
