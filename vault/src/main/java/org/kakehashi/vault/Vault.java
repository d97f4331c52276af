package org.kakehashi.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An unlocked vault: what is in it, its password, its backups. Locked by {@link #close()}. Usable from any thread. */
public final class Vault implements AutoCloseable {

    private final VaultFolder folder;
    private final FolderLock lock;
    private final VaultKeys keys;
    private final Database database;
    private final Secrets secrets;
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();
    private final Object password = new Object();
    private final Object closing = new Object();

    /** Guarded by password. */
    private VaultHeader header;

    private volatile boolean locked;

    Vault(VaultFolder folder, FolderLock lock, VaultHeader header, VaultKeys keys, Database database) {
        this.folder = folder;
        this.lock = lock;
        this.header = header;
        this.keys = keys;
        this.database = database;
        this.secrets = new Secrets(keys.secrets());
    }

    /** The folder it is kept in; what others put there must be encrypted, and is not part of a backup. */
    public Path directory() {
        return folder.directory();
    }

    /** The tables. */
    public Database database() {
        return database;
    }

    /** The seal for seeds and private keys. */
    public Secrets secrets() {
        return secrets;
    }

    /** What one guess at the password costs at present. */
    public KdfParameters kdf() {
        synchronized (password) {
            return header.kdf();
        }
    }

    /** Whether {@link #close()} has begun. */
    public boolean locked() {
        return locked;
    }

    /**
     * Asks for the password again, before a sensitive operation. Takes as long as unlocking and obeys the same delays.
     *
     * @param password not wiped, that is the caller's
     * @throws VaultLockedException when the vault is locked
     */
    public PasswordResult checkPassword(char[] password) throws IOException {
        synchronized (this.password) {
            return folder.passwordOf(header, open(), password, master -> {});
        }
    }

    /**
     * Gives the vault another password, or its password another cost. Only the wrapped key is rewritten, in one step:
     * after a crash one of the two passwords opens the vault, never neither.
     *
     * @param current not wiped, that is the caller's; so with {@code next}
     * @throws IllegalArgumentException when {@code next} is empty
     * @throws VaultLockedException when the vault is locked
     */
    public PasswordResult changePassword(char[] current, char[] next, KdfParameters kdf) throws IOException {
        VaultFolder.requirePassword(next);
        synchronized (password) {
            return folder.passwordOf(header, open(), current, master -> {
                VaultHeader changed = VaultHeader.wrap(header.id(), master, next, kdf);
                folder.headerFile().write(changed);
                header = changed;
            });
        }
    }

    /**
     * Writes one encrypted file that holds all of the vault as it is at one moment. Reads and writes go on meanwhile.
     *
     * @param target must not exist
     * @param password opens the backup, and the vault restored from it; not wiped, that is the caller's
     * @param progress in bytes
     * @throws java.nio.file.FileAlreadyExistsException when the target exists
     * @throws InterruptedException when the thread was interrupted; no file is left
     * @throws VaultLockedException when the vault is or gets locked; no file is left
     */
    public BackupFile backup(Path target, char[] password, KdfParameters kdf, Progress progress)
            throws IOException, InterruptedException {
        VaultFolder.requirePassword(password);
        return backups().write(target, password, kdf, progress);
    }

    /**
     * Opens a backup as a restore would, in a scratch folder that is removed again and in which nothing is ever
     * readable without the key, and compares it with the vault, which is only read.
     *
     * @param password the backup's; not wiped, that is the caller's
     * @param progress in bytes, each counted twice: once read, once compared
     * @throws InterruptedException when the thread was interrupted
     * @throws VaultLockedException when the vault is or gets locked
     */
    public BackupTest testBackup(Path backup, char[] password, Progress progress)
            throws IOException, InterruptedException {
        return backups().test(backup, password, progress);
    }

    private Backups backups() {
        byte[] id;
        synchronized (password) {
            id = header.id();
        }
        return new Backups(folder.directory(), folder.clock(), id, open(), database);
    }

    /**
     * Runs before the keys are wiped when the vault is locked, on the locking thread, so that other parts can drop what
     * they decrypted. Must be quick and must not throw.
     *
     * @return takes the hook away again
     */
    public AutoCloseable onLock(Runnable hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    private VaultKeys open() {
        if (locked) {
            throw new VaultLockedException();
        }
        return keys;
    }

    /**
     * Locks: waits briefly for running work and then cuts it off, closes the database, wipes every key, lets another
     * program have the vault, and asks the JVM for a full collection so that dead copies go too. Idempotent; a second
     * caller waits for the first.
     */
    @Override
    public void close() {
        synchronized (closing) {
            if (locked) {
                return;
            }
            locked = true;
            try {
                hooks.forEach(Runnable::run);
            } finally {
                shut();
            }
        }
        folder.afterLock().run();
    }

    private void shut() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new DatabaseException("closing failed; nothing committed is lost", e);
        } finally {
            keys.close();
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String toString() {
        return "Vault[" + (locked ? "locked" : "unlocked") + "]";
    }
}
