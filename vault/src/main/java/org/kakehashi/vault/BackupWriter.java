package org.kakehashi.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the body of a backup: the plaintext in pieces of 64 KiB, each under AES-256-GCM with the file's key. A piece's
 * nonce is its index (8 bytes) and whether it is the last (4 bytes, 0 or 1), so that none can be moved, left out or cut
 * off.
 */
final class BackupWriter implements AutoCloseable {

    static final int PIECE = 64 * 1024;

    private final OutputStream out;
    private final SecretMemory fileKey;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long index;

    BackupWriter(OutputStream out, char[] password, KdfParameters kdf) throws IOException {
        this(BackupHeader.BACKUP, out, password, kdf);
    }

    BackupWriter(String magic, OutputStream out, char[] password, KdfParameters kdf) throws IOException {
        this.out = out;
        byte[] key = Crypto.random(Crypto.KEY);
        BackupHeader header = BackupHeader.wrap(magic, key, password, kdf);
        this.fileKey = new SecretMemory(key);
        out.write(header.bytes());
    }

    static byte[] nonce(long index, boolean last) {
        return ByteBuffer.allocate(Crypto.NONCE)
                .putLong(index)
                .putInt(last ? 1 : 0)
                .array();
    }

    void write(byte[] bytes, int length) throws IOException {
        int from = 0;
        while (from < length) {
            if (filled == PIECE) {
                flush(false);
            }
            int count = Math.min(length - from, PIECE - filled);
            System.arraycopy(bytes, from, piece, filled, count);
            filled += count;
            from += count;
        }
    }

    /** Writes the last piece. */
    void finish() throws IOException {
        flush(true);
    }

    private void flush(boolean last) throws IOException {
        byte[] plain = Arrays.copyOf(piece, filled);
        byte[] nonce = nonce(index, last);
        try {
            out.write(fileKey.use(key -> Crypto.seal(key, nonce, new byte[0], plain)));
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(piece, (byte) 0);
        }
        index++;
        filled = 0;
    }

    @Override
    public void close() {
        Arrays.fill(piece, (byte) 0);
        fileKey.close();
    }
}
