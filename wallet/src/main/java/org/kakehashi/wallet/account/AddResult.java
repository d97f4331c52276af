package org.kakehashi.wallet.account;

/** What came of adding an account. */
public sealed interface AddResult {

    /** The account that now stands for the address. */
    Account account();

    /** A new account. */
    record Added(Account account) implements AddResult {}

    /** A watched account got its key; name, place, note and history stay. */
    record Upgraded(Account account) implements AddResult {}

    /** The address is there already and nothing was changed. */
    record AlreadyThere(Account account) implements AddResult {}
}
