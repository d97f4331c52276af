package org.kakehashi.wallet.account;

/** What came of storing a seed. */
public sealed interface SeedResult {

    Seed seed();

    /** Stored; it has no account yet. */
    record Stored(Seed seed) implements SeedResult {}

    /** This very seed, with this passphrase, is in the vault already. */
    record AlreadyThere(Seed seed) implements SeedResult {}
}
