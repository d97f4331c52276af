package org.kakehashi.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How often a database came out of a backup. What a backup holds may be older than what was used since, so state that
 * must never be used twice (keys that change with every message) is thrown away when this number has grown.
 */
public final class Restores {

    private Restores() {}

    /** The number, within the caller's transaction. */
    public static long count(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'vault_restore'")) {
                if (!table.next()) {
                    return 0;
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM vault_restore")) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Notes one more, in a database that no one uses yet. */
    static void note(Database database) {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS vault_restore (number INTEGER PRIMARY KEY)");
                statement.executeUpdate("INSERT INTO vault_restore DEFAULT VALUES");
            }
        });
    }
}
