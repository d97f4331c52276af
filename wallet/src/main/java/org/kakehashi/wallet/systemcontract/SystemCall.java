package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;

/**
 * A call of a system contract, ready to be asked or sent. Its data are {@code RLP([e0, e1, …])} where every element is
 * a byte string that itself holds the RLP of the function's number or of an argument; an argument left out is the empty
 * string. A call never carries coins: what is attached to one is lost in the contract.
 *
 * @param function what is called
 * @param data the call data
 */
public record SystemCall(SystemFunction function, Bytes data) {

    /** The amount that a transaction with this call carries. */
    public static final BigInteger VALUE = BigInteger.ZERO;

    /**
     * A call of the function with these arguments.
     *
     * @param values one for each argument, null only where the argument is optional
     * @throws IllegalArgumentException when number, kind or range do not fit
     */
    static SystemCall of(SystemFunction function, @Nullable Object... values) {
        List<SystemFunction.Argument> arguments = function.arguments();
        if (values.length != arguments.size()) {
            throw new IllegalArgumentException(function + " takes " + arguments.size() + " arguments");
        }
        List<RlpItem> elements = new ArrayList<>();
        elements.add(wrapped(ArgumentKind.UINT16.encode(BigInteger.valueOf(function.code()))));
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                elements.add(wrapped(arguments.get(i).kind().encode(value)));
            } else if (arguments.get(i).optional()) {
                elements.add(Bytes.EMPTY);
            } else {
                throw new IllegalArgumentException(arguments.get(i).name() + " is missing");
            }
        }
        return new SystemCall(function, Bytes.of(Rlp.encode(new RlpList(elements))));
    }

    /** The contract to call. */
    public Address to() {
        return function.contract();
    }

    private static Bytes wrapped(RlpItem item) {
        return Bytes.of(Rlp.encode(item));
    }
}
