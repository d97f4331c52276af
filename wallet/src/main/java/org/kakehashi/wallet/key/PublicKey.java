package org.kakehashi.wallet.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.signature.Secp256k1;
import org.kakehashi.wallet.signature.Signature;

/** A point on secp256k1 that belongs to a private key. Immutable; equal by point. */
public final class PublicKey {

    private static final byte[] SPKI_WHOLE = HexFormat.of().parseHex("3056301006072a8648ce3d020106052b8104000a034200");
    private static final byte[] SPKI_COMPRESSED =
            HexFormat.of().parseHex("3036301006072a8648ce3d020106052b8104000a032200");

    private final ECPoint point;

    PublicKey(ECPoint point) {
        this.point = point.normalize();
    }

    /** Reads 33 bytes (02 or 03, x) or 65 bytes (04, x, y); empty if that is no point of the curve. */
    public static Optional<PublicKey> read(byte[] encoded) {
        return Secp256k1.readPoint(encoded).map(PublicKey::new);
    }

    /**
     * Reads a SubjectPublicKeyInfo (RFC 5480) that names secp256k1 by its identifier, in strict DER; empty otherwise.
     */
    public static Optional<PublicKey> readSpki(byte[] der) {
        byte[] prefix = der.length == SPKI_WHOLE.length + 65 ? SPKI_WHOLE : SPKI_COMPRESSED;
        if (der.length <= prefix.length || !Arrays.equals(Arrays.copyOf(der, prefix.length), prefix)) {
            return Optional.empty();
        }
        return read(Arrays.copyOfRange(der, prefix.length, der.length));
    }

    /** The key that made a signature over a hash of 32 bytes; empty if there is none. */
    public static Optional<PublicKey> recover(byte[] hash, Signature signature) {
        return signature.recoverPublicKey(hash).flatMap(PublicKey::read);
    }

    /** 33 bytes: 02 or 03, x. */
    public byte[] compressed() {
        return point.getEncoded(true);
    }

    /** 65 bytes: 04, x, y. */
    public byte[] uncompressed() {
        return point.getEncoded(false);
    }

    /** The address: last twenty bytes of keccak256(x, y). */
    public Address address() {
        byte[] digest = Hash.keccak256(Arrays.copyOfRange(uncompressed(), 1, 65));
        return Address.of(Arrays.copyOfRange(digest, 12, 32));
    }

    /** Whether a signature over a hash of 32 bytes was made by this key. */
    public boolean verify(byte[] hash, Signature signature) {
        return recover(hash, signature).filter(this::equals).isPresent();
    }

    /**
     * Whether r and s, of a signature without parity, were made by this key; false also where they are out of range or
     * s lies above half the order.
     *
     * @param hash 32 bytes
     */
    public boolean verify(byte[] hash, BigInteger r, BigInteger s) {
        if (!(Signature.of(r, s, 0) instanceof Signature.Valid)) {
            return false;
        }
        BigInteger inverse = s.modInverse(Secp256k1.ORDER);
        BigInteger ofGenerator = new BigInteger(1, hash).multiply(inverse).mod(Secp256k1.ORDER);
        BigInteger ofKey = r.multiply(inverse).mod(Secp256k1.ORDER);
        ECPoint nonce = ECAlgorithms.sumOfTwoMultiplies(Secp256k1.generator(), ofGenerator, point, ofKey)
                .normalize();
        return !nonce.isInfinity()
                && nonce.getAffineXCoord().toBigInteger().mod(Secp256k1.ORDER).equals(r);
    }

    ECPoint point() {
        return point;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicKey that && point.equals(that.point);
    }

    @Override
    public int hashCode() {
        return point.hashCode();
    }

    /** The compressed form in hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(compressed());
    }
}
