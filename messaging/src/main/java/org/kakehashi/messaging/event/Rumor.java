package org.kakehashi.messaging.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/**
 * An event without a signature (NIP-59 calls it a rumor): its author can deny it, its id still names it.
 *
 * @param author who says it
 * @param createdAt Unix time in seconds
 * @param kind 0 to 65,535
 * @param tags each at least one string long
 * @param content any text
 */
public record Rumor(PublicIdentity author, long createdAt, int kind, List<List<String>> tags, String content) {

    public Rumor {
        if (createdAt < 0 || kind < 0 || kind > 65_535) {
            throw new IllegalArgumentException("kind " + kind + " at " + createdAt);
        }
        tags = tags.stream().map(List::copyOf).toList();
    }

    /** The SHA-256 of the serialisation of NIP-01, 64 hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(hash());
    }

    /** The event with the author's signature. */
    public SignedEvent sign(SecretIdentity secret, SecureRandom random) {
        if (!secret.publicIdentity().equals(author)) {
            throw new IllegalArgumentException("only the author signs");
        }
        return new SignedEvent(this, HexFormat.of().formatHex(secret.sign(hash(), random)));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(EventJson.serialisation(this).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
