package org.kakehashi.wallet.typeddata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("conformance")
class TypedDataConformanceTest {

    @Test
    void ethers() {
        Suite.run("eip712-ethers", one -> {
            ObjectNode message = JsonMapper.shared().createObjectNode();
            message.set("types", one.path("types"));
            message.set("primaryType", one.path("primaryType"));
            message.set("domain", one.path("domain"));
            message.set("message", one.path("data"));
            TypedData typed = TypedData.of(message);
            assertEquals(one.path("digest").stringValue(), typed.digest().toHex());
            Bytes encoded = Bytes.fromHex(one.path("encoded").stringValue());
            assertEquals(encoded.keccak256(), typed.messageHash());
        });
    }

    @Test
    void generated() {
        Suite.run("eip712-generated", one -> {
            TypedData typed = TypedData.read(one.path("typedData").toString());
            assertEquals(one.path("digest").stringValue(), typed.digest().toHex());
            byte[] secret = Bytes.fromHex(one.path("privateKey").stringValue()).toArray();
            try (PrivateKey key = PrivateKey.of(secret)) {
                assertEquals(one.path("address").stringValue(), key.address().toHex());
                Bytes signature = Bytes.of(typed.sign(key, key.address()).bytes());
                assertEquals(one.path("signature").stringValue(), signature.toHex());
            }
        });
    }

    @Test
    void mustReject() {
        Suite.run(
                "eip712-must-reject",
                one -> assertThrows(
                        TypedDataException.class,
                        () -> TypedData.read(one.path("typedData").toString())));
    }
}
