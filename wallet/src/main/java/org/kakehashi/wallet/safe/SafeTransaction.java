package org.kakehashi.wallet.safe;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedData;
import org.kakehashi.wallet.typeddata.TypedDataException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transaction that the owners of a Safe (version 1.3 and later) sign off chain and anyone sends. The hash is computed
 * here, so no service can make the owners sign something else.
 *
 * @param chainId the chain the Safe lives on
 * @param safe the Safe
 * @param to what is called
 * @param value base units of the coin
 * @param data the call
 * @param operation how
 * @param safeTxGas gas for the inner call, zero for all
 * @param baseGas gas that a refund adds
 * @param gasPrice price at which gas is refunded, zero for no refund
 * @param gasToken what the refund is paid in, zero for the coin
 * @param refundReceiver who gets it, zero for the sender
 * @param nonce of the Safe
 */
public record SafeTransaction(
        BigInteger chainId,
        Address safe,
        Address to,
        BigInteger value,
        Bytes data,
        Operation operation,
        BigInteger safeTxGas,
        BigInteger baseGas,
        BigInteger gasPrice,
        Address gasToken,
        Address refundReceiver,
        BigInteger nonce) {

    private static final List<String> FIELDS = List.of(
            "address to",
            "uint256 value",
            "bytes data",
            "uint8 operation",
            "uint256 safeTxGas",
            "uint256 baseGas",
            "uint256 gasPrice",
            "address gasToken",
            "address refundReceiver",
            "uint256 nonce");
    private static final AbiFunction EXECUTE = AbiFunction.of(
            "execTransaction(address,uint256,bytes,uint8,uint256," + "uint256,uint256,address,address,bytes)");

    /** How the Safe carries it out. */
    public enum Operation {
        CALL,
        /** Foreign code acts as the Safe itself and can change anything about it. */
        DELEGATE_CALL
    }

    /** A plain transaction: all gas to the call, no refund. */
    public static SafeTransaction plain(
            BigInteger chainId, Address safe, Address to, BigInteger value, Bytes data, BigInteger nonce) {
        return new SafeTransaction(
                chainId,
                safe,
                to,
                value,
                data,
                Operation.CALL,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                Address.ZERO,
                Address.ZERO,
                nonce);
    }

    /** The typed message that owners sign. */
    public TypedData typedData() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode types = root.putObject("types");
        declare(types.putArray("EIP712Domain"), List.of("uint256 chainId", "address verifyingContract"));
        declare(types.putArray("SafeTx"), FIELDS);
        root.put("primaryType", "SafeTx");
        root.putObject("domain").put("chainId", chainId).put("verifyingContract", safe.toHex());
        root.putObject("message")
                .put("to", to.toHex())
                .put("value", value)
                .put("data", data.toHex())
                .put("operation", operation.ordinal())
                .put("safeTxGas", safeTxGas)
                .put("baseGas", baseGas)
                .put("gasPrice", gasPrice)
                .put("gasToken", gasToken.toHex())
                .put("refundReceiver", refundReceiver.toHex())
                .put("nonce", nonce);
        try {
            return TypedData.of(root);
        } catch (TypedDataException e) {
            throw new IllegalArgumentException("A Safe transaction out of range", e);
        }
    }

    private static void declare(ArrayNode members, List<String> fields) {
        for (String field : fields) {
            String[] parts = field.split(" ", 2);
            members.addObject().put("name", parts[1]).put("type", parts[0]);
        }
    }

    /** The 32-byte hash that the Safe contract itself computes. */
    public Bytes hash() {
        return typedData().digest();
    }

    /**
     * The call that anyone may send to the Safe.
     *
     * @param signatures one for each owner; the contract wants them in order of owner
     */
    public Bytes execution(SortedMap<Address, SafeSignature> signatures) {
        try {
            return EXECUTE.call(List.of(
                    AbiValue.of(to),
                    AbiValue.of(value),
                    AbiValue.of(data),
                    AbiValue.of(operation.ordinal()),
                    AbiValue.of(safeTxGas),
                    AbiValue.of(baseGas),
                    AbiValue.of(gasPrice),
                    AbiValue.of(gasToken),
                    AbiValue.of(refundReceiver),
                    AbiValue.of(SafeSignature.joined(signatures))));
        } catch (AbiException e) {
            throw new IllegalArgumentException("A Safe transaction out of range", e);
        }
    }
}
