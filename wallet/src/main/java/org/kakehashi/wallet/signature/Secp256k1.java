package org.kakehashi.wallet.signature;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The curve of Bitcoin and Ethereum keys (SEC 2): its numbers, and points to and from bytes. */
public final class Secp256k1 {

    /** With arithmetic written for this very prime, several times as fast as the general one. */
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");

    /** Order of the group; private keys are 1 to this less one. */
    public static final BigInteger ORDER = PARAMETERS.getN();

    /** Half the order, rounded down: the largest s that is accepted in a signature (EIP-2). */
    public static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private Secp256k1() {}

    /** The base point. */
    public static ECPoint generator() {
        return PARAMETERS.getG();
    }

    /** The base point times a number, in affine form. */
    public static ECPoint multiplyGenerator(BigInteger scalar) {
        return new FixedPointCombMultiplier()
                .multiply(PARAMETERS.getG(), scalar)
                .normalize();
    }

    /** Order of the field that coordinates live in. */
    public static BigInteger fieldOrder() {
        return PARAMETERS.getCurve().getField().getCharacteristic();
    }

    /** Whether a number can be a private key: 1 to the order less one. */
    public static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    /**
     * A point from 33 bytes (02 or 03, x) or 65 bytes (04, x, y), big-endian; empty if it is not on the curve, is the
     * point at infinity, or is written in any other way.
     */
    public static Optional<ECPoint> readPoint(byte[] encoded) {
        boolean compressed = encoded.length == 33 && (encoded[0] == 2 || encoded[0] == 3);
        boolean whole = encoded.length == 65 && encoded[0] == 4;
        if (!compressed && !whole) {
            return Optional.empty();
        }
        try {
            ECCurve curve = PARAMETERS.getCurve();
            ECPoint point = curve.decodePoint(encoded);
            return point.isInfinity() || !point.isValid() ? Optional.empty() : Optional.of(point.normalize());
        } catch (IllegalArgumentException notOnCurve) {
            return Optional.empty();
        }
    }
}
