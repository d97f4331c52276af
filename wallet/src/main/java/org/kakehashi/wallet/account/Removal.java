package org.kakehashi.wallet.account;

import org.kakehashi.vault.PasswordResult;

/** What came of removing an account. */
public sealed interface Removal {

    /** It and its key are no longer in the vault; its payments stay in the history. */
    record Removed() implements Removal {}

    /** The vault's password did not do. */
    record PasswordRefused(PasswordResult answer) implements Removal {}

    /** Gone already, or derived from words: those would bring it back, so it can only be hidden. */
    record CannotBeRemoved() implements Removal {}
}
