package org.kakehashi.messaging.identity;

import fr.acinq.secp256k1.Secp256k1;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** A Nostr private key: a scalar of secp256k1 in 1..n-1, 32 bytes big-endian. Wiped when closed; never printed. */
public final class SecretIdentity implements AutoCloseable {

    private final byte[] scalar;
    private final PublicIdentity publicIdentity;

    private SecretIdentity(byte[] scalar, PublicIdentity publicIdentity) {
        this.scalar = scalar;
        this.publicIdentity = publicIdentity;
    }

    /** The key with this scalar, copied; empty when it is not 32 bytes or out of range. */
    public static Optional<SecretIdentity> of(byte[] scalar) {
        if (scalar.length != 32 || !Secp256k1.Companion.secKeyVerify(scalar)) {
            return Optional.empty();
        }
        byte[] point = Secp256k1.Companion.pubkeyCreate(scalar);
        return PublicIdentity.of(Arrays.copyOfRange(point, 1, 33)).map(key -> new SecretIdentity(scalar.clone(), key));
    }

    /** The key written as {@code nsec1…} (NIP-19). */
    public static Optional<SecretIdentity> ofNsec(String nsec) {
        return Nip19.decode("nsec", nsec, 32).flatMap(bytes -> {
            try {
                return of(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    /** A new random key, as for the outside of a gift wrap. */
    public static SecretIdentity random(SecureRandom random) {
        byte[] bytes = new byte[32];
        try {
            while (true) {
                random.nextBytes(bytes);
                Optional<SecretIdentity> key = of(bytes);
                if (key.isPresent()) {
                    return key.get();
                }
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public PublicIdentity publicIdentity() {
        return publicIdentity;
    }

    /** The {@code nsec1…} form: the secret itself, for showing behind a password only. */
    public String nsec() {
        return Nip19.encode("nsec", scalar);
    }

    /** A BIP-340 signature, 64 bytes, of a 32-byte message with fresh auxiliary randomness. */
    public byte[] sign(byte[] message, SecureRandom random) {
        if (message.length != 32) {
            throw new IllegalArgumentException("a signed message is 32 bytes, not " + message.length);
        }
        byte[] auxiliary = new byte[32];
        random.nextBytes(auxiliary);
        return Secp256k1.Companion.signSchnorr(message, scalar, auxiliary);
    }

    /** The x coordinate of the Diffie-Hellman point with the other's key, 32 bytes, unhashed (NIP-44); the caller wipes it. */
    public byte[] sharedX(PublicIdentity other) {
        byte[] product = Secp256k1.Companion.pubKeyTweakMul(other.evenPoint(), scalar);
        byte[] x = Arrays.copyOfRange(product, 1, 33);
        Arrays.fill(product, (byte) 0);
        return x;
    }

    /** A copy of the scalar; the caller wipes it. */
    public byte[] bytes() {
        return scalar.clone();
    }

    @Override
    public void close() {
        Arrays.fill(scalar, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretIdentity of " + publicIdentity;
    }
}
