package org.kakehashi.wallet.rlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class RlpConformanceTest {

    @Test
    void valid() {
        Suite.run(
                "rlp-valid",
                one -> check(fromEthereumTests(one.path("in")), one.path("out").stringValue()));
    }

    @Test
    void ethers() {
        Suite.run(
                "rlp-ethers",
                one -> check(fromHex(one.path("decoded")), one.path("encoded").stringValue()));
    }

    @Test
    void invalid() {
        Suite.run("rlp-invalid", one -> {
            byte[] encoded = Bytes.fromHex(one.path("out").stringValue()).toArray();
            assertThrows(RlpException.class, () -> Rlp.decode(encoded));
        });
    }

    private static void check(RlpItem item, String hex) throws RlpException {
        Bytes encoded = Bytes.fromHex(hex);
        assertEquals(encoded, Bytes.of(Rlp.encode(item)));
        assertEquals(item, Rlp.decode(encoded.toArray()));
    }

    private static RlpItem fromHex(JsonNode node) {
        if (node.isString()) {
            return Bytes.fromHex(node.stringValue());
        }
        List<RlpItem> items = new ArrayList<>();
        node.forEach(each -> items.add(fromHex(each)));
        return new RlpList(items);
    }

    private static RlpItem fromEthereumTests(JsonNode node) {
        if (node.isNumber()) {
            return Bytes.ofNumber(node.bigIntegerValue());
        }
        if (node.isString()) {
            String text = node.stringValue();
            return text.startsWith("#") ? Bytes.ofNumber(new BigInteger(text.substring(1))) : Bytes.ofText(text);
        }
        List<RlpItem> items = new ArrayList<>();
        node.forEach(each -> items.add(fromEthereumTests(each)));
        return new RlpList(items);
    }
}
