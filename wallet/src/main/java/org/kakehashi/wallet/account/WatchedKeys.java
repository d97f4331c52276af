package org.kakehashi.wallet.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The extended public keys that watched accounts come from, as rows; each is gone with the last of its accounts. */
final class WatchedKeys {

    private WatchedKeys() {}

    /** The text forms, the one used last first. */
    static List<String> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT xpub FROM wallet_watched_key GROUP BY xpub ORDER BY max(rowid) DESC");
                ResultSet rows = select.executeQuery()) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    static void insert(Connection connection, String account, String xpub) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO wallet_watched_key (account, xpub, created_at) VALUES (?, ?, ?)")) {
            insert.setString(1, account);
            insert.setString(2, xpub);
            insert.setLong(3, Instant.now().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, String account) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM wallet_watched_key WHERE account = ?")) {
            delete.setString(1, account);
            delete.executeUpdate();
        }
    }
}
