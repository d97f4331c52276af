package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.rlp.Bytes;

/** The transfers as rows. Every method is one transaction, unless it takes a connection. */
final class TransferStore {

    private static final String COLUMNS =
            "id, purpose, network, chain, account, sender, payee, token, symbol, decimals, amount, data, nonce, state, problem,"
                    + " problem_text, mined_hash, block, block_time, fee_paid, outcome, created_at, updated_at";

    private final Database database;

    TransferStore(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    /** The newest {@code limit} transfers, newest first. */
    List<Transfer> newest(int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + COLUMNS + " FROM wallet_transfer ORDER BY created_at DESC, rowid DESC LIMIT ?")) {
                select.setInt(1, limit);
                return transfers(connection, select);
            }
        });
    }

    /** Calls of the network's own contracts, newest first, at most ten thousand. */
    List<Transfer> systemCalls(String network) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                    + " FROM wallet_transfer WHERE network = ? AND purpose = 'send' AND length(data) > 0"
                    + " ORDER BY created_at DESC, rowid DESC LIMIT 10000")) {
                select.setString(1, network);
                return transfers(connection, select).stream()
                        .filter(each -> SystemContracts.isSystem(each.payee()))
                        .toList();
            }
        });
    }

    /** Everything that is not settled, lowest nonce first. */
    List<Transfer> open() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                    + " FROM wallet_transfer WHERE state IN ('signed', 'sent', 'in-block', 'dropped')"
                    + " ORDER BY network, sender, nonce")) {
                return transfers(connection, select);
            }
        });
    }

    Optional<Transfer> find(String id) {
        return database.read(connection -> find(connection, id));
    }

    static Optional<Transfer> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM wallet_transfer WHERE id = ?")) {
            select.setString(1, id);
            return transfers(connection, select).stream().findFirst();
        }
    }

    /** The nonces that unsettled transfers of an account hold, ascending. */
    List<BigInteger> reserved(String network, String chain, Address sender) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT nonce FROM wallet_transfer WHERE network = ? AND chain = ? AND sender = ?"
                            + " AND state IN ('signed', 'sent', 'in-block', 'dropped') ORDER BY nonce")) {
                select.setString(1, network);
                select.setBytes(2, hash(chain));
                select.setBytes(3, sender.bytes());
                List<BigInteger> nonces = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        nonces.add(BigInteger.valueOf(rows.getLong(1)));
                    }
                }
                return nonces;
            }
        });
    }

    /** The payees of the past, newest first: of transfers from here, and of those that looking at the chain found. */
    List<PayeeRules.PaidBefore> paidBefore() {
        return database.read(connection -> {
            List<PayeeRules.PaidBefore> paid = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, network, payee, token, amount, created_at, state NOT IN ('replaced', 'cancelled',"
                                    + " 'failed') FROM wallet_transfer WHERE purpose = 'send' AND length(data) = 0"
                                    + " AND state <> 'rejected'"
                                    + " UNION ALL SELECT '', network, counterparty, token, amount, happened_at, 0"
                                    + " FROM wallet_entry WHERE direction = 'out' AND suspicion IS NULL"
                                    + " ORDER BY 6 DESC LIMIT 10000");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    paid.add(new PayeeRules.PaidBefore(
                            rows.getString(1),
                            rows.getString(2),
                            Address.of(rows.getBytes(3)),
                            address(rows.getBytes(4)),
                            new BigInteger(rows.getString(5)),
                            Instant.ofEpochMilli(rows.getLong(6)),
                            rows.getBoolean(7)));
                }
            }
            return paid;
        });
    }

    /** Whether a transfer other than a rejected one holds this nonce. */
    static boolean taken(Connection connection, String network, String chain, Address sender, BigInteger nonce)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM wallet_transfer"
                + " WHERE network = ? AND chain = ? AND sender = ? AND nonce = ? AND state <> 'rejected'")) {
            select.setString(1, network);
            select.setBytes(2, hash(chain));
            select.setBytes(3, sender.bytes());
            select.setLong(4, nonce.longValueExact());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Writes a new transfer with its first signed form. The unique keys of the table have the last word. */
    static void insert(Connection connection, Transfer transfer, Asset coin, String search, byte[] raw, Instant now)
            throws SQLException {
        Asset asset = transfer.amount().asset();
        Address token = asset.token();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO wallet_transfer"
                + " (id, purpose, network, account, sender, payee, token, symbol, decimals, amount, nonce, state,"
                + " coin, coin_places, search, created_at, updated_at, chain, data)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, transfer.id());
            insert.setString(2, transfer.purpose() == Transfer.Purpose.FILL ? "fill" : "send");
            insert.setString(3, transfer.network());
            insert.setString(4, transfer.accountId());
            insert.setBytes(5, transfer.from().bytes());
            insert.setBytes(6, transfer.payee().bytes());
            insert.setBytes(7, token == null ? null : token.bytes());
            insert.setString(8, asset.symbol());
            insert.setInt(9, asset.decimals());
            insert.setString(10, transfer.amount().units().toString());
            insert.setLong(11, transfer.nonce().longValueExact());
            insert.setString(12, transfer.state().code());
            insert.setString(13, coin.symbol());
            insert.setInt(14, coin.decimals());
            insert.setString(15, search);
            insert.setLong(16, now.toEpochMilli());
            insert.setLong(17, now.toEpochMilli());
            insert.setBytes(18, hash(transfer.chain()));
            insert.setBytes(19, transfer.data().toArray());
            insert.executeUpdate();
        }
        addAttempt(connection, transfer.id(), transfer.latest(), raw);
    }

    static void addAttempt(Connection connection, String transfer, Attempt attempt, byte[] raw) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO wallet_attempt"
                        + " (transfer, hash, kind, raw, gas_limit, max_price, tip, signed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, transfer);
            insert.setBytes(2, hash(attempt.hash()));
            insert.setString(3, attempt.kind().code());
            insert.setBytes(4, raw);
            insert.setString(5, attempt.gasLimit().toString());
            insert.setString(6, attempt.price().most().toString());
            insert.setString(
                    7,
                    attempt.price() instanceof FeePrice.Capped capped
                            ? capped.tip().toString()
                            : null);
            insert.setLong(8, attempt.signedAt().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** The signed bytes of a transfer's attempt. */
    byte[] raw(String transfer, String hash) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT raw FROM wallet_attempt WHERE transfer = ? AND hash = ?")) {
                select.setString(1, transfer);
                select.setBytes(2, hash(hash));
                try (ResultSet rows = select.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("no such attempt");
                    }
                    return rows.getBytes(1);
                }
            }
        });
    }

    private static List<Transfer> transfers(Connection connection, PreparedStatement select) throws SQLException {
        List<Transfer> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(transfer(connection, rows));
            }
        }
        return found;
    }

    private static Transfer transfer(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("id");
        Asset asset = new Asset(
                row.getString("network"),
                address(row.getBytes("token")),
                row.getString("symbol"),
                row.getInt("decimals"));
        String problem = row.getString("problem");
        byte[] mined = row.getBytes("mined_hash");
        String fee = row.getString("fee_paid");
        byte[] outcome = row.getBytes("outcome");
        Bytes data = Bytes.of(row.getBytes("data"));
        return new Transfer(
                id,
                purpose(row.getString("purpose"), data),
                hash(row.getBytes("chain")),
                row.getString("account"),
                Address.of(row.getBytes("sender")),
                Address.of(row.getBytes("payee")),
                asset.of(new BigInteger(row.getString("amount"))),
                data,
                BigInteger.valueOf(row.getLong("nonce")),
                TransferState.of(row.getString("state")),
                problem == null ? null : NodeAnswer.valueOf(problem),
                row.getString("problem_text"),
                attempts(connection, id),
                mined == null ? null : hash(mined),
                number(row, "block"),
                instant(number(row, "block_time")),
                fee == null ? null : new BigInteger(fee),
                outcome == null ? null : Bytes.of(outcome),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }

    private static Transfer.Purpose purpose(String code, Bytes data) {
        if (code.equals("fill")) {
            return Transfer.Purpose.FILL;
        }
        return data.isEmpty() ? Transfer.Purpose.SEND : Transfer.Purpose.CALL;
    }

    private static List<Attempt> attempts(Connection connection, String transfer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT hash, kind, gas_limit, max_price, tip, signed_at, sent_at FROM wallet_attempt"
                        + " WHERE transfer = ? ORDER BY signed_at, rowid")) {
            select.setString(1, transfer);
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    BigInteger most = new BigInteger(rows.getString("max_price"));
                    String tip = rows.getString("tip");
                    attempts.add(new Attempt(
                            hash(rows.getBytes("hash")),
                            Attempt.Kind.of(rows.getString("kind")),
                            new BigInteger(rows.getString("gas_limit")),
                            tip == null ? new FeePrice.Fixed(most) : new FeePrice.Capped(most, new BigInteger(tip)),
                            Instant.ofEpochMilli(rows.getLong("signed_at")),
                            instant(number(rows, "sent_at"))));
                }
            }
            return attempts;
        }
    }

    private static @Nullable Address address(byte @Nullable [] bytes) {
        return bytes == null ? null : Address.of(bytes);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static byte[] hash(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    static String hash(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
