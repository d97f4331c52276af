package org.kakehashi.net;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;

/** Keeps decisions in the vault. */
final class VaultHostStore implements HostStore {

    private final Database database;

    VaultHostStore(Database database) {
        this.database = database;
    }

    @Override
    public List<HostEntry> load() {
        return database.read(connection -> {
            List<HostEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT host, port, purpose, source, consent, decided_at, last_use FROM net_host");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new HostEntry(
                            new HostPort(row.getString(1), row.getInt(2)),
                            Purpose.valueOf(row.getString(3)),
                            row.getString(4),
                            Consent.valueOf(row.getString(5)),
                            instant(row, 6),
                            instant(row, 7)));
                }
            }
            return entries;
        });
    }

    @Override
    public void save(List<HostEntry> entries) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO net_host"
                    + " (host, port, purpose, source, consent, decided_at, last_use) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                for (HostEntry entry : entries) {
                    insert.setString(1, entry.host().host());
                    insert.setInt(2, entry.host().port());
                    insert.setString(3, entry.purpose().name());
                    insert.setString(4, entry.source());
                    insert.setString(5, entry.consent().name());
                    set(insert, 6, entry.decidedAt());
                    set(insert, 7, entry.lastUse());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    @Override
    public void delete(HostPort host, Purpose purpose) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM net_host WHERE host = ? AND port = ? AND purpose = ?")) {
                delete.setString(1, host.host());
                delete.setInt(2, host.port());
                delete.setString(3, purpose.name());
                return delete.executeUpdate();
            }
        });
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static void set(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
        if (at == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, at.toEpochMilli());
        }
    }
}
