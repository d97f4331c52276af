package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;

/** Drafts kept in the vault, so that what was entered survives a lock or a crash. Signing a draft takes it away. */
public final class Drafts {

    /** The most drafts kept; the oldest go first. */
    static final int MOST = 50;

    private static final String EVERYTHING = "all";
    private static final int MAX_PAYEE = 500;

    private final Database database;
    private final InstantSource clock;

    public Drafts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps a draft, or replaces it by its id. A draft that was signed is not kept again.
     *
     * @throws IllegalArgumentException for a call: it is planned anew, because what it rests on changes with each block
     */
    public void save(Draft draft) {
        if (draft.call() != null) {
            throw new IllegalArgumentException("a call is not kept as a draft");
        }
        database.write(connection -> {
            if (TransferStore.find(connection, draft.id()).isPresent()) {
                return false;
            }
            Asset asset = draft.asset();
            Address token = asset.token();
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO wallet_draft"
                    + " (id, network, account, payee, token, symbol, decimals, amount, updated_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, draft.id());
                insert.setString(2, asset.network());
                insert.setString(3, draft.accountId());
                insert.setString(
                        4,
                        draft.payee()
                                .substring(0, Math.min(MAX_PAYEE, draft.payee().length())));
                insert.setBytes(5, token == null ? null : token.bytes());
                insert.setString(6, asset.symbol());
                insert.setInt(7, asset.decimals());
                insert.setString(
                        8,
                        switch (draft.amount()) {
                            case null -> null;
                            case AmountChoice.Exactly exactly -> exactly.units().toString();
                            case AmountChoice.Everything _ -> EVERYTHING;
                        });
                insert.setLong(9, clock.instant().toEpochMilli());
                insert.executeUpdate();
            }
            try (PreparedStatement trim = connection.prepareStatement("DELETE FROM wallet_draft WHERE id NOT IN"
                    + " (SELECT id FROM wallet_draft ORDER BY updated_at DESC, rowid DESC LIMIT ?)")) {
                trim.setInt(1, MOST);
                return trim.executeUpdate() >= 0;
            }
        });
    }

    /** Every draft, the newest first. */
    public List<Draft> list() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT id, network, account, payee, token,"
                            + " symbol, decimals, amount FROM wallet_draft ORDER BY updated_at DESC, rowid DESC");
                    ResultSet rows = select.executeQuery()) {
                List<Draft> drafts = new ArrayList<>();
                while (rows.next()) {
                    drafts.add(draft(rows));
                }
                return drafts;
            }
        });
    }

    /** Throws a draft away. */
    public void discard(String id) {
        database.write(connection -> {
            remove(connection, id);
            return true;
        });
    }

    static void remove(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM wallet_draft WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        byte[] token = row.getBytes("token");
        String amount = row.getString("amount");
        AmountChoice choice = switch (amount) {
            case null -> null;
            case EVERYTHING -> new AmountChoice.Everything();
            default -> new AmountChoice.Exactly(new BigInteger(amount));
        };
        return new Draft(
                row.getString("id"),
                row.getString("account"),
                row.getString("payee"),
                new Asset(
                        row.getString("network"),
                        token == null ? null : Address.of(token),
                        row.getString("symbol"),
                        row.getInt("decimals")),
                choice);
    }
}
