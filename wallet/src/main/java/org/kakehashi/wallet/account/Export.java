package org.kakehashi.wallet.account;

import org.kakehashi.vault.PasswordResult;

/** What came of asking for a secret. */
public sealed interface Export<T> {

    /** The secret. Whoever receives it wipes or closes it after use. */
    record Given<T>(T secret) implements Export<T> {}

    /** The vault's password was not accepted. */
    record PasswordRefused<T>(PasswordResult answer) implements Export<T> {}

    /** There is nothing of that kind to give: a watched account has no key, shares have no words. */
    record NothingThere<T>() implements Export<T> {}
}
