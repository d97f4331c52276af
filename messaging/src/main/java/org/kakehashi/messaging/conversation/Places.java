package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where messages stand. A place is a time in milliseconds times 2^20 plus 20 bits of the author's counter and the
 * message's id, so that two devices agree on the order of two messages of one millisecond.
 *
 * <p>The time is what the author says, within bounds: never after its arrival, never before the message it answers,
 * never against the order of the author's own counter, and not older than 30 days at its arrival unless the counter
 * says so.
 */
final class Places {

    static final int BITS = 20;
    static final long OLDEST = Duration.ofDays(30).toMillis();

    /** How far apart two messages stand that differ in the counter only: room for what comes between them later. */
    private static final long STEP = 1 << 10;

    private static final long MOST_STEPS = 1_000;

    private Places() {}

    static long start(long millis) {
        return millis << BITS;
    }

    static long millis(long place) {
        return place >> BITS;
    }

    private record Neighbour(long place, long seq) {
        /** How far from here a message with this number is to stand at least. */
        private long distance(long other) {
            return Math.min(Math.abs(other - seq), MOST_STEPS) * STEP;
        }
    }

    /** The place of a message of somebody else, or of oneself from another device. */
    static long received(Connection tx, Room room, Inner inner, long now) throws SQLException {
        Optional<Neighbour> before = neighbour(tx, room, inner, "seq < ? AND seq > 0 ORDER BY seq DESC");
        Optional<Neighbour> after = neighbour(tx, room, inner, "seq > ? ORDER BY seq");
        long millis = Math.min(inner.said(), now);
        if (millis < now - OLDEST && after.isEmpty()) {
            millis = now;
        }
        long place = start(millis) | low(inner);
        if (before.isPresent()) {
            place = Math.max(place, before.get().place + before.get().distance(inner.seq()));
        }
        if (after.isPresent()) {
            place = Math.min(place, after.get().place - after.get().distance(inner.seq()));
        }
        if (before.isPresent() && place <= before.get().place) {
            place = before.get().place + 1;
        }
        if (!inner.reply().isEmpty()) {
            place = Math.max(place, 1 + answered(tx, room, inner));
        }
        return free(tx, place);
    }

    /**
     * The place of a message written here: after everything that its author can have seen in the chat, and otherwise by
     * the time that it bears, as everybody else will place it.
     */
    static long written(Connection tx, long chat, Inner inner) throws SQLException {
        return free(tx, Math.max(start(inner.said()) | low(inner), newest(tx, chat) + 1));
    }

    /** The place of a line that the program writes. */
    static long noted(Connection tx, long chat, long now) throws SQLException {
        return free(tx, Math.max(start(now), newest(tx, chat) + 1));
    }

    static long free(Connection tx, long wanted) throws SQLException {
        long place = wanted;
        while (Sql.exists(tx, "SELECT 1 FROM message WHERE place = ?", place)) {
            place++;
        }
        return place;
    }

    private static long newest(Connection tx, long chat) throws SQLException {
        return Sql.number(tx, "SELECT newest FROM chat WHERE id = ?", chat);
    }

    private static long answered(Connection tx, Room room, Inner inner) throws SQLException {
        return Sql.number(
                tx, "SELECT place FROM message WHERE id = ? AND chat = ?", Sql.bytes(inner.reply()), room.id());
    }

    private static Optional<Neighbour> neighbour(Connection tx, Room room, Inner inner, String which)
            throws SQLException {
        if (inner.seq() == 0) {
            return Optional.empty();
        }
        return Sql.first(
                tx,
                row -> new Neighbour(row.getLong(1), row.getLong(2)),
                "SELECT place, seq FROM message WHERE chat = ? AND author = ? AND device = ? AND " + which + " LIMIT 1",
                room.id(),
                inner.author(),
                inner.device(),
                inner.seq());
    }

    private static long low(Inner inner) {
        long bits = Long.parseLong(inner.id().substring(0, 5), 16);
        return inner.seq() == 0 ? bits : (inner.seq() % STEP) * STEP | bits >> 10;
    }
}
