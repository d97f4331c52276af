package org.kakehashi.wallet.abi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type of the contract ABI (Solidity specification, "Contract ABI Specification").
 *
 * <p>{@link #toString} is the canonical name, the one that function selectors are made of.
 */
public sealed interface AbiType {

    /** The most bytes that a fixed array may take in the head. */
    int LARGEST_HEAD = 1 << 28;

    /** An unsigned integer of 8 to 256 bits in steps of 8. */
    record UInt(int bits) implements AbiType {
        public UInt {
            checkBits(bits);
        }

        @Override
        public String toString() {
            return "uint" + bits;
        }
    }

    /** A signed integer of 8 to 256 bits in steps of 8, in two's complement. */
    record Int(int bits) implements AbiType {
        public Int {
            checkBits(bits);
        }

        @Override
        public String toString() {
            return "int" + bits;
        }
    }

    /** An address of 20 bytes. */
    record AddressType() implements AbiType {
        @Override
        public String toString() {
            return "address";
        }
    }

    record Bool() implements AbiType {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** 1 to 32 bytes, padded on the right. */
    record FixedBytes(int length) implements AbiType {
        public FixedBytes {
            if (length < 1 || length > 32) {
                throw new IllegalArgumentException("bytes" + length);
            }
        }

        @Override
        public String toString() {
            return "bytes" + length;
        }
    }

    /** Any number of bytes. */
    record DynamicBytes() implements AbiType {
        @Override
        public String toString() {
            return "bytes";
        }
    }

    /** UTF-8 text. */
    record Text() implements AbiType {
        @Override
        public String toString() {
            return "string";
        }
    }

    /** Any number of elements of one type. */
    record DynamicArray(AbiType element) implements AbiType {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A fixed number of elements of one type. */
    record FixedArray(AbiType element, int length) implements AbiType {
        public FixedArray {
            if (length < 1 || (double) length * element.headSize() > LARGEST_HEAD) {
                throw new IllegalArgumentException("An array of length " + length);
            }
        }

        @Override
        public String toString() {
            return element + "[" + length + "]";
        }
    }

    /** A struct: elements of several types. */
    record Tuple(List<AbiType> elements) implements AbiType {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(AbiType::toString).collect(Collectors.joining(",", "(", ")"));
        }
    }

    /** Whether its values have no fixed size, so that the head holds only an offset. */
    default boolean isDynamic() {
        return switch (this) {
            case DynamicBytes bytes -> true;
            case Text text -> true;
            case DynamicArray array -> true;
            case FixedArray array -> array.element().isDynamic();
            case Tuple tuple -> tuple.elements().stream().anyMatch(AbiType::isDynamic);
            case UInt number -> false;
            case Int number -> false;
            case AddressType address -> false;
            case Bool bool -> false;
            case FixedBytes bytes -> false;
        };
    }

    /** How many bytes it takes in the head: 32 for an offset, or the whole value where the size is fixed. */
    default long headSize() {
        if (isDynamic()) {
            return 32;
        }
        return switch (this) {
            case FixedArray array ->
                Math.multiplyExact(array.length(), array.element().headSize());
            case Tuple tuple ->
                tuple.elements().stream().mapToLong(AbiType::headSize).sum();
            default -> 32;
        };
    }

    /**
     * The type with this name. {@code uint}, {@code int} and {@code function} are accepted for uint256, int256 and
     * bytes24; tuples are written as in a signature, optionally with the word {@code tuple} in front.
     *
     * @throws AbiException when it is not the name of a type
     */
    static AbiType parse(String name) throws AbiException {
        return TypeParser.parse(name);
    }

    private static void checkBits(int bits) {
        if (bits < 8 || bits > 256 || bits % 8 != 0) {
            throw new IllegalArgumentException("An integer of " + bits + " bits");
        }
    }
}
