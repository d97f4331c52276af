package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.Path;

/** An unlocked vault: what is in it, its password, its backups. Locked by {@link #close()}. Usable from any thread. */
public final class Vault implements AutoCloseable {

    Vault() {}

    /** The tables. */
    public Database database() {
        throw new UnsupportedOperationException();
    }

    /** The seal for seeds and private keys. */
    public Secrets secrets() {
        throw new UnsupportedOperationException();
    }

    /** What one guess at the password costs at present. */
    public KdfParameters kdf() {
        throw new UnsupportedOperationException();
    }

    /** Whether {@link #close()} has begun. */
    public boolean locked() {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks for the password again, before a sensitive operation. Takes as long as unlocking and obeys the same delays.
     *
     * @param password not wiped, that is the caller's
     */
    public PasswordResult checkPassword(char[] password) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the vault another password, or its password another cost. Only the wrapped key is rewritten, in one step:
     * after a crash one of the two passwords opens the vault, never neither.
     *
     * @param current not wiped, that is the caller's; so with {@code next}
     */
    public PasswordResult changePassword(char[] current, char[] next, KdfParameters kdf) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes one encrypted file that holds all of the vault as it is at one moment. Reads and writes go on meanwhile.
     *
     * @param target must not exist
     * @param password opens the backup, and the vault restored from it; not wiped, that is the caller's
     * @param progress in bytes
     * @throws InterruptedException when the thread was interrupted; no file is left
     */
    public BackupFile backup(Path target, char[] password, KdfParameters kdf, Progress progress)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a backup as a restore would, in a scratch folder that is removed again and in which nothing is ever
     * readable without the key, and compares it with the vault, which is only read.
     *
     * @param password the backup's; not wiped, that is the caller's
     * @param progress in bytes
     * @throws InterruptedException when the thread was interrupted
     */
    public BackupTest testBackup(Path backup, char[] password, Progress progress)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs before the keys are wiped when the vault is locked, on the locking thread, so that other parts can drop what
     * they decrypted. Must be quick and must not throw.
     *
     * @return takes the hook away again
     */
    public AutoCloseable onLock(Runnable hook) {
        throw new UnsupportedOperationException();
    }

    /**
     * Locks: waits briefly for running work and then cuts it off, closes the database, wipes every key, lets another
     * program have the vault, and asks the JVM for a full collection so that dead copies go too. Idempotent.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
