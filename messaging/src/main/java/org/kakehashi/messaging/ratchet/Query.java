package org.kakehashi.messaging.ratchet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SQL statement with its values in order. */
final class Query {

    private Query() {}

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int change(Connection tx, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(tx, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> all(Connection tx, String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(tx, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    static <T> Optional<T> first(Connection tx, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(tx, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    static boolean exists(Connection tx, String sql, @Nullable Object... values) throws SQLException {
        return first(tx, sql, row -> true, values).isPresent();
    }

    private static PreparedStatement prepared(Connection tx, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = tx.prepareStatement(sql);
        boolean bound = false;
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            bound = true;
            return statement;
        } finally {
            if (!bound) {
                statement.close();
            }
        }
    }
}
