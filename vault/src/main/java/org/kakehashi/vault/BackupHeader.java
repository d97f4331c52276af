package org.kakehashi.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first 124 bytes of a backup: magic (16), format (4), Argon2id memory in KiB, iterations, parallelism (4 each),
 * salt (32), nonce (12), and the file's random key under AES-256-GCM (48), associated with the first 64 bytes. Numbers
 * are big-endian.
 */
record BackupHeader(KdfParameters kdf, byte[] bytes) {

    static final int LENGTH = 124;
    static final int FORMAT = 1;

    /** What a backup of a vault begins with; other sealed files of the program begin with other 16 letters. */
    static final String BACKUP = "KAKEHASHI-BACKUP";

    private static final int ASSOCIATED = 64;
    private static final int SALT_AT = 32;

    /** What the first bytes of a file turned out to be. */
    sealed interface Reading {
        record Good(BackupHeader header) implements Reading {}

        record Foreign() implements Reading {}

        record Hostile(long memoryKiB, long iterations, long parallelism) implements Reading {}

        record Newer(int format) implements Reading {}
    }

    static BackupHeader wrap(String magic, byte[] fileKey, char[] password, KdfParameters kdf) {
        byte[] salt = Crypto.random(Crypto.SALT);
        byte[] nonce = Crypto.random(Crypto.NONCE);
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        out.put(letters(magic)).putInt(FORMAT).putInt(kdf.memoryKiB()).putInt(kdf.iterations());
        out.putInt(kdf.parallelism()).put(salt);
        byte[] key = Crypto.argon2id(password, salt, kdf);
        try {
            byte[] associated = Arrays.copyOf(out.array(), ASSOCIATED);
            out.put(nonce).put(Crypto.seal(key, nonce, associated, fileKey));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        return new BackupHeader(kdf, out.array());
    }

    static Reading read(String expected, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[16];
        in.get(magic);
        int format = in.getInt();
        if (!Arrays.equals(magic, letters(expected)) || format < 1) {
            return new Reading.Foreign();
        }
        if (format > FORMAT) {
            return new Reading.Newer(format);
        }
        long memory = Integer.toUnsignedLong(in.getInt());
        long iterations = Integer.toUnsignedLong(in.getInt());
        long parallelism = Integer.toUnsignedLong(in.getInt());
        if (!KdfParameters.acceptable(memory, iterations, parallelism)) {
            return new Reading.Hostile(memory, iterations, parallelism);
        }
        KdfParameters kdf = new KdfParameters((int) memory, (int) iterations, (int) parallelism);
        return new Reading.Good(new BackupHeader(kdf, bytes));
    }

    private static byte[] letters(String magic) {
        byte[] letters = magic.getBytes(StandardCharsets.US_ASCII);
        if (letters.length != 16) {
            throw new IllegalArgumentException("a file begins with 16 letters, not " + magic);
        }
        return letters;
    }

    /** The file's key, or null when the password is another (or the header was changed: the two look alike). */
    byte @Nullable [] unwrap(char[] password) {
        byte[] key = Crypto.argon2id(password, Arrays.copyOfRange(bytes, SALT_AT, ASSOCIATED), kdf);
        try {
            int wrappedAt = ASSOCIATED + Crypto.NONCE;
            return Crypto.open(
                    key,
                    Arrays.copyOfRange(bytes, ASSOCIATED, wrappedAt),
                    Arrays.copyOf(bytes, ASSOCIATED),
                    Arrays.copyOfRange(bytes, wrappedAt, LENGTH));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
