package org.kakehashi.wallet.approval;

import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;

/** The traces of permissions as rows. */
final class ApprovalStore {

    /** Which question tells whether it still holds. */
    enum Kind {
        AMOUNT,
        KEPT,
        ITEM,
        ALL
    }

    /** What an event names. @param item the number of a collectible, else null */
    record Subject(
            Kind kind,
            Address contract,
            Address token,
            Address spender,
            @Nullable BigInteger item) {}

    record Candidate(Subject subject, Approval.Trace trace) {}

    private final Database database;

    ApprovalStore(Database database) {
        this.database = database;
    }

    Optional<long[]> reach(String network, Address account) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT low, high FROM approval_reach WHERE network = ? AND account = ?")) {
                select.setString(1, network);
                select.setBytes(2, account.bytes());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(new long[] {row.getLong(1), row.getLong(2)}) : Optional.empty();
                }
            }
        });
    }

    /** Own ones first, then the newest. */
    List<Candidate> candidates(String network, Address account, int limit) {
        return database.read(connection -> {
            List<Candidate> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT kind, contract, token, spender, item, block, own FROM approval_trace"
                            + " WHERE network = ? AND account = ? ORDER BY own DESC, block DESC LIMIT ?")) {
                select.setString(1, network);
                select.setBytes(2, account.bytes());
                select.setInt(3, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        String item = row.getString(5);
                        found.add(new Candidate(
                                new Subject(
                                        Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                                        Address.of(row.getBytes(2)),
                                        Address.of(row.getBytes(3)),
                                        Address.of(row.getBytes(4)),
                                        item.isEmpty() ? null : new BigInteger(item)),
                                new Approval.Trace(row.getLong(6), row.getBoolean(7))));
                    }
                }
            }
            return found;
        });
    }

    /** Stores what a window held together with how far that came: both or nothing. */
    void found(String network, Address account, long low, long high, Collection<Candidate> candidates) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO approval_trace"
                    + " (network, account, kind, contract, token, spender, item, block, own)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    + " block = max(block, excluded.block), own = max(own, excluded.own)")) {
                for (Candidate candidate : candidates) {
                    Subject subject = candidate.subject();
                    BigInteger item = subject.item();
                    insert.setString(1, network);
                    insert.setBytes(2, account.bytes());
                    insert.setString(3, subject.kind().name().toLowerCase(Locale.ROOT));
                    insert.setBytes(4, subject.contract().bytes());
                    insert.setBytes(5, subject.token().bytes());
                    insert.setBytes(6, subject.spender().bytes());
                    insert.setString(7, item == null ? "" : item.toString());
                    insert.setLong(8, candidate.trace().block());
                    insert.setBoolean(9, candidate.trace().own());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement reach = connection.prepareStatement(
                    "INSERT OR REPLACE INTO approval_reach" + " (network, account, low, high) VALUES (?, ?, ?, ?)")) {
                reach.setString(1, network);
                reach.setBytes(2, account.bytes());
                reach.setLong(3, low);
                reach.setLong(4, high);
                return reach.executeUpdate();
            }
        });
    }
}
