package org.kakehashi.wallet.key;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.hash.Pbkdf2;

/**
 * The password hash scrypt (RFC 7914) for key files. BouncyCastle's refuses r = 1 with large N, which real files use,
 * and can be neither watched nor stopped.
 *
 * @param n cost, a power of two above 1
 * @param r block size
 * @param p passes
 */
record Scrypt(int n, int r, int p) {

    /** 256 MiB: what the standard cost of Ethereum nodes needs. */
    private static final long MOST_MEMORY = 256L << 20;

    /** Eight times the standard cost of Ethereum nodes; some ten seconds. */
    private static final long MOST_WORK = 1L << 24;

    private static final int CHECK_EVERY = 1024;

    /** Checks the numbers. @throws IllegalArgumentException if they are no parameters of scrypt */
    Scrypt {
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
            throw new IllegalArgumentException("not parameters of scrypt");
        }
    }

    /** Whether hashing stays within the memory and time that a file from outside may ask for. */
    boolean isBearable() {
        return memory() <= MOST_MEMORY
                && (long) p * r <= 1 << 16
                && (double) n * r * p <= MOST_WORK
                && memory() <= Runtime.getRuntime().maxMemory() / 2;
    }

    private long memory() {
        return Math.multiplyExact(128L * n, (long) r);
    }

    /** Derives bytes from a password; the caller wipes both. @throws InterruptedException when interrupted */
    byte[] derive(byte[] password, byte[] salt, int length, Progress progress) throws InterruptedException {
        byte[] blocks = Pbkdf2.sha256(password, salt, 1, p * 128 * r, Progress.NONE);
        int words = 32 * r;
        int[] block = new int[words];
        int[] table = new int[n * words];
        try {
            for (int i = 0; i < p; i++) {
                ByteBuffer bytes = ByteBuffer.wrap(blocks, i * 128 * r, 128 * r).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().get(block);
                mix(block, table, 2L * n * i, progress);
                bytes.asIntBuffer().put(block);
            }
            return Pbkdf2.sha256(password, blocks, 1, length, Progress.NONE);
        } finally {
            Arrays.fill(blocks, (byte) 0);
            Arrays.fill(block, 0);
            Arrays.fill(table, 0);
        }
    }

    private void mix(int[] block, int[] table, long done, Progress progress) throws InterruptedException {
        int words = block.length;
        int[] scratch = new int[words];
        for (int i = 0; i < n; i++) {
            System.arraycopy(block, 0, table, i * words, words);
            mixBlock(block, scratch);
            pause(done + i, progress);
        }
        for (int i = 0; i < n; i++) {
            int from = (block[words - 16] & (n - 1)) * words;
            for (int k = 0; k < words; k++) {
                block[k] ^= table[from + k];
            }
            mixBlock(block, scratch);
            pause(done + n + i, progress);
        }
        Arrays.fill(scratch, 0);
    }

    private void pause(long done, Progress progress) throws InterruptedException {
        if (done % CHECK_EVERY == 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException("key derivation was cancelled");
            }
            progress.at(done, 2L * n * p);
        }
    }

    private void mixBlock(int[] block, int[] scratch) {
        int[] x = Arrays.copyOfRange(block, block.length - 16, block.length);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                x[k] ^= block[16 * i + k];
            }
            salsa8(x);
            int to = 16 * (i / 2 + (i % 2) * r);
            System.arraycopy(x, 0, scratch, to, 16);
        }
        System.arraycopy(scratch, 0, block, 0, block.length);
    }

    private static void salsa8(int[] b) {
        int[] x = b.clone();
        for (int round = 0; round < 4; round++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < 16; i++) {
            b[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
