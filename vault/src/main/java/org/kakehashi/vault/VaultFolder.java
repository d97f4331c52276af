package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A place on disk where a vault is or may be, locked. Format: docs/decisions/0002-vault-format.md. */
public final class VaultFolder {

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
    public VaultFolder(Path directory, List<Migrations> migrations, InstantSource clock) {}

    /** Whether a vault is here (whole or not). */
    public boolean exists() {
        throw new UnsupportedOperationException();
    }

    /** How long until a password would be looked at: zero, unless wrong ones were given. */
    public Duration delay() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a new vault and opens it.
     *
     * @param password at least one character; not wiped, that is the caller's
     * @throws java.nio.file.FileAlreadyExistsException when a vault is already here
     * @throws IOException when the disk refuses, or another program is at work in the folder
     */
    public Vault create(char[] password, KdfParameters kdf) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the vault and brings its tables up to date.
     *
     * @param password not wiped, that is the caller's
     * @throws IOException when the disk refuses
     * @throws DatabaseException when a migration fails; nothing was changed
     */
    public UnlockResult unlock(char[] password) throws IOException {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }
}
