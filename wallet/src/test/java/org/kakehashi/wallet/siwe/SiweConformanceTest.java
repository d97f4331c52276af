package org.kakehashi.wallet.siwe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class SiweConformanceTest {

    @Test
    void parsesWhatIsRight() {
        Suite.run("siwe-parse-positive", one -> {
            String text = one.path("value").path("message").stringValue();
            SiweMessage message = SiweMessage.read(text);
            assertEquals(fields(one.path("value").path("fields")), message);
            assertEquals(text, message.toText());
        });
    }

    @Test
    void refusesWhatIsWrong() {
        Suite.run("siwe-parse-negative", one -> {
            String text = one.path("value").stringValue();
            assertThrows(SiweException.class, () -> SiweMessage.read(text));
        });
    }

    @Test
    void verifiesWhatIsSigned() {
        Suite.run("siwe-verify-positive", one -> assertEquals(SiweMessage.Verdict.VALID, verdict(one.path("value"))));
    }

    @Test
    void refusesWhatDoesNotHold() {
        Suite.run(
                "siwe-verify-negative", one -> assertNotEquals(SiweMessage.Verdict.VALID, verdict(one.path("value"))));
    }

    @Test
    void bindsTheMessageToTheSiteThatAsks() throws SiweException {
        SiweMessage message = SiweMessage.read("""
                example.org:8443 wants you to sign in with your Ethereum account:
                0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2


                URI: https://example.org:8443/login
                Version: 1
                Chain ID: 210425
                Nonce: 32891757
                Issued At: 2021-09-30T16:25:24Z""");
        assertTrue(message.isFor("https://example.org:8443"));
        assertFalse(message.isFor("https://example.org"));
        assertFalse(message.isFor("https://evil.org"));
        assertTrue(SiweMessage.looksLikeOne(message.toText()));
    }

    /** A message that cannot even be built counts as one that does not hold. */
    private static SiweMessage.Verdict verdict(JsonNode value) {
        SiweMessage message;
        try {
            message = fields(value);
        } catch (IllegalArgumentException e) {
            return SiweMessage.Verdict.MALFORMED;
        }
        String when = text(value, "time") == null ? message.issuedAt() : text(value, "time");
        Instant time;
        try {
            time = Instant.parse(String.valueOf(when));
        } catch (DateTimeException e) {
            return SiweMessage.Verdict.MALFORMED;
        }
        String domain = text(value, "domainBinding");
        String nonce = text(value, "matchNonce");
        byte[] signature;
        try {
            signature = Suite.hex(value, "signature");
        } catch (IllegalArgumentException e) {
            return SiweMessage.Verdict.WRONG_SIGNATURE;
        }
        return message.verify(
                signature, time, domain == null ? message.domain() : domain, nonce == null ? message.nonce() : nonce);
    }

    private static SiweMessage fields(JsonNode fields) {
        List<String> resources = new ArrayList<>();
        fields.path("resources").forEach(each -> resources.add(each.stringValue()));
        return new SiweMessage(
                text(fields, "scheme"),
                fields.path("domain").asString(""),
                Address.ofHex(fields.path("address").asString("")),
                text(fields, "statement"),
                fields.path("uri").asString(""),
                new BigInteger(fields.path("chainId").asString("")),
                fields.path("nonce").asString(""),
                fields.path("issuedAt").asString(""),
                text(fields, "expirationTime"),
                text(fields, "notBefore"),
                text(fields, "requestId"),
                fields.has("resources") ? resources : null);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) && !node.path(name).isNull() ? node.path(name).asString() : null;
    }
}
