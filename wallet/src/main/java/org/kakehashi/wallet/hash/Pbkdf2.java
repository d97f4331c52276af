package org.kakehashi.wallet.hash;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.kakehashi.vault.Progress;

/** PBKDF2 with HMAC-SHA256 (RFC 8018), which can be watched and stopped. */
public final class Pbkdf2 {

    /** Rounds that data from outside may ask for; some ten seconds. */
    public static final int MOST_ROUNDS = 10_000_000;

    private static final int HASH = 32;
    private static final int CHECK_EVERY = 4096;

    private Pbkdf2() {}

    /**
     * Derives bytes from a password; the caller wipes both.
     *
     * @throws InterruptedException when the thread was interrupted
     */
    public static byte[] sha256(byte[] password, byte[] salt, int rounds, int length, Progress progress)
            throws InterruptedException {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(password));
        byte[] out = new byte[length];
        byte[] block = new byte[HASH];
        byte[] sum = new byte[HASH];
        int blocks = (length + HASH - 1) / HASH;
        for (int i = 0; i < blocks; i++) {
            mac.update(salt, 0, salt.length);
            mac.update(ByteBuffer.allocate(4).putInt(i + 1).array(), 0, 4);
            mac.doFinal(block, 0);
            System.arraycopy(block, 0, sum, 0, HASH);
            for (int round = 1; round < rounds; round++) {
                mac.update(block, 0, HASH);
                mac.doFinal(block, 0);
                for (int k = 0; k < HASH; k++) {
                    sum[k] ^= block[k];
                }
                if (round % CHECK_EVERY == 0) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("key derivation was cancelled");
                    }
                    progress.at((long) i * rounds + round, (long) blocks * rounds);
                }
            }
            System.arraycopy(sum, 0, out, i * HASH, Math.min(HASH, length - i * HASH));
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(sum, (byte) 0);
        return out;
    }
}
