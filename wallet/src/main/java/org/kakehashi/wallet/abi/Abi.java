package org.kakehashi.wallet.abi;

import java.util.List;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Encoding and decoding of contract calls and their answers (Solidity specification, "Contract ABI Specification").
 */
public final class Abi {

    private Abi() {}

    /**
     * What decoding found.
     *
     * @param values one value a type
     * @param rest bytes behind the furthest one that belongs to a value: empty for what compilers make, a payment
     *     reference where a payer appended one
     */
    public record Decoded(List<AbiValue> values, Bytes rest) {
        public Decoded {
            values = List.copyOf(values);
        }
    }

    /**
     * The encoding of these values, as of the arguments of a call.
     *
     * @throws AbiException when a value does not fit its type
     */
    public static Bytes encode(List<AbiType> types, List<AbiValue> values) throws AbiException {
        return Bytes.of(AbiEncoder.encode(types, values));
    }

    /**
     * The values that these bytes stand for. Padding must be zero, numbers must fit their type, offsets must lie inside
     * the bytes, text must be UTF-8; the number of values is bounded whatever the bytes claim.
     *
     * @throws AbiException when the bytes do not hold such values
     */
    public static Decoded decode(List<AbiType> types, Bytes encoded) throws AbiException {
        return AbiDecoder.decode(types, encoded);
    }

    /**
     * The type names in a parenthesised list such as {@code (uint256,bytes32[])}.
     *
     * @throws AbiException when one is not a type
     */
    public static List<AbiType> types(String list) throws AbiException {
        return TypeParser.parseList(list);
    }
}
