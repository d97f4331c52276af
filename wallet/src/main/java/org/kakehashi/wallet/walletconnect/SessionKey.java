package org.kakehashi.wallet.walletconnect;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.kakehashi.wallet.hash.Hash;

/**
 * The key that both ends of a WalletConnect session come to: HKDF-SHA256, without salt and info, over the X25519 shared
 * secret.
 */
public final class SessionKey {

    private static final int LENGTH = 32;

    private SessionKey() {}

    /** The public key of 32 bytes that belongs to a private key of 32 bytes. */
    public static byte[] publicKey(byte[] privateKey) {
        return new X25519PrivateKeyParameters(privateKey, 0).generatePublicKey().getEncoded();
    }

    /**
     * The session's 32-byte key, which the caller wipes.
     *
     * @throws IllegalStateException when the other's key is one that would give everyone the same secret
     */
    public static byte[] agree(byte[] ownPrivateKey, byte[] othersPublicKey) {
        X25519Agreement agreement = new X25519Agreement();
        agreement.init(new X25519PrivateKeyParameters(ownPrivateKey, 0));
        byte[] shared = new byte[agreement.getAgreementSize()];
        agreement.calculateAgreement(new X25519PublicKeyParameters(othersPublicKey, 0), shared, 0);
        HKDFBytesGenerator derivation = new HKDFBytesGenerator(new SHA256Digest());
        derivation.init(new HKDFParameters(shared, null, null));
        byte[] key = new byte[LENGTH];
        derivation.generateBytes(key, 0, LENGTH);
        Arrays.fill(shared, (byte) 0);
        return key;
    }

    /** The session's topic at the relay: SHA-256 of its key, as 64 hex digits. */
    public static String topic(byte[] key) {
        return HexFormat.of().formatHex(Hash.sha256(key));
    }
}
