package org.kakehashi.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A digest of every table, its definition included, to compare two databases without copying either. */
final class TableDigests {

    /** Rows, and SHA-256 over definition and rows in key order. */
    record Table(long rows, String digest) {}

    private TableDigests() {}

    static Map<String, Table> of(Connection connection, Progress progress) throws SQLException {
        Map<String, String> definitions = definitions(connection);
        Map<String, Table> tables = new TreeMap<>();
        for (Map.Entry<String, String> table : definitions.entrySet()) {
            tables.put(table.getKey(), digest(connection, table.getKey(), table.getValue()));
            progress.at(tables.size(), definitions.size());
        }
        return tables;
    }

    /**
     * Names to SQL: of the tables that hold rows, with their indices and triggers. A virtual table's rows lie in its
     * shadow tables.
     */
    private static Map<String, String> definitions(Connection connection) throws SQLException {
        Map<String, String> definitions = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT t.name, (SELECT group_concat(sql, char(10)) FROM
                          (SELECT s.sql FROM sqlite_schema s WHERE s.tbl_name = t.name ORDER BY s.type, s.name))
                        FROM sqlite_schema t
                        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
                          AND t.sql NOT LIKE 'CREATE VIRTUAL%'
                        """)) {
            while (rows.next()) {
                definitions.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return definitions;
    }

    private static Table digest(Connection connection, String table, String definition) throws SQLException {
        MessageDigest sha256 = sha256();
        add(sha256, 's', definition.getBytes(StandardCharsets.UTF_8));
        long count = 0;
        String quoted = '"' + table.replace("\"", "\"\"") + '"';
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM " + quoted + " ORDER BY " + order(connection, table))) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new SQLException("interrupted");
                }
                for (int column = 1; column <= columns; column++) {
                    add(sha256, rows.getObject(column));
                }
                count++;
            }
        }
        return new Table(count, HexFormat.of().formatHex(sha256.digest()));
    }

    private static String order(Connection connection, String table) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    key.add('"' + rows.getString(1).replace("\"", "\"\"") + '"');
                }
            }
        }
        return key.isEmpty() ? "rowid" : String.join(", ", key);
    }

    private static void add(MessageDigest sha256, @Nullable Object value) {
        switch (value) {
            case null -> add(sha256, 'n', new byte[0]);
            case byte[] bytes -> add(sha256, 'b', bytes);
            case Integer number -> add(sha256, number.longValue());
            // Unboxed by hand: a boxed number would choose this very method again.
            case Long number -> add(sha256, number.longValue());
            case Double number ->
                add(sha256, 'd', ByteBuffer.allocate(8).putDouble(number).array());
            default -> add(sha256, 't', value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(MessageDigest sha256, long number) {
        add(sha256, 'i', ByteBuffer.allocate(8).putLong(number).array());
    }

    private static void add(MessageDigest sha256, char type, byte[] bytes) {
        sha256.update(
                ByteBuffer.allocate(5).put((byte) type).putInt(bytes.length).flip());
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
