package org.kakehashi.messaging.parcel;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of encrypted files that are on their way. */
final class ParcelTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<List<String>>> TAGS = new TypeReference<>() {};

    private final Database database;

    ParcelTable(Database database) {
        this.database = database;
    }

    record Row(
            long number, String sha256, long chat, @Nullable String reply, List<List<String>> tags, boolean agreed) {}

    void add(Row row) {
        database.change(tx -> {
            try (PreparedStatement insert = tx.prepareStatement(
                    "INSERT OR REPLACE INTO parcel (sha256, chat, reply, tags, agreed, number) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, row.sha256);
                insert.setLong(2, row.chat);
                insert.setString(3, row.reply);
                insert.setString(4, JSON.writeValueAsString(row.tags));
                insert.setBoolean(5, row.agreed);
                insert.setLong(6, row.number);
                insert.executeUpdate();
            }
        });
    }

    void remove(String sha256) {
        change("DELETE FROM parcel WHERE sha256 = ?", sha256);
    }

    void agree(String sha256) {
        change("UPDATE parcel SET agreed = 1 WHERE sha256 = ?", sha256);
    }

    private void change(String sql, String sha256) {
        database.change(tx -> {
            try (PreparedStatement statement = tx.prepareStatement(sql)) {
                statement.setString(1, sha256);
                statement.executeUpdate();
            }
        });
    }

    /** In the order in which they were given. */
    List<Row> all() {
        return database.read(tx -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement select = tx.prepareStatement(
                            "SELECT sha256, chat, reply, tags, agreed, number FROM parcel ORDER BY number");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getLong(6),
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            JSON.readValue(row.getString(4), TAGS),
                            row.getBoolean(5)));
                }
            }
            return rows;
        });
    }
}
