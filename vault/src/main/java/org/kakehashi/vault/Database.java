package org.kakehashi.vault;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The vault's tables. One write at a time, each a transaction of its own; any number of reads beside it, which see the
 * last committed state and never wait for the writer.
 *
 * <p>Usable from any thread. Work must not keep the connection, its statements or result sets after it returns, must
 * not begin or end transactions, and must not call {@code read} or {@code write} of the same database from inside
 * {@code write}.
 */
public final class Database {

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        /** Does it; what it throws passes on to the caller, SQLException as {@link DatabaseException}. */
        T on(Connection connection) throws SQLException;
    }

    Database() {}

    /**
     * Runs work on a read-only connection, inside one snapshot of the database.
     *
     * @throws VaultLockedException when the vault is or gets locked
     * @throws DatabaseException when SQLite fails
     */
    public <T extends @Nullable Object> T read(Work<T> work) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs work in one transaction: committed, and on the disk, when this returns; rolled back when it throws.
     *
     * @throws VaultLockedException when the vault is or gets locked
     * @throws DatabaseException when SQLite fails
     */
    public <T extends @Nullable Object> T write(Work<T> work) {
        throw new UnsupportedOperationException();
    }
}
