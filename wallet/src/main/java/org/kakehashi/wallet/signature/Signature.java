package org.kakehashi.wallet.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;

/**
 * An ECDSA signature on secp256k1 with the bit that picks the public key. Always canonical: r and s in 1..n-1 and s not
 * above half the order (EIP-2), so that there is one signature and not two.
 *
 * @param r first number
 * @param s second number
 * @param yParity 0 or 1: whether the y coordinate of the nonce point is odd
 */
public record Signature(BigInteger r, BigInteger s, int yParity) {

    /** Checks the ranges. @throws IllegalArgumentException if one is left */
    public Signature {
        if (!Secp256k1.isScalar(r) || !Secp256k1.isScalar(s)) {
            throw new IllegalArgumentException("r and s lie between 1 and the order of the curve");
        }
        if (s.compareTo(Secp256k1.HALF_ORDER) > 0) {
            throw new IllegalArgumentException("s lies above half the order");
        }
        if (yParity != 0 && yParity != 1) {
            throw new IllegalArgumentException("the parity is 0 or 1");
        }
    }

    /** What became of bytes read as a signature. */
    public sealed interface Reading {}

    /** A canonical signature. */
    public record Valid(Signature signature) implements Reading {}

    /** Neither 64 nor 65 bytes. */
    public record WrongLength(int found) implements Reading {}

    /** r or s is zero or not below the order. */
    public record OutOfRange() implements Reading {}

    /** s lies above half the order: a twin of a canonical signature, refused (EIP-2). */
    public record HighS() implements Reading {}

    /** The last of 65 bytes is not 0, 1, 27 or 28. */
    public record WrongRecoveryByte(int found) implements Reading {}

    /**
     * Reads 65 bytes (r, s, and 0, 1, 27 or 28) or the 64 bytes of EIP-2098 (r, then s with the parity as its highest
     * bit), numbers big-endian.
     */
    public static Reading read(byte[] bytes) {
        if (bytes.length != 64 && bytes.length != 65) {
            return new WrongLength(bytes.length);
        }
        byte[] second = Arrays.copyOfRange(bytes, 32, 64);
        int yParity;
        if (bytes.length == 64) {
            yParity = (second[0] & 0x80) >>> 7;
            second[0] &= 0x7f;
        } else {
            int v = bytes[64] & 0xff;
            if (v != 0 && v != 1 && v != 27 && v != 28) {
                return new WrongRecoveryByte(v);
            }
            yParity = v >= 27 ? v - 27 : v;
        }
        return of(new BigInteger(1, bytes, 0, 32), new BigInteger(1, second), yParity);
    }

    /**
     * Judges the three numbers.
     *
     * @throws IllegalArgumentException if the parity is neither 0 nor 1
     */
    public static Reading of(BigInteger r, BigInteger s, int yParity) {
        if (!Secp256k1.isScalar(r) || !Secp256k1.isScalar(s)) {
            return new OutOfRange();
        }
        if (s.compareTo(Secp256k1.HALF_ORDER) > 0) {
            return new HighS();
        }
        return new Valid(new Signature(r, s, yParity));
    }

    /** 65 bytes: r, s, and 27 or 28. */
    public byte[] bytes() {
        byte[] out = Arrays.copyOf(joined(), 65);
        out[64] = (byte) (27 + yParity);
        return out;
    }

    /** 64 bytes of EIP-2098: r, then s with the parity as its highest bit. */
    public byte[] compact() {
        byte[] out = joined();
        out[32] |= (byte) (yParity << 7);
        return out;
    }

    /**
     * The public key that made this signature over a hash, as 65 bytes (04, x, y); empty if there is none.
     *
     * @param hash 32 bytes that were signed
     */
    public Optional<byte[]> recoverPublicKey(byte[] hash) {
        if (hash.length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
        byte[] encoded = new byte[33];
        encoded[0] = (byte) (2 + yParity);
        BigIntegers.asUnsignedByteArray(r, encoded, 1, 32);
        Optional<ECPoint> nonce = Secp256k1.readPoint(encoded);
        if (nonce.isEmpty()) {
            return Optional.empty();
        }
        BigInteger inverse = r.modInverse(Secp256k1.ORDER);
        BigInteger ofPoint = s.multiply(inverse).mod(Secp256k1.ORDER);
        BigInteger ofGenerator =
                new BigInteger(1, hash).negate().multiply(inverse).mod(Secp256k1.ORDER);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(Secp256k1.generator(), ofGenerator, nonce.get(), ofPoint)
                .normalize();
        return key.isInfinity() ? Optional.empty() : Optional.of(key.getEncoded(false));
    }

    /** The address whose key made this signature over a hash of 32 bytes; empty if there is none. */
    public Optional<Address> recoverAddress(byte[] hash) {
        return recoverPublicKey(hash).map(key -> {
            byte[] digest = Hash.keccak256(Arrays.copyOfRange(key, 1, 65));
            return Address.of(Arrays.copyOfRange(digest, 12, 32));
        });
    }

    private byte[] joined() {
        byte[] out = new byte[64];
        BigIntegers.asUnsignedByteArray(r, out, 0, 32);
        BigIntegers.asUnsignedByteArray(s, out, 32, 32);
        return out;
    }
}
