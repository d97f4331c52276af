package org.kakehashi.vault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file under a password, in the format of a vault's backup (docs/decisions/0002-vault-format.md): 16 letters that say
 * what it is, Argon2id parameters, a wrapped random key, and the content under AES-256-GCM in pieces of 64 KiB that
 * cannot be moved, left out or cut off.
 */
public final class SealedFile {

    private SealedFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; what it throws passes on, and no file is left. */
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** What came of opening a file. */
    public sealed interface Opening {

        /**
         * The content. A read throws {@link IOException} as soon as a piece does not authenticate; nothing of that piece
         * is given out. The caller closes it.
         */
        record Opened(InputStream content) implements Opening {}

        record WrongPassword() implements Opening {}

        /** Not such a file, or changed. */
        record Damaged(String reason) implements Opening {}

        /** It asks for a derivation that this program refuses or has no memory for. */
        record TooCostly() implements Opening {}

        /** Of a later program. */
        record Newer(int format) implements Opening {}
    }

    /**
     * Writes a new file; after a crash it is whole or absent.
     *
     * @param letters 16 letters of ASCII that say what it is
     * @param password not wiped, that is the caller's
     * @throws FileAlreadyExistsException when the target exists
     */
    public static void write(Path target, String letters, char[] password, KdfParameters kdf, Content content)
            throws IOException, InterruptedException {
        VaultFolder.requirePassword(password);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        boolean done = false;
        try (FileOutputStream out = Disk.create(part);
                BackupWriter writer = new BackupWriter(letters, out, password, kdf)) {
            content.to(into(writer));
            writer.finish();
            out.getFD().sync();
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(part);
            }
        }
        Disk.rename(part, target);
    }

    /**
     * Opens a file.
     *
     * @param letters those it was written with
     * @param password not wiped, that is the caller's
     */
    public static Opening open(Path file, String letters, char[] password) throws IOException {
        return switch (BackupReader.open(letters, 0, file, password)) {
            case BackupReader.Opening.Opened(BackupReader reader, var _) -> new Opening.Opened(from(reader));
            case BackupReader.Opening.WrongPassword() -> new Opening.WrongPassword();
            case BackupReader.Opening.Damaged(String reason) -> new Opening.Damaged(reason);
            case BackupReader.Opening.Hostile hostile -> new Opening.TooCostly();
            case BackupReader.Opening.TooLittleMemory little -> new Opening.TooCostly();
            case BackupReader.Opening.Newer(int format) -> new Opening.Newer(format);
        };
    }

    private static OutputStream into(BackupWriter writer) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (from == 0) {
                    writer.write(bytes, length);
                } else {
                    byte[] part = Arrays.copyOfRange(bytes, from, from + length);
                    writer.write(part, length);
                }
            }
        };
    }

    private static InputStream from(BackupReader reader) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return most == 0 ? 0 : reader.read(into, from, most);
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
