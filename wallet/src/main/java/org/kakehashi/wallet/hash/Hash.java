package org.kakehashi.wallet.hash;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Digests of byte strings. Every method takes parts and hashes them as if they were joined, so that callers need not
 * copy secrets together.
 */
public final class Hash {

    private Hash() {}

    /** Keccak-256 as Ethereum uses it (the padding from before SHA-3 was standardised); 32 bytes. */
    public static byte[] keccak256(byte[]... parts) {
        return digest(new KeccakDigest(256), parts);
    }

    /** SHA-256 (FIPS 180-4); 32 bytes. */
    public static byte[] sha256(byte[]... parts) {
        return digest(new SHA256Digest(), parts);
    }

    /** SHA-512 (FIPS 180-4); 64 bytes. */
    public static byte[] sha512(byte[]... parts) {
        return digest(new SHA512Digest(), parts);
    }

    /** RIPEMD-160; 20 bytes. */
    public static byte[] ripemd160(byte[]... parts) {
        return digest(new RIPEMD160Digest(), parts);
    }

    /** RIPEMD-160 of SHA-256, the key identifier of BIP-32; 20 bytes. */
    public static byte[] hash160(byte[]... parts) {
        return ripemd160(sha256(parts));
    }

    /** HMAC-SHA256 (RFC 2104); 32 bytes. */
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        return hmac(new SHA256Digest(), key, parts);
    }

    /** HMAC-SHA512 (RFC 2104); 64 bytes. */
    public static byte[] hmacSha512(byte[] key, byte[]... parts) {
        return hmac(new SHA512Digest(), key, parts);
    }

    private static byte[] digest(Digest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] hmac(Digest digest, byte[] key, byte[]... parts) {
        HMac mac = new HMac(digest);
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }
}
