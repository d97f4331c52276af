package org.kakehashi.wallet.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class AbiConformanceTest {

    @Test
    void ethers() {
        Suite.run("abi-ethers", one -> {
            List<AbiType> types = List.of(AbiType.parse(one.path("type").stringValue()));
            List<AbiValue> values = List.of(verbose(one.path("verbose")));
            Bytes encoded = Bytes.fromHex(one.path("encoded").stringValue());
            assertEquals(encoded, Abi.encode(types, values));
            Abi.Decoded decoded = Abi.decode(types, encoded);
            assertEquals(values, decoded.values());
            assertTrue(decoded.rest().isEmpty());
        });
    }

    @Test
    void calldata() {
        Suite.run("calldata-payments-dao", one -> {
            AbiFunction function = AbiFunction.parse(one.path("signature").stringValue());
            assertEquals(one.path("selector").stringValue(), function.selector().toHex());
            AbiType arguments = new AbiType.Tuple(function.inputs());
            AbiValue.Sequence values = (AbiValue.Sequence) plain(arguments, one.path("args"));
            Bytes calldata = Bytes.fromHex(one.path("calldata").stringValue());
            assertEquals(calldata, function.call(values.values()));
            assertEquals(values.values(), function.arguments(calldata).values());
        });
    }

    private static AbiValue verbose(JsonNode node) {
        JsonNode value = node.path("value");
        return switch (node.path("type").stringValue()) {
            case "number" -> AbiValue.of(new BigInteger(value.stringValue()));
            case "boolean" -> AbiValue.of(value.booleanValue());
            case "address" -> AbiValue.of(Address.ofHex(value.stringValue()));
            case "string" -> AbiValue.of(value.stringValue());
            case "hexstring" -> AbiValue.of(Bytes.fromHex(value.stringValue()));
            default -> {
                List<AbiValue> values = new ArrayList<>();
                value.forEach(each -> values.add(verbose(each)));
                yield AbiValue.of(values);
            }
        };
    }

    private static AbiValue plain(AbiType type, JsonNode node) {
        return switch (type) {
            case AbiType.UInt number -> AbiValue.of(new BigInteger(node.asString()));
            case AbiType.Int number -> AbiValue.of(new BigInteger(node.asString()));
            case AbiType.Bool bool -> AbiValue.of(node.booleanValue());
            case AbiType.AddressType address -> AbiValue.of(Address.ofHex(node.stringValue()));
            case AbiType.Text text -> AbiValue.of(node.stringValue());
            case AbiType.DynamicBytes bytes -> AbiValue.of(Bytes.fromHex(node.stringValue()));
            case AbiType.FixedBytes bytes -> AbiValue.of(Bytes.fromHex(node.stringValue()));
            case AbiType.DynamicArray array -> elements(node, array.element());
            case AbiType.FixedArray array -> elements(node, array.element());
            case AbiType.Tuple tuple -> {
                List<AbiValue> values = new ArrayList<>();
                for (int i = 0; i < tuple.elements().size(); i++) {
                    values.add(plain(tuple.elements().get(i), node.get(i)));
                }
                yield AbiValue.of(values);
            }
        };
    }

    private static AbiValue elements(JsonNode node, AbiType element) {
        List<AbiValue> values = new ArrayList<>();
        node.forEach(each -> values.add(plain(element, each)));
        return AbiValue.of(values);
    }
}
