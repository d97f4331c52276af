package org.kakehashi.wallet;

import org.kakehashi.vault.Migrations;

/** The tables of accounts, transfers and history. */
public final class WalletTables {

    /** The numbered schema changes, in {@code migrations/} beside this class. */
    public static final Migrations MIGRATIONS = new Migrations("wallet", WalletTables.class);

    private WalletTables() {}
}
