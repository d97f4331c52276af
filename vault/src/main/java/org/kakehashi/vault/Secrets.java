package org.kakehashi.vault;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Seals seeds and private keys once more before they go into a table, with a key that exists only while the vault is
 * unlocked, so that no query can return one by accident.
 */
public final class Secrets {

    Secrets() {}

    /**
     * Seals a secret for a place.
     *
     * @param context what and where it is, for example {@code "seed/7"}; needed again to open, so that a sealed value
     *     moved to another row does not open there
     * @param secret at most 16 MiB; not wiped, that is the caller's
     * @return opaque bytes to store, 29 longer than the secret
     * @throws VaultLockedException when the vault is locked
     */
    public byte[] seal(String context, byte[] secret) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a sealed secret for one use and wipes it afterwards, also when the use throws.
     *
     * @param context the one it was sealed with
     * @param use must not keep the array; what it returns is returned
     * @throws DamagedSecretException when the bytes do not open
     * @throws VaultLockedException when the vault is locked
     */
    public <T extends @Nullable Object> T open(String context, byte[] sealed, Function<byte[], T> use) {
        throw new UnsupportedOperationException();
    }
}
