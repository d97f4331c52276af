package org.kakehashi.wallet.walletconnect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class WalletConnectConformanceTest {

    @Test
    void envelopes() {
        Suite.run("walletconnect-v2-crypto", one -> {
            if (one.path("kind").stringValue().equals("envelope")) {
                envelope(one);
            } else {
                agreement(one);
            }
        });
    }

    private static void envelope(JsonNode one) {
        byte[] key = Suite.hex(one, "symKey");
        Bytes nonce = Bytes.of(Suite.hex(one, "iv"));
        Bytes sender = Bytes.of(Suite.hex(one, "senderPublicKey"));
        String text = one.path("message").stringValue();
        Envelope plain = Envelope.seal(key, nonce, null, text);
        Envelope named = Envelope.seal(key, nonce, sender, text);
        assertEquals(one.path("type0").stringValue(), plain.toText());
        assertEquals(one.path("type1").stringValue(), named.toText());
        assertEquals(Optional.of(plain), Envelope.read(plain.toText()));
        assertEquals(Optional.of(named), Envelope.read(named.toText()));
        assertEquals(Optional.of(text), plain.open(key));
        assertEquals(Optional.of(text), named.open(key));
        key[0] ^= 1;
        assertTrue(plain.open(key).isEmpty());
    }

    /** A key agreement: one end's private key, the other's public key, and what they come to. */
    private static void agreement(JsonNode one) {
        byte[] own = field(one, "privatekey").orElseThrow(() -> new AssertionError("an unknown kind of case"));
        byte[] other = field(one, "publickey").orElseThrow(() -> new AssertionError("an unknown kind of case"));
        byte[] key = SessionKey.agree(own, other);
        assertArrayEquals(Suite.hex(one, "symKey"), key);
        if (one.has("topic")) {
            assertEquals(one.path("topic").stringValue(), SessionKey.topic(key));
        }
    }

    private static Optional<byte[]> field(JsonNode one, String ending) {
        return one.properties().stream()
                .filter(each -> each.getKey().toLowerCase(Locale.ROOT).contains(ending))
                .map(each -> Suite.hex(each.getValue().stringValue()))
                .findFirst();
    }

    @Test
    void bothEndsComeToTheSameKey() {
        byte[] ann = HexFormat.of().parseHex("77076d0a7318a57d3c16c17251b26645df4a4f1b1a1c2a1d5a1d1a1d1a1d1a1d");
        byte[] bob = HexFormat.of().parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        byte[] key = SessionKey.agree(ann, SessionKey.publicKey(bob));
        assertArrayEquals(key, SessionKey.agree(bob, SessionKey.publicKey(ann)));
        assertEquals(64, SessionKey.topic(key).length());
    }
}
