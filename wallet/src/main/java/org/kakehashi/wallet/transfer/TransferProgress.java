package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.rlp.Bytes;

/** Writes what happens to a transfer after it was signed. A settled transfer is never changed again. */
final class TransferProgress {

    private static final String OPEN = " AND state IN ('signed', 'sent', 'in-block', 'dropped')";

    private final Database database;

    TransferProgress(Database database) {
        this.database = database;
    }

    /** Notes that a form is about to be offered to a node, before it is: after this the nonce may be taken. */
    int beginOffer(String id) {
        return database.write(connection -> {
            update(connection, "UPDATE wallet_transfer SET offers = offers + 1 WHERE id = ?", id);
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT offers FROM wallet_transfer WHERE id = ?")) {
                select.setString(1, id);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? rows.getInt(1) : 0;
                }
            }
        });
    }

    /** A node has this form. */
    void taken(String id, String hash, Instant now) {
        database.write(connection -> {
            update(
                    connection,
                    "UPDATE wallet_transfer SET state = 'sent', missing = 0, problem = NULL, problem_text = NULL,"
                            + " mined_hash = NULL, block = NULL, block_time = NULL, fee_paid = NULL, outcome = NULL,"
                            + " updated_at = ? WHERE id = ?" + OPEN,
                    now.toEpochMilli(),
                    id);
            return update(
                    connection,
                    "UPDATE wallet_attempt SET sent_at = ? WHERE transfer = ? AND hash = ? AND sent_at IS NULL",
                    now.toEpochMilli(),
                    id,
                    TransferStore.hash(hash));
        });
    }

    /** Nobody has any form of it, for this many looks in a row. */
    int missed(String id) {
        return database.write(connection -> {
            update(connection, "UPDATE wallet_transfer SET missing = missing + 1 WHERE id = ?" + OPEN, id);
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT missing FROM wallet_transfer WHERE id = ?")) {
                select.setString(1, id);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? rows.getInt(1) : 0;
                }
            }
        });
    }

    void state(String id, TransferState state, @Nullable NodeAnswer problem, @Nullable String text, Instant now) {
        database.write(connection -> update(
                connection,
                "UPDATE wallet_transfer SET state = ?, problem = ?, problem_text = ?, updated_at = ? WHERE id = ?"
                        + OPEN,
                state.code(),
                problem == null ? null : problem.name(),
                text == null ? null : NodeAnswer.bounded(text),
                now.toEpochMilli(),
                id));
    }

    /** Remembers a refusal without a change of state. */
    void problem(String id, @Nullable NodeAnswer problem, @Nullable String text) {
        database.write(connection -> update(
                connection,
                "UPDATE wallet_transfer SET problem = ?, problem_text = ? WHERE id = ?" + OPEN,
                problem == null ? null : problem.name(),
                text == null ? null : NodeAnswer.bounded(text),
                id));
    }

    /**
     * A form of it is in a block.
     *
     * @param outcome what a called contract of the network itself wrote
     */
    record Mined(
            String hash,
            long block,
            @Nullable Instant time,
            BigInteger fee,
            @Nullable Bytes outcome) {}

    void mined(String id, TransferState state, Mined mined, Instant now) {
        database.write(connection -> update(
                connection,
                "UPDATE wallet_transfer SET state = ?, missing = 0, problem = NULL, problem_text = NULL,"
                        + " mined_hash = ?, block = ?, block_time = ?, fee_paid = ?, outcome = ?, updated_at = ? WHERE id = ?"
                        + OPEN,
                state.code(),
                TransferStore.hash(mined.hash()),
                mined.block(),
                mined.time() == null ? null : mined.time().toEpochMilli(),
                mined.fee().toString(),
                mined.outcome() == null ? null : mined.outcome().toArray(),
                now.toEpochMilli(),
                id));
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                switch (values[i]) {
                    case null -> statement.setString(i + 1, null);
                    case String text -> statement.setString(i + 1, text);
                    case Long number -> statement.setLong(i + 1, number);
                    case byte[] bytes -> statement.setBytes(i + 1, bytes);
                    default -> throw new IllegalArgumentException("a column of another kind");
                }
            }
            return statement.executeUpdate();
        }
    }
}
