package org.kakehashi.messaging.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.RelayUrl;

/** The rows of the outbox. */
final class OutboxTable {

    static final int QUEUED = 0;
    static final int SENT = 1;
    static final int GIVEN_UP = 2;

    static final int HAS_IT = 0;
    static final int REFUSES = 1;
    static final int NOT_ALLOWED = 2;

    private OutboxTable() {}

    /** A wrap that is due. */
    record Due(
            long number,
            String message,
            PublicIdentity receiver,
            SignedEvent wrap,
            int attempts,
            long added,
            Map<RelayUrl, Integer> answers) {}

    static void add(Connection tx, String message, PublicIdentity own, Outgoing outgoing, long now)
            throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement("INSERT OR IGNORE INTO delivery_out"
                + " (id, message, own, receiver, wrap, added) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, outgoing.wrap().id());
            insert.setString(2, message);
            insert.setString(3, own.hex());
            insert.setString(4, outgoing.to().hex());
            insert.setString(5, outgoing.wrap().json());
            insert.setLong(6, now);
            insert.executeUpdate();
        }
    }

    /** What is due now, in the order in which it was added, without what is being sent. */
    static List<Due> due(Connection tx, PublicIdentity own, long now, Set<Long> inFlight, int most)
            throws SQLException {
        List<Due> due = new ArrayList<>();
        try (PreparedStatement select = tx.prepareStatement("SELECT number, message, receiver, wrap, attempts, added"
                + " FROM delivery_out WHERE state = 0 AND next <= ? AND own = ? ORDER BY number LIMIT ?")) {
            select.setLong(1, now);
            select.setString(2, own.hex());
            select.setInt(3, most + inFlight.size());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && due.size() < most) {
                    long number = rows.getLong(1);
                    if (!inFlight.contains(number)) {
                        due.add(new Due(
                                number,
                                rows.getString(2),
                                PublicIdentity.ofHex(rows.getString(3)).orElseThrow(),
                                EventJson.readSigned(rows.getString(4)).orElseThrow(),
                                rows.getInt(5),
                                rows.getLong(6),
                                answers(tx, number)));
                    }
                }
            }
        }
        return due;
    }

    /** When the next wrap is due; {@link Long#MAX_VALUE} when none is. */
    static long nextDue(Connection tx, PublicIdentity own, long after) throws SQLException {
        try (PreparedStatement select =
                tx.prepareStatement("SELECT MIN(next) FROM delivery_out WHERE state = 0 AND own = ? AND next > ?")) {
            select.setString(1, own.hex());
            select.setLong(2, after);
            try (ResultSet rows = select.executeQuery()) {
                long next = rows.next() ? rows.getLong(1) : 0;
                return next == 0 ? Long.MAX_VALUE : next;
            }
        }
    }

    static void answer(Connection tx, long number, RelayUrl relay, int outcome) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(
                "INSERT OR REPLACE INTO delivery_answer SELECT number, ?, ?" + " FROM delivery_out WHERE number = ?")) {
            insert.setString(1, relay.toString());
            insert.setInt(2, outcome);
            insert.setLong(3, number);
            insert.executeUpdate();
        }
    }

    static void settle(Connection tx, long number, int state, int attempts, long next, String failure, String problem)
            throws SQLException {
        // What is sent is with the relays; its text would only fill the vault.
        try (PreparedStatement update = tx.prepareStatement("UPDATE delivery_out SET state = ?1, attempts = ?2,"
                + " next = ?3, failure = ?4, problem = ?5, wrap = CASE WHEN ?1 = " + SENT
                + " THEN '' ELSE wrap END WHERE number = ?6")) {
            update.setInt(1, state);
            update.setInt(2, attempts);
            update.setLong(3, next);
            update.setString(4, failure);
            update.setString(5, problem);
            update.setLong(6, number);
            update.executeUpdate();
        }
    }

    static Map<RelayUrl, Integer> answers(Connection tx, long number) throws SQLException {
        Map<RelayUrl, Integer> answers = new TreeMap<>();
        try (PreparedStatement select =
                tx.prepareStatement("SELECT relay, outcome FROM delivery_answer WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answers.put(RelayUrl.of(rows.getString(1)), rows.getInt(2));
                }
            }
        }
        return answers;
    }

    /** How far a message is, all its wraps together. */
    static DeliveryState state(Connection tx, String message) throws SQLException {
        Set<String> receivers = new HashSet<>();
        Set<String> open = new HashSet<>();
        Set<RelayUrl> having = new HashSet<>();
        Set<RelayUrl> allow = new HashSet<>();
        String failure = "";
        String problem = "";
        try (PreparedStatement select = tx.prepareStatement("SELECT number, receiver, state, failure, problem FROM"
                + " delivery_out WHERE message = ?1 AND (receiver <> own OR NOT EXISTS (SELECT 1 FROM delivery_out o"
                + " WHERE o.message = ?1 AND o.receiver <> o.own))")) {
            select.setString(1, message);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    receivers.add(rows.getString(2));
                    if (rows.getInt(3) != SENT) {
                        open.add(rows.getString(2));
                        problem = rows.getString(5);
                    }
                    if (rows.getInt(3) == GIVEN_UP) {
                        failure = rows.getString(4);
                    }
                    answers(tx, rows.getLong(1)).forEach((relay, outcome) -> {
                        if (outcome == HAS_IT) {
                            having.add(relay);
                        } else if (outcome == NOT_ALLOWED) {
                            allow.add(relay);
                        }
                    });
                }
            }
        }
        int reached = receivers.size() - open.size();
        if (receivers.isEmpty()) {
            return new DeliveryState.Unknown();
        } else if (!failure.isEmpty()) {
            return new DeliveryState.Failed(
                    having.size(), reached, receivers.size(), DeliveryState.Failure.valueOf(failure), problem);
        } else if (open.isEmpty()) {
            return new DeliveryState.Sent(having.size(), receivers.size());
        }
        return new DeliveryState.Queued(
                having.size(),
                reached,
                receivers.size(),
                new DeliveryState.Waiting(allow.stream().sorted().toList(), problem));
    }
}
