package org.kakehashi.vault;

/** The vault was locked before or during the call; nothing of a write was kept. */
public final class VaultLockedException extends RuntimeException {

    VaultLockedException() {
        super("the vault is locked");
    }
}
