package org.kakehashi.wallet.network;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;

/** The network tables of the vault. */
final class NetworkStore {

    private final Database database;

    NetworkStore(Database database) {
        this.database = database;
    }

    List<NetworkProfile> added() {
        return database.read(connection -> {
            List<NetworkProfile> profiles = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT profile FROM network_added ORDER BY position");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    profiles.add(ProfileJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8)));
                }
            }
            return profiles;
        });
    }

    void add(NetworkProfile profile) {
        update(
                "INSERT INTO network_added (id, profile, position)"
                        + " VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM network_added))",
                profile.id(),
                ProfileJson.write(profile));
    }

    void remove(String id) {
        database.write(connection -> {
            run(connection, "DELETE FROM network_added WHERE id = ?", id);
            run(connection, "DELETE FROM network_nodes WHERE network = ?", id);
            return run(connection, "DELETE FROM network_override WHERE network = ?", id);
        });
    }

    Map<String, List<URI>> nodes() {
        return database.read(connection -> {
            Map<String, List<URI>> nodes = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT network, nodes FROM network_nodes");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    nodes.put(
                            row.getString(1),
                            row.getString(2).lines().map(URI::create).toList());
                }
            }
            return nodes;
        });
    }

    void setNodes(String network, List<URI> nodes) {
        String lines = String.join("\n", nodes.stream().map(URI::toString).toList());
        update("INSERT OR REPLACE INTO network_nodes (network, nodes) VALUES (?, ?)", network, lines);
    }

    @Nullable
    String choice(String name) {
        List<String> values = database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT value FROM network_choice WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? List.of(row.getString(1)) : List.of();
                }
            }
        });
        return values.isEmpty() ? null : values.getFirst();
    }

    void choose(String name, String value) {
        update("INSERT OR REPLACE INTO network_choice (name, value) VALUES (?, ?)", name, value);
    }

    Set<String> overrides(String network) {
        return database.read(connection -> {
            Set<String> hashes = new HashSet<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT genesis FROM network_override WHERE network = ?")) {
                select.setString(1, network);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        hashes.add(row.getString(1));
                    }
                }
            }
            return hashes;
        });
    }

    void addOverride(String network, String genesis) {
        update("INSERT OR IGNORE INTO network_override (network, genesis) VALUES (?, ?)", network, genesis);
    }

    void removeOverride(String network, String genesis) {
        update("DELETE FROM network_override WHERE network = ? AND genesis = ?", network, genesis);
    }

    private void update(String sql, String... values) {
        database.write(connection -> run(connection, sql, values));
    }

    private static int run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
