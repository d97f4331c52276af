package org.kakehashi.wallet.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.signature.Secp256k1;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.signature.Signer;

/**
 * A private key of secp256k1, a number from 1 to the order less one. It is held in one array that {@link #close} wipes;
 * afterwards every use throws {@link IllegalStateException}. Its text never shows the number.
 */
public final class PrivateKey implements Signer, AutoCloseable {

    /** Number of bytes in a private key. */
    public static final int LENGTH = 32;

    private final byte[] number;
    private boolean wiped;

    private PrivateKey(byte[] number) {
        this.number = number;
    }

    /** What became of bytes or text read as a private key. */
    public sealed interface Reading {}

    /** A key; the caller closes it. */
    public record Valid(PrivateKey key) implements Reading {}

    /** A character that is no hex digit. */
    public record NotHex(int index) implements Reading {}

    /** Not 32 bytes, or not 64 hex digits. */
    public record WrongLength(int found) implements Reading {}

    /** Zero, or not below the order of the curve: such a key opens nothing. */
    public record OutOfRange() implements Reading {}

    /**
     * The key with the given 32 bytes, big-endian, which are copied.
     *
     * @throws IllegalArgumentException if the length or the range is wrong; see {@link #read(byte[])}
     */
    public static PrivateKey of(byte[] bytes) {
        if (read(bytes) instanceof Valid(PrivateKey key)) {
            return key;
        }
        throw new IllegalArgumentException("not a private key");
    }

    /** Judges bytes that came from outside; they are copied. */
    public static Reading read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return new WrongLength(bytes.length);
        }
        if (!Secp256k1.isScalar(new BigInteger(1, bytes))) {
            return new OutOfRange();
        }
        return new Valid(new PrivateKey(bytes.clone()));
    }

    /**
     * Judges text that a person pasted: 64 hex digits, with or without 0x, blanks around ignored. The text is not wiped;
     * that is the caller's part.
     */
    public static Reading readHex(char[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        if (to - from >= 2 && text[from] == '0' && (text[from + 1] == 'x' || text[from + 1] == 'X')) {
            from += 2;
        }
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text[i])) {
                return new NotHex(i);
            }
        }
        if (to - from != 2 * LENGTH) {
            return new WrongLength(to - from);
        }
        byte[] bytes = new byte[LENGTH];
        try {
            for (int i = 0; i < LENGTH; i++) {
                bytes[i] = (byte) ((HexFormat.fromHexDigit(text[from + 2 * i]) << 4)
                        | HexFormat.fromHexDigit(text[from + 2 * i + 1]));
            }
            return read(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A new key, every one as likely as another. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        try {
            while (true) {
                random.nextBytes(bytes);
                if (read(bytes) instanceof Valid(PrivateKey key)) {
                    return key;
                }
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A copy of the 32 bytes, big-endian; the caller wipes it. */
    public synchronized byte[] bytes() {
        requireWhole();
        return number.clone();
    }

    /** The public key. */
    public PublicKey publicKey() {
        return new PublicKey(Secp256k1.multiplyGenerator(scalar()));
    }

    /** The address of the public key. */
    public Address address() {
        return publicKey().address();
    }

    /**
     * Signs a hash of 32 bytes: nonce by RFC 6979 with SHA-256, s not above half the order.
     *
     * @throws IllegalArgumentException if the hash has another length
     */
    @Override
    public Signature sign(byte[] hash) {
        if (hash.length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
        BigInteger order = Secp256k1.ORDER;
        BigInteger secret = scalar();
        BigInteger digest = new BigInteger(1, hash);
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(order, secret, hash);
        while (true) {
            BigInteger nonce = nonces.nextK();
            ECPoint point = Secp256k1.multiplyGenerator(nonce);
            BigInteger r = point.getAffineXCoord().toBigInteger();
            BigInteger s = BigIntegers.modOddInverse(order, nonce)
                    .multiply(digest.add(secret.multiply(r)))
                    .mod(order);
            // An x beyond the order would need a second recovery bit, which no Ethereum format can hold.
            if (r.signum() == 0 || r.compareTo(order) >= 0 || s.signum() == 0) {
                continue;
            }
            boolean odd = point.getAffineYCoord().testBitZero();
            boolean high = s.compareTo(Secp256k1.HALF_ORDER) > 0;
            return new Signature(r, high ? order.subtract(s) : s, odd ^ high ? 1 : 0);
        }
    }

    /** The x coordinate of this key times another's point (ECDH, SEC 1), 32 bytes; the caller wipes it. */
    public byte[] sharedX(PublicKey other) {
        ECPoint shared = other.point().multiply(scalar()).normalize();
        return shared.getAffineXCoord().getEncoded();
    }

    /** Wipes the key. */
    @Override
    public synchronized void close() {
        Arrays.fill(number, (byte) 0);
        wiped = true;
    }

    /** Says only that this is a private key. */
    @Override
    public String toString() {
        return "PrivateKey[hidden]";
    }

    private synchronized BigInteger scalar() {
        requireWhole();
        return new BigInteger(1, number);
    }

    private void requireWhole() {
        if (wiped) {
            throw new IllegalStateException("the key has been wiped");
        }
    }
}
