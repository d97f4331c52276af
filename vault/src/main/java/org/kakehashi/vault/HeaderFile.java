package org.kakehashi.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * {@code vault.json} and the copy kept beside it, {@code vault.json.kept}. The copy is written after the file, so that a
 * crash leaves at least one of them whole; it follows every change at once, so that no old password stays good.
 */
final class HeaderFile {

    static final String NAME = "vault.json";

    private final Path file;
    private final Path kept;

    HeaderFile(Path folder) {
        file = folder.resolve(NAME);
        kept = folder.resolve(NAME + ".kept");
    }

    boolean exists() {
        return Files.exists(file) || Files.exists(kept);
    }

    VaultHeader.Reading read() throws IOException {
        return Files.exists(file) ? VaultHeader.read(bytes(file)) : new VaultHeader.Reading.Bad("missing");
    }

    void write(VaultHeader header) throws IOException {
        Disk.replace(file, header.toBytes());
        Disk.replace(kept, header.toBytes());
    }

    /** After a good unlock: a copy that a crash left behind, or that was damaged, is brought up to date. */
    void refreshKept(VaultHeader header) throws IOException {
        if (!Files.exists(kept) || !Arrays.equals(bytes(kept), header.toBytes())) {
            Disk.replace(kept, header.toBytes());
        }
    }

    /** Puts the copy in the file's place, unless the file is good or the copy is not. */
    boolean useKept() throws IOException {
        if (read() instanceof VaultHeader.Reading.Good || !Files.exists(kept)) {
            return false;
        }
        byte[] bytes = bytes(kept);
        if (!(VaultHeader.read(bytes) instanceof VaultHeader.Reading.Good)) {
            return false;
        }
        Disk.replace(file, bytes);
        return true;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(VaultHeader.MAX_BYTES + 1);
        }
    }
}
