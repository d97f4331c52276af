package org.kakehashi.messaging.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.kakehashi.vault.Progress;

/** AES-256-GCM (NIST SP 800-38D) over a padded file, a piece at a time; the tag of 16 bytes stands at the end. */
final class FileCipher {

    static final int TAG = 16;

    /** The largest encrypted file that is taken. */
    static final long LARGEST = padded(FileNote.LARGEST) + TAG;

    private static final int PIECE = 64 << 10;
    private static final int LEAST = 4 << 10;

    private FileCipher() {}

    /**
     * How long a file of this length is made: rounded up so that only the first bits of its length remain, at most an
     * eighth longer (the Padmé scheme of Nikitin and others, 2019), and at least 4 KiB.
     */
    static long padded(long length) {
        if (length <= LEAST) {
            return LEAST;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(length);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << exponent - kept) - 1;
        return length + mask & ~mask;
    }

    /** What came of encrypting: both hashes, and the length of the result. */
    record Encrypted(byte[] original, byte[] sha256, long size) {}

    /**
     * Encrypts exactly {@code length} bytes and the zeros after them.
     *
     * @throws IOException also when there are fewer or more bytes
     */
    static Encrypted encrypt(InputStream in, long length, OutputStream out, byte[] key, byte[] nonce, Progress progress)
            throws IOException, InterruptedException {
        GCMModeCipher cipher = cipher(true, key, nonce);
        MessageDigest original = sha256();
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        byte[] sealed = new byte[PIECE + 2 * TAG];
        long total = padded(length);
        long size = 0;
        long done = 0;
        while (done < total) {
            stopIfInterrupted();
            int wanted = (int) Math.min(PIECE, done < length ? length - done : total - done);
            Arrays.fill(piece, (byte) 0);
            if (done < length) {
                int read = in.readNBytes(piece, 0, wanted);
                if (read < wanted) {
                    throw new IOException("the file became shorter while it was read");
                }
                original.update(piece, 0, read);
            }
            int made = cipher.processBytes(piece, 0, wanted, sealed, 0);
            digest.update(sealed, 0, made);
            out.write(sealed, 0, made);
            size += made;
            done += wanted;
            progress.at(Math.min(done, length), length);
        }
        if (in.read() >= 0) {
            throw new IOException("the file became longer while it was read");
        }
        int made = end(cipher, sealed);
        digest.update(sealed, 0, made);
        out.write(sealed, 0, made);
        return new Encrypted(original.digest(), digest.digest(), size + made);
    }

    /**
     * Decrypts. What was written before this fails must not be used.
     *
     * @param length how much of it is the file; -1 for all
     * @return whether it was encrypted with this key
     */
    static boolean decrypt(
            InputStream in, long size, OutputStream out, long length, byte[] key, byte[] nonce, Progress progress)
            throws IOException, InterruptedException {
        GCMModeCipher cipher = cipher(false, key, nonce);
        byte[] piece = new byte[PIECE];
        byte[] open = new byte[PIECE + 2 * TAG];
        long left = length < 0 ? Long.MAX_VALUE : length;
        long done = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            stopIfInterrupted();
            int made = cipher.processBytes(piece, 0, read, open, 0);
            int kept = (int) Math.min(left, made);
            out.write(open, 0, kept);
            left -= kept;
            done += read;
            progress.at(done, size);
        }
        try {
            int made = cipher.doFinal(open, 0);
            out.write(open, 0, (int) Math.min(left, made));
            return true;
        } catch (InvalidCipherTextException wrong) {
            return false;
        }
    }

    private static int end(GCMModeCipher cipher, byte[] buffer) {
        try {
            return cipher.doFinal(buffer, 0);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GCMModeCipher cipher(boolean encrypt, byte[] key, byte[] nonce) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG * 8, nonce));
        return cipher;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
