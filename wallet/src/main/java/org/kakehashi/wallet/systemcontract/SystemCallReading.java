package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;

/** What the data of a transaction to a system contract mean. */
public sealed interface SystemCallReading {

    /** A function of the contract with all its arguments. */
    record Understood(SystemFunction function, List<Value> values) implements SystemCallReading {

        public Understood {
            values = List.copyOf(values);
        }

        /** The value of the argument with this name; empty where it was left out. */
        public Optional<Object> value(String name) {
            return values.stream()
                    .filter(each -> each.name().equals(name))
                    .map(Value::value)
                    .filter(java.util.Objects::nonNull)
                    .findAny();
        }
    }

    /** No data: a native transfer, which the contract swallows. */
    record Swallowed() implements SystemCallReading {}

    /** Data that the contract itself would refuse. */
    record NotUnderstood(String reason) implements SystemCallReading {}

    /**
     * One argument and its value.
     *
     * @param value as {@link ArgumentKind} says; null where it was left out
     */
    record Value(String name, ArgumentKind kind, @Nullable Object value) {}

    /** Reads the data of a transaction to a system contract. */
    static SystemCallReading of(Address contract, Bytes data) {
        if (data.isEmpty()) {
            return new Swallowed();
        }
        try {
            List<RlpItem> elements = Rlp.decodeList(data.toArray()).items();
            if (elements.isEmpty()) {
                return new NotUnderstood("no function number");
            }
            int code = ((BigInteger) ArgumentKind.UINT16.decode(inner(elements.getFirst()))).intValue();
            Optional<SystemFunction> function = SystemFunction.of(contract, code);
            if (function.isEmpty()) {
                return new NotUnderstood("no function " + code + " in this contract");
            }
            return arguments(function.get(), elements.subList(1, elements.size()));
        } catch (RlpException e) {
            return new NotUnderstood(String.valueOf(e.getMessage()));
        }
    }

    private static SystemCallReading arguments(SystemFunction function, List<RlpItem> elements) throws RlpException {
        List<SystemFunction.Argument> arguments = function.arguments();
        if (elements.size() != arguments.size()) {
            return new NotUnderstood("wrong number of arguments");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            SystemFunction.Argument argument = arguments.get(i);
            boolean leftOut = argument.optional() && elements.get(i).equals(Bytes.EMPTY);
            Object value = leftOut ? null : argument.kind().decode(inner(elements.get(i)));
            values.add(new Value(argument.name(), argument.kind(), value));
        }
        return new Understood(function, values);
    }

    private static RlpItem inner(RlpItem element) throws RlpException {
        if (element instanceof RlpList) {
            throw new RlpException("A list where a wrapped argument belongs");
        }
        return Rlp.decode(((Bytes) element).toArray());
    }
}
