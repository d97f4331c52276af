package org.kakehashi.wallet.history;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemFunction;

/** The history as rows: one view over the person's transfers and what looking at the chain has found. */
final class HistoryStore {

    private static final String FROM =
            " FROM wallet_movement m" + " LEFT JOIN wallet_entry_note n ON n.network = m.network AND n.hash = m.hash";

    /** The most words of a search that are looked at. */
    private static final int MAX_WORDS = 10;

    private final Database database;

    HistoryStore(Database database) {
        this.database = database;
    }

    Page page(Filter filter, int offset, int limit) {
        return database.read(connection -> {
            Where where = Where.of(filter);
            int total;
            try (PreparedStatement count = connection.prepareStatement("SELECT count(*)" + FROM + where.sql())) {
                where.bind(count);
                try (ResultSet rows = count.executeQuery()) {
                    total = rows.next() ? rows.getInt(1) : 0;
                }
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT m.*, coalesce(n.note, '') AS note"
                    + FROM + where.sql() + " ORDER BY m.happened_at DESC, m.hash, m.part LIMIT ? OFFSET ?")) {
                int next = where.bind(select);
                select.setInt(next, limit);
                select.setInt(next + 1, offset);
                List<Entry> entries = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
                return new Page(entries, offset, total);
            }
        });
    }

    /** Conditions and their values, in order. */
    private record Where(String sql, List<Object> values) {

        static Where of(Filter filter) {
            List<String> conditions = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            if (filter.network() != null) {
                conditions.add("m.network = ?");
                values.add(filter.network());
            }
            if (filter.account() != null) {
                conditions.add("m.account = ?");
                values.add(filter.account().bytes());
            }
            if (!filter.suspicious()) {
                conditions.add("m.suspicion IS NULL");
            }
            String[] words = filter.text().strip().toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS + 1);
            for (int i = 0; i < Math.min(words.length, MAX_WORDS); i++) {
                if (!words[i].isEmpty()) {
                    conditions.add(
                            "instr(m.search || ' 0x' || lower(hex(m.hash)) || ' ' || coalesce(n.search, ''), ?) > 0");
                    values.add(words[i]);
                }
            }
            return new Where(conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), values);
        }

        /** Sets the values; gives the index of the next parameter. */
        int bind(PreparedStatement statement) throws SQLException {
            int at = 1;
            for (Object value : values) {
                switch (value) {
                    case String text -> statement.setString(at++, text);
                    case byte[] bytes -> statement.setBytes(at++, bytes);
                    default -> throw new IllegalArgumentException("a value of another kind");
                }
            }
            return at;
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String network = row.getString("network");
        byte[] token = row.getBytes("token");
        Asset asset = new Asset(
                network, token == null ? null : Address.of(token), row.getString("symbol"), row.getInt("decimals"));
        long block = row.getLong("block");
        boolean inBlock = !row.wasNull();
        String suspicion = row.getString("suspicion");
        return new Entry(
                "0x" + HexFormat.of().formatHex(row.getBytes("hash")),
                row.getInt("part"),
                Address.of(row.getBytes("account")),
                Entry.Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                action(row.getString("action")),
                Address.of(row.getBytes("counterparty")),
                asset.of(new BigInteger(row.getString("amount"))),
                fee(row, network),
                inBlock ? block : null,
                Instant.ofEpochMilli(row.getLong("happened_at")),
                status(row.getString("state")),
                row.getString("transfer"),
                suspicion == null ? null : Entry.Suspicion.valueOf(suspicion),
                row.getString("note"),
                function(row));
    }

    private static @Nullable SystemFunction function(ResultSet row) throws SQLException {
        byte[] call = row.getBytes("call");
        Address contract = Address.of(row.getBytes("counterparty"));
        return call != null
                        && SystemContracts.isSystem(contract)
                        && SystemCallReading.of(contract, Bytes.of(call))
                                instanceof SystemCallReading.Understood understood
                ? understood.function()
                : null;
    }

    private static @Nullable Amount fee(ResultSet row, String network) throws SQLException {
        String fee = row.getString("fee_paid");
        return fee == null
                ? null
                : new Asset(network, null, row.getString("coin"), row.getInt("coin_places")).of(new BigInteger(fee));
    }

    private static Entry.Action action(String code) {
        return switch (code) {
            case "fill" -> Entry.Action.NONCE_FILL;
            case "call" -> Entry.Action.CONTRACT_CALL;
            case "token" -> Entry.Action.TOKEN_TRANSFER;
            default -> Entry.Action.COIN_TRANSFER;
        };
    }

    private static Entry.Status status(String state) {
        return switch (state) {
            case "in-block" -> Entry.Status.IN_BLOCK;
            case "final" -> Entry.Status.DONE;
            case "failed" -> Entry.Status.FAILED;
            case "cancelled" -> Entry.Status.CANCELLED;
            case "replaced" -> Entry.Status.REPLACED;
            case "rejected" -> Entry.Status.NOT_SENT;
            default -> Entry.Status.WAITING;
        };
    }

    void note(String network, String hash, String note) {
        database.write(connection -> {
            String sql = note.isEmpty()
                    ? "DELETE FROM wallet_entry_note WHERE network = ? AND hash = ?"
                    : "INSERT OR REPLACE INTO wallet_entry_note (network, hash, note, search) VALUES (?, ?, ?, ?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, network);
                statement.setBytes(2, HexFormat.of().parseHex(hash, 2, hash.length()));
                if (!note.isEmpty()) {
                    statement.setString(3, note);
                    statement.setString(4, note.toLowerCase(Locale.ROOT));
                }
                return statement.executeUpdate();
            }
        });
    }

    /** How far a look has come. */
    record Reach(
            long from,
            long to,
            @Nullable BigInteger balance,
            @Nullable BigInteger nonce) {}

    Optional<Reach> reach(String network, Address account, String kind) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT from_block, to_block, balance, nonce"
                    + " FROM wallet_scan WHERE network = ? AND account = ? AND kind = ?")) {
                select.setString(1, network);
                select.setBytes(2, account.bytes());
                select.setString(3, kind);
                try (ResultSet rows = select.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    String balance = rows.getString(3);
                    long nonce = rows.getLong(4);
                    return Optional.of(new Reach(
                            rows.getLong(1),
                            rows.getLong(2),
                            balance == null ? null : new BigInteger(balance),
                            rows.wasNull() ? null : BigInteger.valueOf(nonce)));
                }
            }
        });
    }

    /** Stores what a look found together with how far it came: both or nothing. */
    void found(String network, Address account, String kind, Reach reach, List<Sighting> sightings) {
        database.write(connection -> {
            for (Sighting sighting : sightings) {
                insert(connection, network, sighting);
            }
            try (PreparedStatement replace = connection.prepareStatement("INSERT OR REPLACE INTO wallet_scan"
                    + " (network, account, kind, from_block, to_block, balance, nonce) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                BigInteger balance = reach.balance();
                BigInteger nonce = reach.nonce();
                replace.setString(1, network);
                replace.setBytes(2, account.bytes());
                replace.setString(3, kind);
                replace.setLong(4, reach.from());
                replace.setLong(5, reach.to());
                replace.setString(6, balance == null ? null : balance.toString());
                replace.setObject(7, nonce == null ? null : nonce.longValueExact());
                return replace.executeUpdate();
            }
        });
    }

    private static void insert(Connection connection, String network, Sighting found) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO wallet_entry"
                + " (network, hash, part, account, direction, counterparty, token, symbol, decimals, amount, block,"
                + " happened_at, state, suspicion, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Asset asset = found.amount().asset();
            Address token = asset.token();
            insert.setString(1, network);
            insert.setBytes(
                    2, HexFormat.of().parseHex(found.hash(), 2, found.hash().length()));
            insert.setInt(3, found.part());
            insert.setBytes(4, found.account().bytes());
            insert.setString(5, found.direction().name().toLowerCase(Locale.ROOT));
            insert.setBytes(6, found.counterparty().bytes());
            insert.setBytes(7, token == null ? null : token.bytes());
            insert.setString(8, asset.symbol());
            insert.setInt(9, asset.decimals());
            insert.setString(10, found.amount().units().toString());
            insert.setLong(11, found.block());
            insert.setLong(12, found.time().toEpochMilli());
            insert.setString(13, found.succeeded() ? "final" : "failed");
            insert.setString(
                    14, found.suspicion() == null ? null : found.suspicion().name());
            insert.setString(15, found.searchText());
            insert.executeUpdate();
        }
    }

    /** The addresses that the person has paid. */
    List<Address> payees() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT payee FROM wallet_transfer"
                            + " WHERE purpose = 'send' AND length(data) = 0 AND state <> 'rejected' UNION SELECT counterparty FROM"
                            + " wallet_entry WHERE direction = 'out' AND suspicion IS NULL LIMIT 10000");
                    ResultSet rows = select.executeQuery()) {
                List<Address> payees = new ArrayList<>();
                while (rows.next()) {
                    payees.add(Address.of(rows.getBytes(1)));
                }
                return payees;
            }
        });
    }

    /** Tokens of entries that are hidden because nobody knew the token. */
    List<Address> unknownTokens(String network) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT token FROM wallet_entry"
                    + " WHERE network = ? AND suspicion = 'UNKNOWN_TOKEN' LIMIT 1000")) {
                select.setString(1, network);
                List<Address> tokens = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        tokens.add(Address.of(rows.getBytes(1)));
                    }
                }
                return tokens;
            }
        });
    }

    /** Names a token that has become known and shows its entries. */
    void name(Asset asset, Address token) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE wallet_entry SET symbol = ?,"
                    + " decimals = ?, suspicion = NULL, search = search || ' ' || ?"
                    + " WHERE network = ? AND token = ? AND suspicion = 'UNKNOWN_TOKEN'")) {
                update.setString(1, asset.symbol());
                update.setInt(2, asset.decimals());
                update.setString(3, asset.symbol().toLowerCase(Locale.ROOT));
                update.setString(4, asset.network());
                update.setBytes(5, token.bytes());
                return update.executeUpdate();
            }
        });
    }
}
