package org.kakehashi.messaging.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.conformance.Suite;
import org.kakehashi.messaging.identity.Nip49;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import tools.jackson.databind.JsonNode;

/** The examples that NIP-06, NIP-17 and NIP-49 print. */
@Tag("conformance")
class NipExamplesConformanceTest {

    @Test
    void printedExamples() {
        Suite.run("nips-examples.json", (suite, root) -> {
            for (JsonNode c : root.get("nip06")) {
                suite.check("NIP-06 key forms " + c.get("npub").stringValue(), () -> {
                    byte[] secret = HexFormat.of().parseHex(c.get("private_key").stringValue());
                    try (SecretIdentity key = SecretIdentity.of(secret).orElseThrow()) {
                        assertEquals(c.get("nsec").stringValue(), key.nsec());
                        assertEquals(
                                c.get("npub").stringValue(),
                                key.publicIdentity().npub());
                        assertEquals(
                                c.get("public_key").stringValue(),
                                key.publicIdentity().hex());
                        assertEquals(
                                key.publicIdentity(),
                                PublicIdentity.ofNpub(c.get("npub").stringValue())
                                        .orElseThrow());
                        assertEquals(
                                key.publicIdentity(),
                                SecretIdentity.ofNsec(c.get("nsec").stringValue())
                                        .orElseThrow()
                                        .publicIdentity());
                    }
                });
            }
            JsonNode nip17 = root.get("nip17");
            for (JsonNode wrap : nip17.get("gift_wraps")) {
                suite.check("NIP-17 wrap " + wrap.get("id").stringValue(), () -> openForEither(nip17, wrap));
            }
            JsonNode nip49 = root.get("nip49");
            suite.check("NIP-49 example", () -> {
                var reading = Nip49.decrypt(nip49.get("ncryptsec").get(0).stringValue(), "nostr".toCharArray());
                try (SecretIdentity key =
                        assertInstanceOf(Nip49.Reading.Key.class, reading).key()) {
                    assertEquals(
                            nip49.get("hex").get(0).stringValue(),
                            HexFormat.of().formatHex(key.bytes()));
                }
            });
        });
    }

    private static void openForEither(JsonNode nip17, JsonNode wrapNode) {
        GiftWrap giftWrap = new GiftWrap(new SecureRandom(), InstantSource.system());
        SignedEvent wrap = EventJson.readSigned(wrapNode.toString()).orElseThrow();
        boolean opened = false;
        for (String member : new String[] {"sender_nsec", "receiver_nsec"}) {
            try (SecretIdentity key =
                    SecretIdentity.ofNsec(nip17.get(member).stringValue()).orElseThrow()) {
                if (giftWrap.open(wrap, key) instanceof GiftWrap.Opening.Opened(Rumor rumor)) {
                    assertEquals(nip17.get("plaintext").stringValue(), rumor.content());
                    opened = true;
                }
            }
        }
        assertTrue(opened, "one of the two can open it");
    }
}
