package org.kakehashi.messaging.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.conformance.Suite;
import org.kakehashi.messaging.identity.SecretIdentity;
import tools.jackson.databind.JsonNode;

/** Gift wraps made by another client, whole and broken ones. */
@Tag("conformance")
class GiftWrapConformanceTest {

    private final GiftWrap giftWrap = new GiftWrap(new SecureRandom(), InstantSource.system());

    @Test
    void wrapsOfAnotherClient() {
        Suite.run("nip59.json", (suite, cases) -> {
            int number = 0;
            for (JsonNode c : cases) {
                String name = ++number + (c.has("why") ? " " + c.get("why").stringValue() : " valid");
                suite.check(name, () -> {
                    byte[] secret =
                            HexFormat.of().parseHex(c.get("recipient_sk").stringValue());
                    try (SecretIdentity recipient = SecretIdentity.of(secret).orElseThrow()) {
                        Optional<SignedEvent> wrap =
                                EventJson.readSigned(c.get("wrap").toString());
                        Optional<GiftWrap.Opening> opening = wrap.map(event -> giftWrap.open(event, recipient));
                        if (c.get("valid").booleanValue()) {
                            var opened = assertInstanceOf(GiftWrap.Opening.Opened.class, opening.orElseThrow());
                            JsonNode rumor = c.get("rumor");
                            assertEquals(
                                    rumor.get("id").stringValue(),
                                    opened.rumor().id());
                            assertEquals(
                                    rumor.get("content").stringValue(),
                                    opened.rumor().content());
                        } else {
                            assertTrue(
                                    opening.isEmpty() || opening.get() instanceof GiftWrap.Opening.Refused,
                                    "must be refused");
                        }
                    }
                });
            }
        });
    }
}
