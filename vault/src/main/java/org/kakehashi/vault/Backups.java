package org.kakehashi.vault;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes a backup of an open vault, and tries one out against it. */
final class Backups {

    static final String SCRATCH = "scratch";

    private final Path folder;
    private final InstantSource clock;
    private final byte[] id;
    private final VaultKeys keys;
    private final Database database;

    Backups(Path folder, InstantSource clock, byte[] id, VaultKeys keys, Database database) {
        this.folder = folder;
        this.clock = clock;
        this.id = id;
        this.keys = keys;
        this.database = database;
    }

    BackupFile write(Path target, char[] password, KdfParameters kdf, Progress progress)
            throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        boolean done = false;
        Instant made;
        try (FileOutputStream out = Disk.create(part);
                BackupWriter writer = new BackupWriter(out, password, kdf)) {
            made = copy(writer, progress);
            writer.finish();
            out.getFD().sync();
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(part);
            }
        }
        Disk.rename(part, target);
        return new BackupFile(target, Files.size(target), made);
    }

    /** The main file is left alone while it is copied, so that it is the database of one moment, page for page. */
    private Instant copy(BackupWriter writer, Progress progress) throws IOException, InterruptedException {
        database.freeze();
        try (InputStream in =
                new FileInputStream(folder.resolve(VaultFolder.DATABASE).toFile())) {
            Instant made = Instant.ofEpochMilli(clock.millis());
            long total = Files.size(folder.resolve(VaultFolder.DATABASE));
            byte[] prefix = keys.master().use(master -> BackupReader.prefix(id, made, master, total));
            writer.write(prefix, prefix.length);
            Arrays.fill(prefix, (byte) 0);
            byte[] buffer = new byte[BackupWriter.PIECE];
            for (long copied = 0; copied < total; ) {
                int count = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, total - copied));
                // Closing the vault writes the log back into the file: what was read since may be of another moment.
                if (database.closing()) {
                    throw new VaultLockedException();
                }
                if (count == 0) {
                    throw new IOException("the database grew shorter while it was copied");
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                writer.write(buffer, count);
                copied += count;
                progress.at(copied, total);
            }
            return made;
        } finally {
            thaw();
        }
    }

    private void thaw() {
        try {
            database.thaw();
        } catch (VaultLockedException e) {
            // Then there is no log left to let go of.
            return;
        }
    }

    BackupTest test(Path backup, char[] password, Progress progress) throws IOException, InterruptedException {
        return switch (BackupReader.open(backup, password)) {
            case BackupReader.Opening.WrongPassword() -> new BackupTest.WrongPassword();
            case BackupReader.Opening.Damaged(String reason) -> new BackupTest.Damaged(reason);
            case BackupReader.Opening.Hostile(long m, long t, long p) -> new BackupTest.HostileParameters(m, t, p);
            case BackupReader.Opening.Newer(int format) -> new BackupTest.NewerFormat(format, BackupHeader.FORMAT);
            case BackupReader.Opening.TooLittleMemory(long needed, long available) ->
                new BackupTest.TooLittleMemory(needed, available);
            case BackupReader.Opening.Opened(BackupReader reader, KdfParameters _) -> {
                Path scratch = Files.createTempDirectory(folder, SCRATCH);
                try (reader) {
                    yield compare(reader, scratch, progress);
                } catch (BackupReader.DamagedBackupException e) {
                    yield new BackupTest.Damaged(String.valueOf(e.getMessage()));
                } finally {
                    Disk.remove(scratch);
                }
            }
        };
    }

    private BackupTest compare(BackupReader reader, Path scratch, Progress progress)
            throws IOException, InterruptedException {
        BackupReader.Contents contents = reader.contents();
        Path copy = scratch.resolve(VaultFolder.DATABASE);
        try (VaultKeys others = VaultKeys.of(contents.master())) {
            long bytes = contents.databaseBytes();
            extract(reader, bytes, copy, (done, _) -> progress.at(done, 2 * bytes));
            if (!Arrays.equals(contents.id(), id)) {
                return new BackupTest.OtherVault(contents.made());
            }
            Database other = openWhole(copy, others, contents.id());
            try {
                Progress second = (done, total) -> progress.at(bytes + bytes * done / total, 2 * bytes);
                return compare(contents.made(), digests(other, second), digests(database, Progress.NONE));
            } finally {
                close(other);
            }
        }
    }

    private static Map<String, TableDigests.Table> digests(Database database, Progress progress)
            throws InterruptedException {
        try {
            return database.read(connection -> TableDigests.of(connection, progress));
        } catch (DatabaseException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    private static BackupTest compare(
            Instant made, Map<String, TableDigests.Table> backup, Map<String, TableDigests.Table> live) {
        List<BackupTest.Difference> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(backup.keySet());
        names.addAll(live.keySet());
        TableDigests.Table absent = new TableDigests.Table(-1, "");
        long rows = 0;
        for (String name : names) {
            TableDigests.Table there = backup.getOrDefault(name, absent);
            TableDigests.Table here = live.getOrDefault(name, absent);
            rows += here.rows();
            if (!there.equals(here)) {
                differences.add(new BackupTest.Difference(name, there.rows(), here.rows()));
            }
        }
        return differences.isEmpty()
                ? new BackupTest.Same(made, names.size(), rows)
                : new BackupTest.Differs(made, List.copyOf(differences));
    }

    /** Writes the database out of a backup, to its very end, and forces it to the disk. */
    static void extract(BackupReader reader, long bytes, Path to, Progress progress)
            throws IOException, InterruptedException {
        try (FileOutputStream out = Disk.create(to)) {
            byte[] buffer = new byte[BackupWriter.PIECE];
            long done = 0;
            for (int count = 0; (count = reader.read(buffer, 0, buffer.length)) >= 0; ) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                done += count;
                if (done > bytes) {
                    throw new BackupReader.DamagedBackupException("longer than it says");
                }
                out.write(buffer, 0, count);
                progress.at(done, bytes);
            }
            if (done != bytes) {
                throw new BackupReader.DamagedBackupException("shorter than it says");
            }
            out.getFD().sync();
        }
    }

    /** Opens an extracted database and reads all of it once. */
    static Database openWhole(Path file, VaultKeys keys, byte[] id) throws IOException {
        Database database = null;
        boolean good = false;
        try {
            database = new Database(file, keys.database());
            String finding = database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                    return rows.next() ? rows.getString(1) : "no answer";
                }
            });
            good = finding.equals("ok") && Schema.belongs(database, id);
            if (!good) {
                throw new BackupReader.DamagedBackupException("the database in it is not whole: " + finding);
            }
            return database;
        } catch (SQLException | DatabaseException e) {
            throw new BackupReader.DamagedBackupException("the database in it does not open");
        } finally {
            if (!good && database != null) {
                close(database);
            }
        }
    }

    static void close(Database database) {
        try {
            database.close();
        } catch (SQLException e) {
            throw new DatabaseException("closing failed", e);
        }
    }
}
