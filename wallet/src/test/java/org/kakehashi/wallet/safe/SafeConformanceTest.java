package org.kakehashi.wallet.safe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class SafeConformanceTest {

    private final Map<Address, byte[]> owners = new HashMap<>();
    private BigInteger chainId = BigInteger.ZERO;
    private Address safe = Address.ZERO;

    @Test
    void safe() {
        Suite.run(
                "safe-1.4.1",
                root -> {
                    chainId = root.path("chainId").bigIntegerValue();
                    safe = address(root, "safe");
                    root.path("owners")
                            .forEach(owner -> owners.put(address(owner, "address"), Suite.hex(owner, "privateKey")));
                    return root.path("cases");
                },
                this::check);
    }

    private void check(JsonNode one) {
        JsonNode message = one.path("message");
        SafeTransaction transaction = new SafeTransaction(
                chainId,
                safe,
                address(message, "to"),
                number(message, "value"),
                Bytes.fromHex(message.path("data").stringValue()),
                SafeTransaction.Operation.values()[message.path("operation").intValue()],
                number(message, "safeTxGas"),
                number(message, "baseGas"),
                number(message, "gasPrice"),
                address(message, "gasToken"),
                address(message, "refundReceiver"),
                number(message, "nonce"));
        assertEquals(one.path("safeTxHash").stringValue(), transaction.hash().toHex());
        TreeMap<Address, SafeSignature> signatures = new TreeMap<>();
        for (JsonNode each : one.path("signaturesSorted")) {
            Bytes expected = Bytes.fromHex(each.path("sig").stringValue());
            Address owner = address(each, "owner");
            SafeSignature signature = sign(transaction, owner, expected.at(64));
            assertEquals(expected, signature.bytes());
            signatures.put(owner, signature);
        }
        assertEquals(
                one.path("signatureBlob").stringValue(),
                SafeSignature.joined(signatures).toHex());
        assertEquals(
                one.path("execCalldata").stringValue(),
                transaction.execution(signatures).toHex());
    }

    /** Signs in the way that the last byte of the expected signature asks for. */
    private SafeSignature sign(SafeTransaction transaction, Address owner, int kind) {
        if (kind == 1) {
            return SafeSignature.approved(owner);
        }
        try (PrivateKey key = PrivateKey.of(Objects.requireNonNull(owners.get(owner)))) {
            return kind > 30
                    ? SafeSignature.personal(
                            SafeSignature.personalMessage(transaction).sign(key))
                    : SafeSignature.typed(transaction.typedData().sign(key, owner));
        }
    }

    private static Address address(JsonNode node, String name) {
        return Address.ofHex(node.path(name).stringValue());
    }

    private static BigInteger number(JsonNode node, String name) {
        return new BigInteger(node.path(name).asString());
    }
}
