package org.kakehashi.messaging.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.relay.RelayUrl;

/** What came, and how far each relay was read. Times in seconds. */
final class InboxTable {

    /** Nothing is pending. */
    static final long NONE = -1;

    private InboxTable() {}

    /** Listened without a gap until {@code synced}; {@code from} to {@code until} is still to be fetched. */
    record Cursor(long synced, long from, long until) {}

    /** Marks a wrap as seen; false when it was. */
    static boolean see(Connection tx, String id) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement("INSERT OR IGNORE INTO delivery_seen (id) VALUES (?)")) {
            insert.setBytes(1, HexFormat.of().parseHex(id));
            return insert.executeUpdate() == 1;
        }
    }

    static void setAside(Connection tx, SignedEvent wrap, String problem, long now) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(
                "INSERT OR REPLACE INTO delivery_aside (id, wrap, problem, at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, wrap.id());
            insert.setString(2, wrap.json());
            insert.setString(3, problem);
            insert.setLong(4, now);
            insert.executeUpdate();
        }
    }

    static long countAside(Connection tx) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement("SELECT COUNT(*) FROM delivery_aside");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static Cursor cursor(Connection tx, PublicIdentity own, RelayUrl relay) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement("SELECT synced, COALESCE(pending_from, -1),"
                + " COALESCE(pending_until, -1) FROM delivery_cursor WHERE own = ? AND relay = ?")) {
            select.setString(1, own.hex());
            select.setString(2, relay.toString());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? new Cursor(rows.getLong(1), rows.getLong(2), rows.getLong(3))
                        : new Cursor(0, NONE, NONE);
            }
        }
    }

    static void store(Connection tx, PublicIdentity own, RelayUrl relay, Cursor cursor) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(
                "INSERT OR REPLACE INTO delivery_cursor VALUES (?, ?, ?, NULLIF(?, -1), NULLIF(?, -1))")) {
            insert.setString(1, own.hex());
            insert.setString(2, relay.toString());
            insert.setLong(3, cursor.synced());
            insert.setLong(4, cursor.from());
            insert.setLong(5, cursor.until());
            insert.executeUpdate();
        }
    }
}
