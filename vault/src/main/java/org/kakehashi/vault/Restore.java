package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Brings a backup back into an empty folder: all of it, or nothing. */
final class Restore {

    private static final String LOCK = "vault.lock";

    private final Path directory;
    private final HeaderFile headerFile;

    Restore(Path directory, HeaderFile headerFile) {
        this.directory = directory;
        this.headerFile = headerFile;
    }

    RestoreResult run(Path backup, char[] password, Progress progress) throws IOException, InterruptedException {
        boolean made = !Files.exists(directory);
        Disk.folder(directory);
        FolderLock lock = FolderLock.take(directory);
        if (lock == null) {
            return new RestoreResult.FolderNotEmpty();
        }
        RestoreResult result = null;
        try (lock) {
            result = inside(backup, password, progress);
            return result;
        } finally {
            if (!(result instanceof RestoreResult.Restored)) {
                Files.deleteIfExists(directory.resolve(LOCK));
                if (made) {
                    Files.deleteIfExists(directory);
                }
            }
        }
    }

    private RestoreResult inside(Path backup, char[] password, Progress progress)
            throws IOException, InterruptedException {
        if (Disk.list(directory).stream().anyMatch(file -> !file.endsWith(LOCK))) {
            return new RestoreResult.FolderNotEmpty();
        }
        return switch (BackupReader.open(backup, password)) {
            case BackupReader.Opening.WrongPassword() -> new RestoreResult.WrongPassword();
            case BackupReader.Opening.Damaged(String reason) -> new RestoreResult.Damaged(reason);
            case BackupReader.Opening.Hostile(long m, long t, long p) -> new RestoreResult.HostileParameters(m, t, p);
            case BackupReader.Opening.Newer(int format) -> new RestoreResult.NewerFormat(format, BackupHeader.FORMAT);
            case BackupReader.Opening.TooLittleMemory(long needed, long available) ->
                new RestoreResult.TooLittleMemory(needed, available);
            case BackupReader.Opening.Opened(BackupReader reader, KdfParameters kdf) -> {
                boolean done = false;
                try (reader) {
                    RestoreResult result = write(reader, kdf, password, progress);
                    done = true;
                    yield result;
                } catch (BackupReader.DamagedBackupException e) {
                    yield new RestoreResult.Damaged(String.valueOf(e.getMessage()));
                } finally {
                    if (!done) {
                        clear();
                    }
                }
            }
        };
    }

    /** The header is written last: it makes the vault exist. */
    private RestoreResult write(BackupReader reader, KdfParameters kdf, char[] password, Progress progress)
            throws IOException, InterruptedException {
        BackupReader.Contents contents = reader.contents();
        byte[] master = contents.master();
        try (VaultKeys keys = VaultKeys.of(Arrays.copyOf(master, master.length))) {
            Path file = directory.resolve(VaultFolder.DATABASE);
            Backups.extract(reader, contents.databaseBytes(), file, progress);
            Database database = Backups.openWhole(file, keys, contents.id());
            try {
                Restores.note(database);
            } finally {
                Backups.close(database);
            }
            headerFile.write(VaultHeader.wrap(contents.id(), master, password, kdf));
            return new RestoreResult.Restored(contents.made());
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    private void clear() throws IOException {
        for (Path file : Disk.list(directory)) {
            if (!file.endsWith(LOCK)) {
                Disk.remove(file);
            }
        }
    }
}
