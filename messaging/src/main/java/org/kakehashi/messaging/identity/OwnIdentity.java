package org.kakehashi.messaging.identity;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One's own chat identity: the public key, and the private key for one use at a time. */
public interface OwnIdentity {

    PublicIdentity publicIdentity();

    /**
     * Lends the private key to one use and wipes it afterwards.
     *
     * @param use must not keep or close the key
     * @throws org.kakehashi.vault.VaultLockedException when the vault is locked
     */
    <T extends @Nullable Object> T use(Function<SecretIdentity, T> use);
}
