package org.kakehashi.messaging.identity;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A Nostr public key: the x coordinate of a point on secp256k1, 32 bytes big-endian, as in BIP-340. Only coordinates
 * that lie on the curve become an object of this class.
 */
public final class PublicIdentity {

    private final byte[] x;

    private PublicIdentity(byte[] x) {
        this.x = x;
    }

    /** The key with this x coordinate; empty when it is not 32 bytes or no point of the curve has it. */
    public static Optional<PublicIdentity> of(byte[] x) {
        if (x.length != 32) {
            return Optional.empty();
        }
        try {
            Secp256k1.Companion.pubkeyParse(withEvenPrefix(x));
            return Optional.of(new PublicIdentity(x.clone()));
        } catch (Secp256k1Exception notOnTheCurve) {
            return Optional.empty();
        }
    }

    /** The key written as 64 lower-case hexadecimal digits; empty for anything else. */
    public static Optional<PublicIdentity> ofHex(String hex) {
        if (hex.length() != 64 || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            return of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** The key written as {@code npub1…} (NIP-19). */
    public static Optional<PublicIdentity> ofNpub(String npub) {
        return Nip19.decode("npub", npub, 32).flatMap(PublicIdentity::of);
    }

    public String hex() {
        return HexFormat.of().formatHex(x);
    }

    public String npub() {
        return Nip19.encode("npub", x);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return x.clone();
    }

    /** Whether {@code signature} (64 bytes, BIP-340) of the 32-byte message was made by this key. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (message.length != 32 || signature.length != 64) {
            return false;
        }
        try {
            return Secp256k1.Companion.verifySchnorr(signature, message, x);
        } catch (Secp256k1Exception malformed) {
            return false;
        }
    }

    /** The compressed point with this x and an even y, 33 bytes (SEC 1). */
    byte[] evenPoint() {
        return withEvenPrefix(x);
    }

    private static byte[] withEvenPrefix(byte[] x) {
        byte[] point = new byte[33];
        point[0] = 2;
        System.arraycopy(x, 0, point, 1, 32);
        return point;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicIdentity that && Arrays.equals(x, that.x);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(x);
    }

    @Override
    public String toString() {
        return npub();
    }
}
