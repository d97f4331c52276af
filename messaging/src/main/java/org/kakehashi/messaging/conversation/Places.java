package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * Where messages stand. A place is a time in milliseconds times 2^20 plus 20 bits of the message's id, so that two
 * devices agree on the order of two messages of one millisecond.
 *
 * <p>The time is what the author says, within bounds: never after its arrival, never before the message it answers,
 * never against the order of the author's own counter, and not older than 30 days at its arrival unless the counter
 * says so.
 */
final class Places {

    static final int BITS = 20;
    static final long OLDEST = Duration.ofDays(30).toMillis();

    private Places() {}

    static long start(long millis) {
        return millis << BITS;
    }

    static long millis(long place) {
        return place >> BITS;
    }

    /** The place of a message of somebody else, or of oneself from another device. */
    static long received(Connection tx, Room room, Inner inner, long now) throws SQLException {
        long below = inner.seq() == 0 ? 0 : neighbour(tx, room, inner, "max(place)", "<");
        long above = inner.seq() == 0 ? 0 : neighbour(tx, room, inner, "min(place)", ">");
        if (!inner.reply().isEmpty()) {
            below = Math.max(
                    below,
                    Sql.number(
                            tx,
                            "SELECT place FROM message WHERE id = ? AND chat = ?",
                            Sql.bytes(inner.reply()),
                            room.id()));
        }
        long millis = Math.min(inner.said(), now);
        if (millis < now - OLDEST && above == 0) {
            millis = now;
        }
        long place = start(millis) | idBits(inner.id());
        if (above > 0 && place >= above) {
            place = above - 1;
        }
        return free(tx, Math.max(place, below + 1));
    }

    /** The place of a message written here: after everything that its author can have seen in the chat. */
    static long written(Connection tx, long chat, String id, long now) throws SQLException {
        long newest = Sql.number(tx, "SELECT newest FROM chat WHERE id = ?", chat);
        return free(tx, Math.max(start(now) | idBits(id), newest + 1));
    }

    static long free(Connection tx, long wanted) throws SQLException {
        long place = wanted;
        while (Sql.exists(tx, "SELECT 1 FROM message WHERE place = ?", place)) {
            place++;
        }
        return place;
    }

    private static long neighbour(Connection tx, Room room, Inner inner, String which, String side)
            throws SQLException {
        PublicIdentity author = inner.author();
        return Sql.number(
                tx,
                "SELECT " + which + " FROM message WHERE chat = ? AND author = ? AND device = ? AND seq " + side
                        + " ? AND seq > 0",
                room.id(),
                author,
                inner.device(),
                inner.seq());
    }

    private static long idBits(String id) {
        return Long.parseLong(id.substring(0, 5), 16);
    }
}
