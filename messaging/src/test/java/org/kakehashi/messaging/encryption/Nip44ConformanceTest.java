package org.kakehashi.messaging.encryption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.conformance.Suite;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import tools.jackson.databind.JsonNode;

/** The official vectors of NIP-44 version 2. */
@Tag("conformance")
class Nip44ConformanceTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void officialVectors() {
        Suite.run("nip44.vectors.json", (suite, root) -> {
            JsonNode valid = root.get("v2").get("valid");
            JsonNode invalid = root.get("v2").get("invalid");
            for (JsonNode c : valid.get("get_conversation_key")) {
                suite.check(
                        "conversation key " + c.get("pub2"),
                        () -> assertEquals(
                                c.get("conversation_key").stringValue(),
                                HEX.formatHex(conversationKey(c).orElseThrow())));
            }
            JsonNode messageKeys = valid.get("get_message_keys");
            byte[] shared = HEX.parseHex(messageKeys.get("conversation_key").stringValue());
            for (JsonNode c : messageKeys.get("keys")) {
                suite.check("message keys " + c.get("nonce"), () -> {
                    var keys = Nip44.messageKeys(shared, hex(c, "nonce"));
                    assertEquals(c.get("chacha_key").stringValue(), HEX.formatHex(keys.cipher()));
                    assertEquals(c.get("chacha_nonce").stringValue(), HEX.formatHex(keys.nonce()));
                    assertEquals(c.get("hmac_key").stringValue(), HEX.formatHex(keys.mac()));
                });
            }
            for (JsonNode c : valid.get("calc_padded_len")) {
                suite.check(
                        "padded length " + c,
                        () -> assertEquals(
                                c.get(1).intValue(), Nip44.paddedLength(c.get(0).intValue())));
            }
            for (JsonNode c : valid.get("encrypt_decrypt")) {
                suite.check("encrypt " + c.get("nonce"), () -> {
                    byte[] key = key(c, "sec1", "sec2");
                    assertEquals(c.get("conversation_key").stringValue(), HEX.formatHex(key));
                    assertEquals(c.get("conversation_key").stringValue(), HEX.formatHex(key(c, "sec2", "sec1")));
                    String plaintext = c.get("plaintext").stringValue();
                    String payload = c.get("payload").stringValue();
                    assertEquals(payload, Nip44.encrypt(key, plaintext, hex(c, "nonce")));
                    assertEquals(Optional.of(plaintext), Nip44.decrypt(key, payload));
                });
            }
            for (JsonNode c : valid.get("encrypt_decrypt_long_msg")) {
                suite.check("long text " + c.get("nonce"), () -> {
                    byte[] key = hex(c, "conversation_key");
                    String plaintext = c.get("pattern")
                            .stringValue()
                            .repeat(c.get("repeat").intValue());
                    assertEquals(c.get("plaintext_sha256").stringValue(), sha256(plaintext));
                    String payload = Nip44.encrypt(key, plaintext, hex(c, "nonce"));
                    assertEquals(c.get("payload_sha256").stringValue(), sha256(payload));
                    assertEquals(Optional.of(plaintext), Nip44.decrypt(key, payload));
                });
            }
            for (JsonNode c : invalid.get("encrypt_msg_lengths")) {
                suite.refuses("length " + c, () -> Nip44.encrypt(new byte[32], "a".repeat(c.intValue()), new byte[32]));
            }
            for (JsonNode c : invalid.get("get_conversation_key")) {
                suite.check(c.get("note").stringValue(), () -> assertEquals(Optional.empty(), conversationKey(c)));
            }
            for (JsonNode c : invalid.get("decrypt")) {
                suite.check(
                        c.get("note").stringValue() + " " + c.get("nonce"),
                        () -> assertEquals(
                                Optional.empty(),
                                Nip44.decrypt(
                                        hex(c, "conversation_key"),
                                        c.get("payload").stringValue())));
            }
        });
    }

    private static Optional<byte[]> conversationKey(JsonNode c) {
        return SecretIdentity.of(hex(c, "sec1"))
                .flatMap(mine -> PublicIdentity.of(hex(c, "pub2")).map(theirs -> Nip44.conversationKey(mine, theirs)));
    }

    private static byte[] key(JsonNode c, String mine, String theirs) {
        try (SecretIdentity own = SecretIdentity.of(hex(c, mine)).orElseThrow();
                SecretIdentity other = SecretIdentity.of(hex(c, theirs)).orElseThrow()) {
            return Nip44.conversationKey(own, other.publicIdentity());
        }
    }

    private static byte[] hex(JsonNode c, String member) {
        return HEX.parseHex(c.get(member).stringValue());
    }

    private static String sha256(String text) throws java.security.NoSuchAlgorithmException {
        return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
