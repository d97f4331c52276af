package org.kakehashi.vault;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a backup piece by piece; nothing of a piece is given out before it is authenticated. */
final class BackupReader implements AutoCloseable {

    /** Vault id (16), time of making in epoch milliseconds (8), master key (32), length of the database (8). */
    private static final int PREFIX = 64;

    private final FileInputStream in;
    private final SecretMemory fileKey;
    private final long pieces;
    private byte[] piece = new byte[0];
    private int at;
    private long index;

    /** What a backup says before its database begins. {@code master} is the receiver's to wipe. */
    record Contents(byte[] id, Instant made, byte[] master, long databaseBytes) {}

    /** A file that does not authenticate or does not add up. */
    static final class DamagedBackupException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedBackupException(String reason) {
            super(reason);
        }
    }

    /** What came of opening a file with a password. */
    sealed interface Opening {
        record Opened(BackupReader reader, KdfParameters kdf) implements Opening {}

        record WrongPassword() implements Opening {}

        record Damaged(String reason) implements Opening {}

        record Hostile(long memoryKiB, long iterations, long parallelism) implements Opening {}

        record TooLittleMemory(long needed, long available) implements Opening {}

        record Newer(int format) implements Opening {}
    }

    private BackupReader(FileInputStream in, SecretMemory fileKey, long pieces) {
        this.in = in;
        this.fileKey = fileKey;
        this.pieces = pieces;
    }

    static Opening open(Path backup, char[] password) throws IOException {
        return open(BackupHeader.BACKUP, PREFIX, backup, password);
    }

    /** Opens a file that begins with these letters and holds at least so many bytes. */
    static Opening open(String magic, int least, Path backup, char[] password) throws IOException {
        FileInputStream in = new FileInputStream(backup.toFile());
        boolean opened = false;
        try {
            Opening opening = open(magic, least, in, password);
            opened = opening instanceof Opening.Opened;
            return opening;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    private static Opening open(String magic, int least, FileInputStream in, char[] password) throws IOException {
        long length = in.getChannel().size();
        byte[] start = in.readNBytes(BackupHeader.LENGTH);
        long body = length - BackupHeader.LENGTH;
        if (start.length < BackupHeader.LENGTH || body < least + Crypto.TAG) {
            return new Opening.Damaged("too short for a backup");
        }
        return switch (BackupHeader.read(magic, start)) {
            case BackupHeader.Reading.Foreign() -> new Opening.Damaged("not a backup");
            case BackupHeader.Reading.Newer(int format) -> new Opening.Newer(format);
            case BackupHeader.Reading.Hostile(long m, long t, long p) -> new Opening.Hostile(m, t, p);
            case BackupHeader.Reading.Good(BackupHeader header) -> {
                long missing = Crypto.missingMemory(header.kdf());
                if (missing > 0) {
                    yield new Opening.TooLittleMemory(missing, Crypto.availableMemory());
                }
                byte[] key = header.unwrap(password);
                if (key == null) {
                    yield new Opening.WrongPassword();
                }
                long pieces = Math.ceilDiv(body, (long) BackupWriter.PIECE + Crypto.TAG);
                yield new Opening.Opened(new BackupReader(in, new SecretMemory(key), pieces), header.kdf());
            }
        };
    }

    static byte[] prefix(byte[] id, Instant made, byte[] master, long databaseBytes) {
        return ByteBuffer.allocate(PREFIX)
                .put(id)
                .putLong(made.toEpochMilli())
                .put(master)
                .putLong(databaseBytes)
                .array();
    }

    /** The beginning; to be called once, first. */
    Contents contents() throws IOException {
        byte[] bytes = new byte[PREFIX];
        for (int from = 0; from < PREFIX; ) {
            int count = read(bytes, from, PREFIX - from);
            if (count < 0) {
                throw new DamagedBackupException("ends too early");
            }
            from += count;
        }
        ByteBuffer prefix = ByteBuffer.wrap(bytes);
        byte[] id = new byte[16];
        prefix.get(id);
        Instant made = Instant.ofEpochMilli(prefix.getLong());
        byte[] master = new byte[Crypto.KEY];
        prefix.get(master);
        long length = prefix.getLong();
        Arrays.fill(bytes, (byte) 0);
        if (length < 0) {
            throw new DamagedBackupException("a length below zero");
        }
        return new Contents(id, made, master, length);
    }

    /** The next bytes, or -1 after the last piece. */
    int read(byte[] into, int from, int most) throws IOException {
        if (at == piece.length && !next()) {
            return -1;
        }
        int count = Math.min(most, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        Arrays.fill(piece, (byte) 0);
        if (index == pieces) {
            return false;
        }
        boolean last = index == pieces - 1;
        byte[] sealed = in.readNBytes(BackupWriter.PIECE + Crypto.TAG);
        if (sealed.length == 0) {
            throw new EOFException("the backup grew shorter while it was read");
        }
        byte[] nonce = BackupWriter.nonce(index, last);
        byte[] plain = fileKey.<byte @Nullable []>use(key -> Crypto.open(key, nonce, new byte[0], sealed));
        if (plain == null) {
            throw new DamagedBackupException("piece " + index + " of " + pieces + " was changed or cut off");
        }
        piece = plain;
        at = 0;
        index++;
        return plain.length > 0 || next();
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(piece, (byte) 0);
        fileKey.close();
        in.close();
    }
}
