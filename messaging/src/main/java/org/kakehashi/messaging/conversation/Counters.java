package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * The numbers that each installation gives its events of a chat, from 1 without holes. A hole in what has come is a gap:
 * shown, asked for, and closed when the missing event comes.
 */
final class Counters {

    /** A greater jump is a fresh start (an installation whose memory was restored), not a gap. */
    static final long FURTHEST = 10_000;

    private static final int MOST_GAPS = 100;

    private Counters() {}

    /** Takes note of a number that came. */
    static void arrived(Connection tx, Room room, PublicIdentity author, String device, long seq, long now)
            throws SQLException {
        if (seq == 0) {
            return;
        }
        long highest = Sql.number(
                tx,
                "SELECT highest FROM counter WHERE chat = ? AND author = ? AND device = ?",
                room.id(),
                author,
                device);
        if (highest == 0) {
            // Whoever joins a group later is not owed what was said before; a chat of two begins at 1.
            boolean fromTheStart = room.kind() == Conversation.Kind.DIRECT && seq <= FURTHEST;
            Sql.update(
                    tx,
                    "INSERT INTO counter (chat, author, device, highest) VALUES (?, ?, ?, ?)",
                    room.id(),
                    author,
                    device,
                    seq);
            if (fromTheStart && seq > 1) {
                gap(tx, room, author, device, 1, seq - 1, now);
            }
        } else if (seq > highest) {
            Sql.update(
                    tx,
                    "UPDATE counter SET highest = ? WHERE chat = ? AND author = ? AND device = ?",
                    seq,
                    room.id(),
                    author,
                    device);
            if (seq > highest + 1 && seq - highest <= FURTHEST) {
                gap(tx, room, author, device, highest + 1, seq - 1, now);
            }
        } else {
            close(tx, room.id(), author, device, seq, seq, false);
        }
    }

    /** Somebody says how many events a device of theirs has sent: what comes after the last that came is missing. */
    static void told(Connection tx, Room room, PublicIdentity author, String device, long sent, long now)
            throws SQLException {
        long highest = Sql.number(
                tx,
                "SELECT highest FROM counter WHERE chat = ? AND author = ? AND device = ?",
                room.id(),
                author,
                device);
        boolean owed = highest > 0 || room.kind() == Conversation.Kind.DIRECT;
        if (owed && sent > highest && sent - highest <= FURTHEST) {
            Sql.update(
                    tx,
                    "INSERT INTO counter (chat, author, device, highest) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
                            + " SET highest = ?4",
                    room.id(),
                    author,
                    device,
                    sent);
            gap(tx, room, author, device, highest + 1, sent, now);
        }
    }

    private static void gap(
            Connection tx, Room room, PublicIdentity author, String device, long low, long high, long now)
            throws SQLException {
        long gaps = Sql.number(tx, "SELECT count(*) FROM counter_gap WHERE chat = ? AND author = ?", room.id(), author);
        if (gaps < MOST_GAPS) {
            insert(tx, new Gap(room.id(), author, device, low, high, now, 0, 0, false));
        }
    }

    /** A stretch of missing numbers, its ends included. */
    record Gap(
            long chat,
            PublicIdentity author,
            String device,
            long low,
            long high,
            long noticed,
            long asked,
            int asks,
            boolean gone) {

        private Gap between(long from, long to) {
            return new Gap(chat, author, device, from, to, noticed, asked, asks, gone);
        }

        private Gap given(boolean up) {
            return new Gap(chat, author, device, low, high, noticed, asked, asks, up);
        }
    }

    /** Takes numbers out of the gaps: they came, or their author says that they are gone. */
    static void close(Connection tx, long chat, PublicIdentity author, String device, long low, long high, boolean gone)
            throws SQLException {
        for (Gap gap : where(
                tx,
                "chat = ? AND author = ? AND device = ? AND low <= ? AND high >= ?",
                chat,
                author,
                device,
                high,
                low)) {
            Sql.update(
                    tx,
                    "DELETE FROM counter_gap WHERE chat = ? AND author = ? AND device = ? AND low = ?",
                    chat,
                    author,
                    device,
                    gap.low);
            if (gap.low < low) {
                insert(tx, gap.between(gap.low, low - 1));
            }
            if (gone) {
                insert(
                        tx,
                        gap.between(Math.max(low, gap.low), Math.min(high, gap.high))
                                .given(true));
            }
            if (gap.high > high) {
                insert(tx, gap.between(high + 1, gap.high));
            }
        }
    }

    private static void insert(Connection tx, Gap gap) throws SQLException {
        Sql.update(
                tx,
                "INSERT OR REPLACE INTO counter_gap (chat, author, device, low, high, noticed, asked, asks, gone)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                gap.chat,
                gap.author,
                gap.device,
                gap.low,
                gap.high,
                gap.noticed,
                gap.asked,
                gap.asks,
                gap.gone);
    }

    static List<Gap> where(Connection tx, String condition, Object... arguments) throws SQLException {
        return Sql.list(
                tx,
                row -> new Gap(
                        row.getLong(1),
                        Sql.key(row, 2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getInt(8),
                        row.getBoolean(9)),
                "SELECT chat, author, device, low, high, noticed, asked, asks, gone FROM counter_gap WHERE "
                        + condition,
                arguments);
    }

    /** Takes note that the missing events were asked for. */
    static void asked(Connection tx, Gap gap, long now) throws SQLException {
        Sql.update(
                tx,
                "UPDATE counter_gap SET asked = ?, asks = asks + 1 WHERE chat = ? AND author = ? AND device = ? AND"
                        + " low = ?",
                now,
                gap.chat,
                gap.author,
                gap.device,
                gap.low);
    }
}
