package org.kakehashi.wallet.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.DerivationPath;

/** Seeds and accounts as rows. Every method takes the connection of the transaction it is part of. */
final class AccountStore {

    private AccountStore() {}

    static AccountBook book(Connection connection) throws SQLException {
        return new AccountBook(seeds(connection), accounts(connection));
    }

    private static List<Seed> seeds(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, name, kind, word_count, passphrase,"
                        + " backed_up FROM wallet_seed ORDER BY created_at, rowid");
                ResultSet rows = select.executeQuery()) {
            List<Seed> seeds = new ArrayList<>();
            while (rows.next()) {
                seeds.add(new Seed(
                        rows.getString("id"),
                        rows.getString("name"),
                        rows.getString("kind").equals("shares") ? Seed.Kind.SHARES : Seed.Kind.WORDS,
                        rows.getInt("word_count"),
                        rows.getBoolean("passphrase"),
                        rows.getBoolean("backed_up")));
            }
            return seeds;
        }
    }

    private static List<Account> accounts(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, name, address, origin, seed, path,"
                        + " hidden, position, note FROM wallet_account ORDER BY position, rowid");
                ResultSet rows = select.executeQuery()) {
            List<Account> accounts = new ArrayList<>();
            while (rows.next()) {
                accounts.add(new Account(
                        rows.getString("id"),
                        rows.getString("name"),
                        Address.of(rows.getBytes("address")),
                        origin(rows),
                        rows.getBoolean("hidden"),
                        accounts.size(),
                        rows.getString("note")));
            }
            return accounts;
        }
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return switch (row.getString("origin")) {
            case "hd" -> new Origin.HdAccount(row.getString("seed"), DerivationPath.of(row.getString("path")));
            case "key" -> new Origin.ImportedKey();
            case "watch" -> new Origin.WatchOnly();
            default -> throw new SQLException("unknown origin of an account");
        };
    }

    static Optional<Seed> seedWithMarker(Connection connection, Address marker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM wallet_seed WHERE marker = ?")) {
            select.setBytes(1, marker.bytes());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String id = rows.getString(1);
                return seeds(connection).stream()
                        .filter(seed -> seed.id().equals(id))
                        .findFirst();
            }
        }
    }

    static void insertSeed(Connection connection, Seed seed, String language, Address marker, byte[] sealed)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO wallet_seed"
                + " (id, name, kind, language, word_count, passphrase, backed_up, marker, sealed, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, seed.id());
            insert.setString(2, seed.name());
            insert.setString(3, seed.kind() == Seed.Kind.SHARES ? "shares" : "words");
            insert.setString(4, language);
            insert.setInt(5, seed.wordCount());
            insert.setBoolean(6, seed.passphrase());
            insert.setBoolean(7, seed.backedUp());
            insert.setBytes(8, marker.bytes());
            insert.setBytes(9, sealed);
            insert.setLong(10, Instant.now().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** The sealed seed and its language, or nothing when there is no such seed. */
    static Optional<SealedSeed> sealedSeed(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT kind, language, sealed FROM wallet_seed WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new SealedSeed(
                                rows.getString("kind").equals("shares") ? Seed.Kind.SHARES : Seed.Kind.WORDS,
                                rows.getString("language"),
                                rows.getBytes("sealed")))
                        : Optional.empty();
            }
        }
    }

    /** A seed as it lies in its row. */
    record SealedSeed(Seed.Kind kind, String language, byte[] sealed) {}

    static Optional<byte[]> sealedKey(Connection connection, String account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sealed FROM wallet_account WHERE id = ? AND origin = 'key'")) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    static Account insertAccount(
            Connection connection, String id, String name, Address address, Origin origin, byte @Nullable [] sealed)
            throws SQLException {
        int position = nextPosition(connection);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO wallet_account"
                + " (id, name, address, origin, seed, path, sealed, position, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, name);
            insert.setBytes(3, address.bytes());
            setOrigin(insert, 4, origin, sealed);
            insert.setInt(8, position);
            insert.setLong(9, Instant.now().toEpochMilli());
            insert.executeUpdate();
        }
        return account(connection, id);
    }

    /** Gives a watched account its key. */
    static Account upgrade(Connection connection, Account watched, Origin origin, byte @Nullable [] sealed)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE wallet_account"
                + " SET origin = ?, seed = ?, path = ?, sealed = ?, hidden = 0 WHERE id = ? AND origin = 'watch'")) {
            setOrigin(update, 1, origin, sealed);
            update.setString(5, watched.id());
            update.executeUpdate();
        }
        return account(connection, watched.id());
    }

    private static void setOrigin(PreparedStatement statement, int at, Origin origin, byte @Nullable [] sealed)
            throws SQLException {
        Origin.HdAccount hd = origin instanceof Origin.HdAccount derived ? derived : null;
        statement.setString(
                at,
                switch (origin) {
                    case Origin.HdAccount _ -> "hd";
                    case Origin.ImportedKey _ -> "key";
                    case Origin.WatchOnly _ -> "watch";
                });
        statement.setString(at + 1, hd == null ? null : hd.seedId());
        statement.setString(at + 2, hd == null ? null : hd.path().toString());
        statement.setBytes(at + 3, sealed);
    }

    private static Account account(Connection connection, String id) throws SQLException {
        return book(connection).account(id).orElseThrow(() -> new SQLException("the account is not there"));
    }

    private static int nextPosition(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT coalesce(max(position), -1) + 1 FROM wallet_account");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Sets one text column; the column is one of this class's own names. */
    static void setText(Connection connection, String column, String id, String value) throws SQLException {
        String sql = switch (column) {
            case "name" -> "UPDATE wallet_account SET name = ? WHERE id = ?";
            case "note" -> "UPDATE wallet_account SET note = ? WHERE id = ?";
            case "seed name" -> "UPDATE wallet_seed SET name = ? WHERE id = ?";
            default -> throw new IllegalArgumentException(column);
        };
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Takes away an account that no words bring back. */
    static void delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM wallet_account WHERE id = ? AND origin <> 'hd'")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    static void setHidden(Connection connection, String id, boolean hidden) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE wallet_account SET hidden = ? WHERE id = ?")) {
            update.setBoolean(1, hidden);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    static void setBackedUp(Connection connection, String seed) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE wallet_seed SET backed_up = 1 WHERE id = ?")) {
            update.setString(1, seed);
            update.executeUpdate();
        }
    }

    /** Writes the order; accounts that are not in the list keep their order behind it. */
    static void setOrder(Connection connection, List<String> ids) throws SQLException {
        List<String> all = new ArrayList<>(ids);
        for (Account account : accounts(connection)) {
            if (!all.contains(account.id())) {
                all.add(account.id());
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE wallet_account SET position = ? WHERE id = ?")) {
            for (int i = 0; i < all.size(); i++) {
                update.setInt(1, i);
                update.setString(2, all.get(i));
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
