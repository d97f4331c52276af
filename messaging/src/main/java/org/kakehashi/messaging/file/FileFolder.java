package org.kakehashi.messaging.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Encrypted files, each under the SHA-256 of what it holds. Nothing in it can be read without the vault. */
public final class FileFolder {

    private static final String BEGUN = "begun-";

    private final Path directory;

    /** Takes a folder, made if need be; what an encryption left unfinished is deleted. */
    public FileFolder(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> begun = Files.newDirectoryStream(directory, BEGUN + "*")) {
                for (Path file : begun) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path begin() throws IOException {
        return Files.createTempFile(directory, BEGUN, null);
    }

    Path whole(String sha256) {
        return directory.resolve(sha256);
    }

    Path part(String sha256) {
        return directory.resolve(sha256 + ".part");
    }

    boolean has(String sha256) {
        return Files.isRegularFile(whole(sha256));
    }

    /** How much of a file has come. */
    long come(String sha256) throws IOException {
        return Files.exists(part(sha256)) ? Files.size(part(sha256)) : 0;
    }

    void keep(Path from, String sha256) throws IOException {
        Files.move(from, whole(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(String sha256) throws IOException {
        Files.deleteIfExists(whole(sha256));
        Files.deleteIfExists(part(sha256));
    }

    static String hash(Path file) throws IOException, InterruptedException {
        MessageDigest digest = FileCipher.sha256();
        byte[] piece = new byte[64 << 10];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                FileCipher.stopIfInterrupted();
                digest.update(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
