package org.kakehashi.ui.welcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.account.Accounts;

/**
 * What the first start needs from the program around it.
 *
 * @param folder where the vault will be
 * @param place the same, as a path for messages
 * @param kdf the cost of the new vault's password
 * @param accounts the accounts of an open vault
 * @param opened takes the new, open vault on the window's thread
 */
public record Start(
        VaultFolder folder, Path place, KdfParameters kdf, Function<Vault, Accounts> accounts, Opened opened) {

    /** Takes a new, open vault. */
    @FunctionalInterface
    public interface Opened {
        /** @param next what to show first, or null for the wallet */
        void take(Vault vault, @Nullable Route next);
    }

    /** A filled vault, and what to show first. */
    record Made(Vault vault, @Nullable Route next) {}

    /** Puts something into the accounts of a new vault, and says what to show first, or null. */
    @FunctionalInterface
    interface Filling {
        @Nullable
        Route into(Accounts accounts) throws IOException, InterruptedException;
    }

    /** Makes the vault and fills it; for a thread of the background. The password is wiped. */
    Made make(char[] password, Filling filling) throws IOException, InterruptedException {
        Vault vault;
        try {
            vault = folder.create(password, kdf);
        } finally {
            Arrays.fill(password, '\0');
        }
        boolean filled = false;
        try {
            Route next = filling.into(accounts.apply(vault));
            filled = true;
            return new Made(vault, next);
        } finally {
            if (!filled) {
                vault.close();
            }
        }
    }
}
