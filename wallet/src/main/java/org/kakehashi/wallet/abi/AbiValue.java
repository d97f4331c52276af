package org.kakehashi.wallet.abi;

import java.math.BigInteger;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/** A value of a contract call. */
public sealed interface AbiValue {

    /** For uint and int. */
    record Number(BigInteger value) implements AbiValue {}

    record AddressValue(Address value) implements AbiValue {}

    record Bool(boolean value) implements AbiValue {}

    /** For bytes and bytes1 to bytes32. */
    record Blob(Bytes value) implements AbiValue {}

    record Text(String value) implements AbiValue {}

    /** For arrays and tuples. */
    record Sequence(List<AbiValue> values) implements AbiValue {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    static AbiValue of(BigInteger number) {
        return new Number(number);
    }

    static AbiValue of(long number) {
        return new Number(BigInteger.valueOf(number));
    }

    static AbiValue of(Address address) {
        return new AddressValue(address);
    }

    static AbiValue of(boolean bool) {
        return new Bool(bool);
    }

    static AbiValue of(Bytes bytes) {
        return new Blob(bytes);
    }

    static AbiValue of(String text) {
        return new Text(text);
    }

    static AbiValue of(List<AbiValue> values) {
        return new Sequence(values);
    }
}
