package org.kakehashi.wallet.abi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * A function of a contract: what a call of it looks like.
 *
 * @param name without its arguments
 * @param inputs the types of its arguments
 */
public record AbiFunction(String name, List<AbiType> inputs) {

    private static final Pattern SIGNATURE = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]{0,200})(\\(.*\\))");
    private static final int SELECTOR = 4;

    public AbiFunction {
        inputs = List.copyOf(inputs);
    }

    /**
     * The function with this signature, such as {@code transfer(address,uint256)}.
     *
     * @throws AbiException when it is no signature
     */
    public static AbiFunction parse(String signature) throws AbiException {
        Matcher parts = SIGNATURE.matcher(signature);
        if (!parts.matches()) {
            throw new AbiException("Not a function's signature");
        }
        return new AbiFunction(parts.group(1), TypeParser.parseList(parts.group(2)));
    }

    /** The function with a signature that is known to be right. */
    public static AbiFunction of(String signature) {
        try {
            return parse(signature);
        } catch (AbiException e) {
            throw new IllegalArgumentException(signature, e);
        }
    }

    /** Name and canonical argument types. */
    public String signature() {
        return name + new AbiType.Tuple(inputs);
    }

    /** The first four bytes of the signature's hash, which a call starts with. */
    public Bytes selector() {
        return Bytes.ofText(signature()).keccak256().slice(0, SELECTOR);
    }

    /**
     * The call data with these arguments.
     *
     * @throws AbiException when an argument does not fit
     */
    public Bytes call(List<AbiValue> arguments) throws AbiException {
        return selector().plus(Abi.encode(inputs, arguments));
    }

    /** Whether this call data starts with the function's selector. */
    public boolean isCalledBy(Bytes calldata) {
        return calldata.size() >= SELECTOR && calldata.slice(0, SELECTOR).equals(selector());
    }

    /**
     * The arguments in this call data.
     *
     * @throws AbiException when it is a call of another function, or holds no such arguments
     */
    public Abi.Decoded arguments(Bytes calldata) throws AbiException {
        if (!isCalledBy(calldata)) {
            throw new AbiException("A call of another function");
        }
        return Abi.decode(inputs, calldata.slice(SELECTOR, calldata.size()));
    }
}
