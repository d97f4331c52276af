package org.kakehashi.wallet.account;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.PrivateKey;

/** Gives an account's key for one operation: opens the seal, derives, and wipes both before it returns. */
public final class KeyRing {

    private final Vault vault;

    public KeyRing(Vault vault) {
        this.vault = vault;
    }

    /**
     * Uses an account's key once. The caller has asked for the vault's password where that is due.
     *
     * @param use must not keep the key, which is wiped when it returns or throws
     * @throws IllegalStateException for a watched account, or one that is not in the vault
     * @throws org.kakehashi.vault.VaultLockedException when the vault is locked
     */
    public <T extends @Nullable Object> T withKey(Account account, Function<PrivateKey, T> use) {
        SeedSeal seal = new SeedSeal(vault.secrets());
        return switch (account.origin()) {
            case Origin.HdAccount hd -> {
                AccountStore.SealedSeed seed = vault.database()
                        .read(connection -> AccountStore.sealedSeed(connection, hd.seedId()))
                        .orElseThrow(() -> new IllegalStateException("the account's seed is not in the vault"));
                yield seal.withKey(hd.seedId(), seed, hd.path(), key -> use.apply(checked(account, key)));
            }
            case Origin.ImportedKey _ -> {
                byte[] sealed = vault.database()
                        .read(connection -> AccountStore.sealedKey(connection, account.id()))
                        .orElseThrow(() -> new IllegalStateException("the account's key is not in the vault"));
                yield seal.withKey(account.id(), sealed, key -> use.apply(checked(account, key)));
            }
            case Origin.WatchOnly _ -> throw new IllegalStateException("a watched account has no key");
        };
    }

    /**
     * Uses the key of a seed at a path that belongs to no account, such as a chat identity's (NIP-06).
     *
     * @param use must not keep the key, which is wiped when it returns or throws
     * @throws IllegalStateException when the seed is not in the vault
     * @throws org.kakehashi.vault.VaultLockedException when the vault is locked
     */
    public <T extends @Nullable Object> T withSeedKey(String seedId, DerivationPath path, Function<PrivateKey, T> use) {
        AccountStore.SealedSeed seed = vault.database()
                .read(connection -> AccountStore.sealedSeed(connection, seedId))
                .orElseThrow(() -> new IllegalStateException("the seed is not in the vault"));
        return new SeedSeal(vault.secrets()).withKey(seedId, seed, path, use);
    }

    /** A row that was tampered with must not make another key sign in this account's name. */
    private static PrivateKey checked(Account account, PrivateKey key) {
        if (!key.address().equals(account.address())) {
            throw new IllegalStateException("the stored key is not the account's");
        }
        return key;
    }
}
