package org.kakehashi.wallet.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class RequestConformanceTest {

    @Test
    void paymentLinks() {
        Suite.run("eip681-valid", one -> {
            JsonNode expected = one.path("expect");
            Map<String, String> arguments = new LinkedHashMap<>();
            expected.path("args")
                    .properties()
                    .forEach(
                            each -> arguments.put(each.getKey(), each.getValue().asString()));
            PaymentLink link = new PaymentLink(
                    expected.path("prefixPay").booleanValue(),
                    expected.path("target").stringValue(),
                    number(expected, "chainId"),
                    expected.path("function").isString()
                            ? expected.path("function").stringValue()
                            : null,
                    number(expected, "value"),
                    number(expected, "gas"),
                    number(expected, "gasPrice"),
                    arguments);
            assertEquals(link, PaymentLink.read(one.path("uri").stringValue()));
            assertEquals(link, PaymentLink.read(link.toUri()));
        });
    }

    @Test
    void wrongPaymentLinks() {
        Suite.run("eip681-reject", one -> {
            String uri = one.path("uri").stringValue();
            assertThrows(RequestException.class, () -> PaymentLink.read(uri));
        });
    }

    @Test
    void interoperableAddresses() {
        Suite.run("erc7930-7828", one -> {
            InteroperableAddress address = new InteroperableAddress(
                    number(one, "chainId"), Address.ofHex(one.path("address").stringValue()));
            Bytes bytes = Bytes.fromHex(one.path("interoperableAddress").stringValue());
            assertEquals(bytes, address.toBytes());
            assertEquals(address, InteroperableAddress.read(bytes));
            assertEquals(one.path("checksum").stringValue(), address.checksum());
            if (one.path("interoperableName").isString()) {
                String name = one.path("interoperableName").stringValue();
                assertEquals(name, address.toName());
                assertEquals(address, InteroperableAddress.read(name));
                String wrong = name.substring(0, name.indexOf('#')) + "#00000000";
                assertThrows(RequestException.class, () -> InteroperableAddress.read(wrong));
            }
        });
    }

    @Test
    void creditorReferences() {
        Suite.run("iso11649-rf-reference", one -> {
            String text = one.path("ref").stringValue();
            assertEquals(
                    one.path("valid").booleanValue(),
                    CreditorReference.read(text).isPresent());
            CreditorReference.read(text)
                    .ifPresent(read -> assertEquals(
                            read, CreditorReference.of(read.electronic().substring(4))));
        });
    }

    private static @Nullable BigInteger number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNull() || value.isMissingNode() ? null : new BigInteger(value.asString());
    }
}
