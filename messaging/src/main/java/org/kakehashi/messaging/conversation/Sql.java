package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Statements in one line. Arguments may be whole numbers, texts, byte arrays, keys, booleans and null. */
final class Sql {

    private Sql() {}

    /** Makes a value of the row the cursor stands on. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    static int update(Connection tx, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(tx, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection tx, Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(tx, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row.of(rows));
            }
        }
        return found;
    }

    static <T> Optional<T> first(Connection tx, Row<T> row, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepared(tx, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /** The first column of the first row, or 0. */
    static long number(Connection tx, String sql, @Nullable Object... arguments) throws SQLException {
        return first(tx, row -> row.getLong(1), sql, arguments).orElse(0L);
    }

    static boolean exists(Connection tx, String sql, @Nullable Object... arguments) throws SQLException {
        return first(tx, row -> true, sql, arguments).isPresent();
    }

    private static PreparedStatement prepared(Connection tx, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = tx.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            switch (argument) {
                case PublicIdentity key -> statement.setBytes(i + 1, key.bytes());
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Boolean yes -> statement.setInt(i + 1, yes ? 1 : 0);
                case null -> statement.setObject(i + 1, null);
                default -> statement.setObject(i + 1, argument);
            }
        }
        return statement;
    }

    /** The key in a column that only ever holds keys. */
    static PublicIdentity key(ResultSet row, int column) throws SQLException {
        return PublicIdentity.of(row.getBytes(column)).orElseThrow(() -> new SQLException("a damaged key"));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
