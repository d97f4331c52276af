package org.kakehashi.wallet.token;

import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.token.BalanceReading.Known;

/** The last good readings in the vault. */
final class BalanceStore {

    private static final byte[] COIN = {};

    private final Database database;

    BalanceStore(Database database) {
        this.database = database;
    }

    Map<Position, Known> load(String network) {
        return database.read(connection -> {
            Map<Position, Known> readings = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT owner, token, amount, block, read_at FROM token_balance WHERE network = ?")) {
                select.setString(1, network);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        byte[] token = row.getBytes(2);
                        Position position = new Position(
                                Address.of(row.getBytes(1)),
                                token == null || token.length == 0 ? null : Address.of(token));
                        readings.put(
                                position,
                                new Known(
                                        new BigInteger(row.getString(3)),
                                        Instant.ofEpochMilli(row.getLong(5)),
                                        row.getLong(4)));
                    }
                }
            }
            return readings;
        });
    }

    void save(String network, Map<Position, Known> readings) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO token_balance"
                    + " (network, owner, token, amount, block, read_at) VALUES (?, ?, ?, ?, ?, ?)")) {
                for (Map.Entry<Position, Known> entry : readings.entrySet()) {
                    Address token = entry.getKey().token();
                    insert.setString(1, network);
                    insert.setBytes(2, entry.getKey().owner().bytes());
                    insert.setBytes(3, token == null ? COIN : token.bytes());
                    insert.setString(4, entry.getValue().amount().toString());
                    insert.setLong(5, entry.getValue().block());
                    insert.setLong(6, entry.getValue().at().toEpochMilli());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    void forget(Address owner) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM token_balance WHERE owner = ?")) {
                delete.setBytes(1, owner.bytes());
                return delete.executeUpdate();
            }
        });
    }
}
