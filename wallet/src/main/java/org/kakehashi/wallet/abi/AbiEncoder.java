package org.kakehashi.wallet.abi;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.kakehashi.wallet.rlp.Bytes;

/** Writes values: fixed ones in place, the others behind the head with their offset in it. */
final class AbiEncoder {

    private static final int WORD = 32;

    private AbiEncoder() {}

    static byte[] encode(List<AbiType> types, List<AbiValue> values) throws AbiException {
        if (types.size() != values.size()) {
            throw new AbiException(values.size() + " values for " + types.size() + " types");
        }
        long headSize = types.stream().mapToLong(AbiType::headSize).sum();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (int i = 0; i < types.size(); i++) {
            byte[] encoded = encode(types.get(i), values.get(i));
            if (types.get(i).isDynamic()) {
                head.writeBytes(word(BigInteger.valueOf(headSize + tail.size())));
                tail.writeBytes(encoded);
            } else {
                head.writeBytes(encoded);
            }
        }
        head.writeBytes(tail.toByteArray());
        return head.toByteArray();
    }

    private static byte[] encode(AbiType type, AbiValue value) throws AbiException {
        return switch (type) {
            case AbiType.UInt number when value instanceof AbiValue.Number(BigInteger n) -> unsigned(n, number.bits());
            case AbiType.Int number when value instanceof AbiValue.Number(BigInteger n) -> signed(n, number.bits());
            case AbiType.AddressType ignored
            when value instanceof AbiValue.AddressValue(var address) -> leftPadded(address.bytes());
            case AbiType.Bool ignored
            when value instanceof AbiValue.Bool(boolean bool) -> word(bool ? BigInteger.ONE : BigInteger.ZERO);
            case AbiType.FixedBytes fixed
            when value instanceof AbiValue.Blob(Bytes bytes) -> fixedBytes(bytes, fixed.length());
            case AbiType.DynamicBytes ignored
            when value instanceof AbiValue.Blob(Bytes bytes) -> withLength(bytes.toArray());
            case AbiType.Text ignored when value instanceof AbiValue.Text(String text) -> withLength(utf8(text));
            case AbiType.DynamicArray array
            when value instanceof AbiValue.Sequence(List<AbiValue> elements) -> dynamicArray(array.element(), elements);
            case AbiType.FixedArray array
            when value instanceof AbiValue.Sequence(List<AbiValue> elements) ->
                encode(Collections.nCopies(array.length(), array.element()), elements);
            case AbiType.Tuple tuple
            when value instanceof AbiValue.Sequence(List<AbiValue> elements) -> encode(tuple.elements(), elements);
            default -> throw new AbiException("Not a value of type " + type);
        };
    }

    private static byte[] dynamicArray(AbiType element, List<AbiValue> elements) throws AbiException {
        byte[] encoded = encode(Collections.nCopies(elements.size(), element), elements);
        return ByteBuffer.allocate(WORD + encoded.length)
                .put(word(BigInteger.valueOf(elements.size())))
                .put(encoded)
                .array();
    }

    private static byte[] unsigned(BigInteger number, int bits) throws AbiException {
        if (number.signum() < 0 || number.bitLength() > bits) {
            throw new AbiException("Out of range for uint" + bits);
        }
        return word(number);
    }

    private static byte[] signed(BigInteger number, int bits) throws AbiException {
        if (number.bitLength() >= bits) {
            throw new AbiException("Out of range for int" + bits);
        }
        return word(number);
    }

    private static byte[] fixedBytes(Bytes bytes, int length) throws AbiException {
        if (bytes.size() != length) {
            throw new AbiException(bytes.size() + " bytes for bytes" + length);
        }
        return ByteBuffer.allocate(WORD).put(bytes.toArray()).array();
    }

    private static byte[] withLength(byte[] bytes) {
        int padded = (bytes.length + WORD - 1) / WORD * WORD;
        return ByteBuffer.allocate(WORD + padded)
                .put(word(BigInteger.valueOf(bytes.length)))
                .put(bytes)
                .array();
    }

    private static byte[] utf8(String text) throws AbiException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new AbiException("Text with half a character");
        }
    }

    private static byte[] leftPadded(byte[] bytes) {
        byte[] word = new byte[WORD];
        System.arraycopy(bytes, 0, word, WORD - bytes.length, bytes.length);
        return word;
    }

    /** Two's complement over 32 bytes; the caller has checked the range. */
    private static byte[] word(BigInteger number) {
        BigInteger unsigned = number.signum() < 0 ? number.add(BigInteger.TWO.pow(256)) : number;
        return leftPadded(Bytes.ofNumber(unsigned).toArray());
    }
}
