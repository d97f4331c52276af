package org.kakehashi.vault;

import java.util.Arrays;

/** The keys of an unlocked vault, off the heap. */
final class VaultKeys implements AutoCloseable {

    private final SecretMemory master;
    private final SecretMemory database;
    private final SecretMemory secrets;

    private VaultKeys(SecretMemory master, SecretMemory database, SecretMemory secrets) {
        this.master = master;
        this.database = database;
        this.secrets = secrets;
    }

    /** Derives the two working keys; {@code master} is zero afterwards. */
    static VaultKeys of(byte[] master) {
        byte[] database = Crypto.subkey(master, "kakehashi vault 1 database");
        byte[] secrets = Crypto.subkey(master, "kakehashi vault 1 secrets");
        try {
            return new VaultKeys(new SecretMemory(master), new SecretMemory(database), new SecretMemory(secrets));
        } finally {
            Arrays.fill(master, (byte) 0);
            Arrays.fill(database, (byte) 0);
            Arrays.fill(secrets, (byte) 0);
        }
    }

    /** What the password wraps; goes into a backup. */
    SecretMemory master() {
        return master;
    }

    /** The raw key of the SQLCipher file. */
    SecretMemory database() {
        return database;
    }

    SecretMemory secrets() {
        return secrets;
    }

    @Override
    public void close() {
        master.close();
        database.close();
        secrets.close();
    }
}
