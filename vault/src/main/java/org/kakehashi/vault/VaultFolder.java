package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** A place on disk where a vault is or may be, locked. Format: docs/decisions/0002-vault-format.md. */
public final class VaultFolder {

    static final String DATABASE = "kakehashi.db";

    private final Path directory;
    private final Schema schema;
    private final InstantSource clock;
    private final Runnable afterLock;
    private final HeaderFile headerFile;
    private final Attempts attempts;

    /** With the system's clock. */
    public VaultFolder(Path directory, List<Migrations> migrations) {
        this(directory, migrations, InstantSource.system());
    }

    /**
     * A folder that need not exist yet.
     *
     * @param migrations of every module that keeps tables, in the order in which they build on each other
     * @param clock for the delay after wrong passwords
     */
    public VaultFolder(Path directory, List<Migrations> migrations, InstantSource clock) {
        this(directory, migrations, clock, FreeHeap::overwrite);
    }

    VaultFolder(Path directory, List<Migrations> migrations, InstantSource clock, Runnable afterLock) {
        this.directory = directory.toAbsolutePath();
        this.schema = new Schema(migrations);
        this.clock = clock;
        this.afterLock = afterLock;
        this.headerFile = new HeaderFile(this.directory);
        this.attempts = new Attempts(this.directory, clock);
    }

    /** Whether a vault is here, whole or not. */
    public boolean exists() {
        return headerFile.exists();
    }

    /** How long until a password would be looked at: zero, unless wrong ones were given. */
    public Duration delay() throws IOException {
        return attempts.delay();
    }

    /**
     * Makes a new vault and opens it.
     *
     * @param password at least one character; not wiped, that is the caller's
     * @throws FileAlreadyExistsException when a vault is already here
     * @throws IOException when the disk refuses, or another program is at work in the folder
     * @throws DatabaseException when a migration fails; there is no vault then
     */
    public Vault create(char[] password, KdfParameters kdf) throws IOException {
        requirePassword(password);
        Disk.folder(directory);
        FolderLock lock = FolderLock.take(directory);
        if (lock == null) {
            throw new FileSystemException(directory.toString(), null, "in use by another program");
        }
        Vault vault = null;
        try {
            if (exists()) {
                throw new FileAlreadyExistsException(directory.toString());
            }
            setOrphanAside();
            byte[] id = VaultHeader.newId();
            byte[] master = Crypto.random(Crypto.KEY);
            VaultHeader header = VaultHeader.wrap(id, master, password, kdf);
            VaultKeys keys = VaultKeys.of(master);
            vault = newVault(lock, header, keys);
            return vault;
        } finally {
            if (vault == null) {
                lock.close();
            }
        }
    }

    /** The header is written last: it makes the vault exist. */
    private Vault newVault(FolderLock lock, VaultHeader header, VaultKeys keys) throws IOException {
        Database database = null;
        boolean done = false;
        try {
            Files.createFile(databaseFile(), Disk.ownerOnly(databaseFile(), "rw-------"));
            database = new Database(databaseFile(), keys.database());
            Schema.create(database, header.id());
            schema.bringUpToDate(database, clock.instant());
            headerFile.write(header);
            attempts.right();
            done = true;
            return new Vault(this, lock, header, keys, database);
        } catch (SQLException e) {
            throw new DatabaseException("the database cannot be made", e);
        } finally {
            if (!done) {
                if (database != null) {
                    Backups.close(database);
                }
                keys.close();
                removeDatabase();
            }
        }
    }

    /** A database without a header is what a crash while creating leaves; never deleted, in case it is something else. */
    private void setOrphanAside() throws IOException {
        if (Files.exists(databaseFile())) {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path file = directory.resolve(DATABASE + suffix);
                if (Files.exists(file)) {
                    Files.move(file, directory.resolve("orphan-" + clock.millis() + "-" + DATABASE + suffix));
                }
            }
        }
    }

    private void removeDatabase() throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(directory.resolve(DATABASE + suffix));
        }
    }

    /**
     * Opens the vault and brings its tables up to date.
     *
     * @param password not wiped, that is the caller's
     * @throws IOException when the disk refuses
     * @throws DatabaseException when a migration fails; nothing was changed
     */
    public UnlockResult unlock(char[] password) throws IOException {
        if (!exists()) {
            return new UnlockResult.Absent();
        }
        FolderLock lock = FolderLock.take(directory);
        if (lock == null) {
            return new UnlockResult.InUse();
        }
        UnlockResult result = null;
        try {
            result = unlock(lock, password);
            return result;
        } finally {
            if (!(result instanceof UnlockResult.Unlocked)) {
                lock.close();
            }
        }
    }

    private UnlockResult unlock(FolderLock lock, char[] password) throws IOException {
        return switch (headerFile.read()) {
            case VaultHeader.Reading.Bad(String reason) -> new UnlockResult.Damaged(HeaderFile.NAME, reason);
            case VaultHeader.Reading.Newer(int format) -> new UnlockResult.NewerFormat(format, VaultHeader.FORMAT);
            case VaultHeader.Reading.Hostile(long m, long t, long p) -> new UnlockResult.HostileParameters(m, t, p);
            case VaultHeader.Reading.Good(VaultHeader header) -> unlock(lock, header, password);
        };
    }

    private UnlockResult unlock(FolderLock lock, VaultHeader header, char[] password) throws IOException {
        if (!Files.exists(databaseFile()) || Files.size(databaseFile()) == 0) {
            return new UnlockResult.Damaged(DATABASE, "missing or empty");
        }
        Duration delay = attempts.delay();
        if (!delay.isZero()) {
            return new UnlockResult.TooSoon(delay);
        }
        // After a lock the free heap is being overwritten: both want nearly all of it.
        synchronized (FreeHeap.class) {
            return derive(lock, header, password);
        }
    }

    private UnlockResult derive(FolderLock lock, VaultHeader header, char[] password) throws IOException {
        long missing = Crypto.missingMemory(header.kdf());
        if (missing > 0) {
            return new UnlockResult.TooLittleMemory(missing, Crypto.availableMemory());
        }
        int count = attempts.begin();
        byte[] master = header.unwrap(password);
        if (master == null) {
            return new UnlockResult.WrongPassword(count, attempts.wrong(count));
        }
        attempts.right();
        headerFile.refreshKept(header);
        return open(lock, header, VaultKeys.of(master));
    }

    private UnlockResult open(FolderLock lock, VaultHeader header, VaultKeys keys) throws IOException {
        Database database = null;
        UnlockResult result = null;
        try {
            removeScratch();
            database = new Database(databaseFile(), keys.database());
            result = open(lock, header, keys, database);
        } catch (SQLException e) {
            result = damage(e);
        } catch (DatabaseException e) {
            result = e.getCause() instanceof SQLException cause ? damage(cause) : null;
            if (result == null) {
                throw e;
            }
        } finally {
            if (!(result instanceof UnlockResult.Unlocked)) {
                try {
                    if (database != null) {
                        Backups.close(database);
                    }
                } finally {
                    keys.close();
                }
            }
        }
        return result;
    }

    private UnlockResult open(FolderLock lock, VaultHeader header, VaultKeys keys, Database database) {
        if (!Schema.belongs(database, header.id())) {
            return new UnlockResult.Damaged(DATABASE, "belongs to another vault");
        }
        Optional<Schema.Newer> newer = schema.bringUpToDate(database, clock.instant());
        return newer.<UnlockResult>map(n -> new UnlockResult.NewerSchema(n.module(), n.found(), n.known()))
                .orElseGet(() -> new UnlockResult.Unlocked(new Vault(this, lock, header, keys, database)));
    }

    /** A page that does not authenticate is damage; anything else is a defect or the disk. */
    private static UnlockResult damage(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new UnlockResult.Damaged(DATABASE, "a page does not authenticate");
        }
        throw new DatabaseException("the database does not open", e);
    }

    /** What a test of a backup left when it was killed. */
    private void removeScratch() throws IOException {
        for (Path path : Disk.list(directory)) {
            if (String.valueOf(path.getFileName()).startsWith(Backups.SCRATCH)) {
                Disk.remove(path);
            }
        }
    }

    /**
     * Puts the kept copy of {@code vault.json} in the place of a damaged or missing one. After a password change that a
     * crash cut short the copy may still be under the password before.
     *
     * @return whether there was a good copy and need of it
     */
    public boolean repairHeader() throws IOException {
        FolderLock lock = exists() ? FolderLock.take(directory) : null;
        if (lock == null) {
            return false;
        }
        try (lock) {
            return headerFile.useKept();
        }
    }

    /**
     * Restores a backup into this folder, which must be empty or absent.
     *
     * @param password the backup's, afterwards the vault's; not wiped, that is the caller's
     * @param progress in bytes
     * @throws InterruptedException when the thread was interrupted; the folder is as it was
     */
    public RestoreResult restore(Path backup, char[] password, Progress progress)
            throws IOException, InterruptedException {
        return new Restore(directory, headerFile).run(backup, password, progress);
    }

    /** What is done with the master key once the password was right. */
    interface Rightly {
        void with(byte[] master) throws IOException;
    }

    /** Asks for the password of an open vault, by the rules of unlocking. */
    PasswordResult passwordOf(VaultHeader header, VaultKeys keys, char[] password, Rightly rightly) throws IOException {
        Duration delay = attempts.delay();
        if (!delay.isZero()) {
            return new PasswordResult.TooSoon(delay);
        }
        int count = attempts.begin();
        byte[] master = header.unwrap(password);
        boolean right = master != null && keys.master().use(known -> Arrays.equals(known, master));
        if (master == null || !right) {
            return new PasswordResult.Wrong(count, attempts.wrong(count));
        }
        try {
            attempts.right();
            rightly.with(master);
            return new PasswordResult.Correct();
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    static void requirePassword(char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("an empty password");
        }
    }

    Path directory() {
        return directory;
    }

    InstantSource clock() {
        return clock;
    }

    HeaderFile headerFile() {
        return headerFile;
    }

    Runnable afterLock() {
        return afterLock;
    }

    private Path databaseFile() {
        return directory.resolve(DATABASE);
    }

    @Override
    public String toString() {
        return "VaultFolder[" + directory + "]";
    }
}
