package org.kakehashi.wallet.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.signature.Secp256k1;

/**
 * A key of the tree of BIP-32: a private or public key with the chain code from which its children follow. A private
 * one is wiped by {@link #close}; its children are keys of their own, closed by whoever asked for them.
 */
public final class ExtendedKey implements AutoCloseable {

    private static final byte[] MASTER_LABEL = "Bitcoin seed".getBytes(StandardCharsets.US_ASCII);
    private static final int PRIVATE_VERSION = 0x0488ade4;
    private static final int PUBLIC_VERSION = 0x0488b21e;
    private static final int ENCODED = 78;
    private static final int LONGEST_TEXT = 128;

    private final @Nullable PrivateKey privateKey;
    private final PublicKey publicKey;
    private final byte[] chainCode;
    private final int depth;
    private final int parentFingerprint;
    private final int childNumber;

    private ExtendedKey(@Nullable PrivateKey privateKey, PublicKey publicKey, byte[] chainCode, Origin origin) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.chainCode = chainCode;
        this.depth = origin.depth();
        this.parentFingerprint = origin.parentFingerprint();
        this.childNumber = origin.childNumber();
    }

    private record Origin(int depth, int parentFingerprint, int childNumber) {}

    /** What became of text read as an extended key. */
    public sealed interface Reading {}

    /** A sound key; the caller closes it. */
    public record Valid(ExtendedKey key) implements Reading {}

    /** Not base58 with a checksum that holds: something was mistyped or cut. */
    public record BadChecksum() implements Reading {}

    /** Sound text, but not of a main-network extended key (xprv, xpub), or of another length. */
    public record NotExtendedKey() implements Reading {}

    /** An extended key that BIP-32 forbids. */
    public record Forbidden(Reason reason) implements Reading {}

    /** Why a key is forbidden. */
    public enum Reason {
        /** The version says private and the key is public, or the other way round; or its first byte is unknown. */
        KIND_MISMATCH,
        /** A master key that claims a parent or a child number. */
        MASTER_WITH_PARENT,
        /** A private key of zero or beyond the order. */
        KEY_OUT_OF_RANGE,
        /** A public key that is no point of the curve. */
        NOT_ON_CURVE
    }

    /**
     * The master key of a seed.
     *
     * @param seed 16 to 64 bytes, not kept
     * @throws IllegalArgumentException for another length, or for one of the 1 in 2^127 seeds that give no key
     */
    public static ExtendedKey ofSeed(byte[] seed) {
        if (seed.length < 16 || seed.length > 64) {
            throw new IllegalArgumentException("a seed has 16 to 64 bytes");
        }
        byte[] both = Hash.hmacSha512(MASTER_LABEL, seed);
        byte[] left = Arrays.copyOf(both, 32);
        try {
            PrivateKey key = PrivateKey.of(left);
            return new ExtendedKey(key, key.publicKey(), Arrays.copyOfRange(both, 32, 64), new Origin(0, 0, 0));
        } finally {
            Arrays.fill(both, (byte) 0);
            Arrays.fill(left, (byte) 0);
        }
    }

    /** Reads an xprv or xpub, blanks around it ignored; strict in everything else. */
    public static Reading read(CharSequence text) {
        String trimmed = text.length() > LONGEST_TEXT ? "" : text.toString().strip();
        Optional<byte[]> checked = Base58.decodeChecked(trimmed);
        if (checked.isEmpty()) {
            return new BadChecksum();
        }
        byte[] bytes = checked.get();
        try {
            return bytes.length == ENCODED ? parse(ByteBuffer.wrap(bytes)) : new NotExtendedKey();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Reading parse(ByteBuffer in) {
        int version = in.getInt();
        if (version != PRIVATE_VERSION && version != PUBLIC_VERSION) {
            return new NotExtendedKey();
        }
        Origin origin = new Origin(in.get() & 0xff, in.getInt(), in.getInt());
        if (origin.depth() == 0 && (origin.parentFingerprint() != 0 || origin.childNumber() != 0)) {
            return new Forbidden(Reason.MASTER_WITH_PARENT);
        }
        byte[] chainCode = new byte[32];
        in.get(chainCode);
        byte[] key = new byte[33];
        in.get(key);
        try {
            return version == PRIVATE_VERSION
                    ? parsePrivate(key, chainCode, origin)
                    : parsePublic(key, chainCode, origin);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Reading parsePrivate(byte[] encoded, byte[] chainCode, Origin origin) {
        if (encoded[0] != 0) {
            return new Forbidden(Reason.KIND_MISMATCH);
        }
        byte[] number = Arrays.copyOfRange(encoded, 1, 33);
        try {
            return PrivateKey.read(number) instanceof PrivateKey.Valid(PrivateKey key)
                    ? new Valid(new ExtendedKey(key, key.publicKey(), chainCode, origin))
                    : new Forbidden(Reason.KEY_OUT_OF_RANGE);
        } finally {
            Arrays.fill(number, (byte) 0);
        }
    }

    private static Reading parsePublic(byte[] encoded, byte[] chainCode, Origin origin) {
        if (encoded[0] != 2 && encoded[0] != 3) {
            return new Forbidden(Reason.KIND_MISMATCH);
        }
        return PublicKey.read(encoded)
                .<Reading>map(key -> new Valid(new ExtendedKey(null, key, chainCode, origin)))
                .orElse(new Forbidden(Reason.NOT_ON_CURVE));
    }

    /** Whether this key holds its private part. */
    public boolean isPrivate() {
        return privateKey != null;
    }

    /**
     * The private key, owned by this one and wiped with it; use {@code PrivateKey.of(key.bytes())} to keep a copy.
     *
     * @throws IllegalStateException if this key is public
     */
    public PrivateKey privateKey() {
        if (privateKey == null) {
            throw new IllegalStateException("a public key has no private part");
        }
        return privateKey;
    }

    /** The public key. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The address of the public key. */
    public Address address() {
        return publicKey.address();
    }

    /** A copy of the 32 bytes from which, with the key, the children follow. */
    public byte[] chainCode() {
        return chainCode.clone();
    }

    /** Steps from the master key, 0 to 255. */
    public int depth() {
        return depth;
    }

    /** Number among the children of the parent, top bit set if hardened. */
    public int childNumber() {
        return childNumber;
    }

    /** First four bytes of the parent's identifier, big-endian; 0 for a master key. */
    public int parentFingerprint() {
        return parentFingerprint;
    }

    /** First four bytes of RIPEMD-160(SHA-256(public key)), big-endian. */
    public int fingerprint() {
        return ByteBuffer.wrap(Hash.hash160(publicKey.compressed())).getInt();
    }

    /**
     * The descendant at the end of a path; keys on the way are wiped.
     *
     * @throws IllegalStateException if this key is public and a step is hardened
     * @throws IllegalArgumentException as {@link #child}
     */
    public ExtendedKey derive(DerivationPath path) {
        ExtendedKey key = copy();
        for (int step : path.steps()) {
            try (ExtendedKey parent = key) {
                key = parent.child(step);
            }
        }
        return key;
    }

    /**
     * One child.
     *
     * @param number child number, top bit set for a hardened one
     * @throws IllegalStateException if this key is public and the child hardened
     * @throws IllegalArgumentException below depth 255, or for the 1 in 2^127 numbers that give no key
     */
    public ExtendedKey child(int number) {
        if (depth == 255) {
            throw new IllegalArgumentException("the tree ends here");
        }
        boolean hardened = (number & DerivationPath.HARDENED) != 0;
        byte[] index = ByteBuffer.allocate(4).putInt(number).array();
        byte[] both;
        if (hardened) {
            byte[] own = privateKey().bytes();
            both = Hash.hmacSha512(chainCode, new byte[1], own, index);
            Arrays.fill(own, (byte) 0);
        } else {
            both = Hash.hmacSha512(chainCode, publicKey.compressed(), index);
        }
        try {
            BigInteger tweak = new BigInteger(1, both, 0, 32);
            if (tweak.compareTo(Secp256k1.ORDER) >= 0) {
                throw new IllegalArgumentException("no key under this number");
            }
            Origin origin = new Origin(depth + 1, fingerprint(), number);
            byte[] childCode = Arrays.copyOfRange(both, 32, 64);
            return privateKey == null
                    ? publicChild(tweak, childCode, origin)
                    : privateChild(privateKey, tweak, childCode, origin);
        } finally {
            Arrays.fill(both, (byte) 0);
        }
    }

    private static ExtendedKey privateChild(PrivateKey parent, BigInteger tweak, byte[] childCode, Origin origin) {
        byte[] own = parent.bytes();
        byte[] sum = BigIntegers.asUnsignedByteArray(
                32, tweak.add(new BigInteger(1, own)).mod(Secp256k1.ORDER));
        try {
            PrivateKey key = PrivateKey.of(sum);
            return new ExtendedKey(key, key.publicKey(), childCode, origin);
        } finally {
            Arrays.fill(own, (byte) 0);
            Arrays.fill(sum, (byte) 0);
        }
    }

    private ExtendedKey publicChild(BigInteger tweak, byte[] childCode, Origin origin) {
        ECPoint point =
                Secp256k1.multiplyGenerator(tweak).add(publicKey.point()).normalize();
        if (point.isInfinity()) {
            throw new IllegalArgumentException("no key under this number");
        }
        return new ExtendedKey(null, new PublicKey(point), childCode, origin);
    }

    /** The same key without its private part: it can show addresses and cannot spend. */
    public ExtendedKey neuter() {
        return new ExtendedKey(null, publicKey, chainCode.clone(), origin());
    }

    /** The public text form, xpub…; whoever has it sees all addresses of ordinary descendants. */
    public String xpub() {
        byte[] bytes = encode(PUBLIC_VERSION, publicKey.compressed());
        return new String(Base58.encodeChecked(bytes));
    }

    /**
     * The private text form, xprv…; the caller wipes it.
     *
     * @throws IllegalStateException if this key is public
     */
    public char[] xprv() {
        byte[] number = privateKey().bytes();
        byte[] padded = new byte[33];
        System.arraycopy(number, 0, padded, 1, 32);
        byte[] bytes = encode(PRIVATE_VERSION, padded);
        try {
            return Base58.encodeChecked(bytes);
        } finally {
            Arrays.fill(number, (byte) 0);
            Arrays.fill(padded, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Wipes the private key, if there is one, and the chain code. */
    @Override
    public void close() {
        if (privateKey != null) {
            privateKey.close();
        }
        Arrays.fill(chainCode, (byte) 0);
    }

    /** Says only which kind of key this is. */
    @Override
    public String toString() {
        return "ExtendedKey[" + (isPrivate() ? "private, hidden" : "public") + ", depth " + depth + "]";
    }

    private ExtendedKey copy() {
        if (privateKey == null) {
            return neuter();
        }
        byte[] number = privateKey.bytes();
        try {
            return new ExtendedKey(PrivateKey.of(number), publicKey, chainCode.clone(), origin());
        } finally {
            Arrays.fill(number, (byte) 0);
        }
    }

    private Origin origin() {
        return new Origin(depth, parentFingerprint, childNumber);
    }

    private byte[] encode(int version, byte[] key) {
        return ByteBuffer.allocate(ENCODED)
                .putInt(version)
                .put((byte) depth)
                .putInt(parentFingerprint)
                .putInt(childNumber)
                .put(chainCode)
                .put(key)
                .array();
    }
}
