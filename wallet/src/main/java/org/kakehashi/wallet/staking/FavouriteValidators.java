package org.kakehashi.wallet.staking;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.wallet.systemcontract.NodeId;

/** The validators of one network that the person marked, kept in the vault. */
public final class FavouriteValidators {

    /** Tables of this package. */
    public static final Migrations MIGRATIONS = new Migrations("wallet.staking", FavouriteValidators.class);

    private final Database database;
    private final String network;
    private final InstantSource clock;
    private final List<Consumer<Set<NodeId>>> listeners = new CopyOnWriteArrayList<>();

    /** @param network the network's id */
    public FavouriteValidators(Database database, String network, InstantSource clock) {
        this.database = database;
        this.network = network;
        this.clock = clock;
    }

    /** All of them, in the order in which they were marked. */
    public Set<NodeId> all() {
        return database.read(connection -> {
            Set<NodeId> nodes = new LinkedHashSet<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT node FROM staking_favourite WHERE network = ? ORDER BY added_at, node")) {
                select.setString(1, network);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        nodes.add(NodeId.of(row.getString(1)));
                    }
                }
            }
            return nodes;
        });
    }

    /** Follows {@link #all()}. */
    public AutoCloseable listen(Consumer<Set<NodeId>> listener) {
        listeners.add(listener);
        listener.accept(all());
        return () -> listeners.remove(listener);
    }

    /** Marks a validator. */
    public void add(NodeId node) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO staking_favourite (network, node, added_at) VALUES (?, ?, ?)")) {
                insert.setString(1, network);
                insert.setString(2, node.toHex());
                insert.setLong(3, clock.millis());
                return insert.executeUpdate();
            }
        });
        publish();
    }

    /** Takes the mark away. */
    public void remove(NodeId node) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM staking_favourite WHERE network = ? AND node = ?")) {
                delete.setString(1, network);
                delete.setString(2, node.toHex());
                return delete.executeUpdate();
            }
        });
        publish();
    }

    private void publish() {
        Set<NodeId> present = all();
        listeners.forEach(listener -> listener.accept(present));
    }
}
