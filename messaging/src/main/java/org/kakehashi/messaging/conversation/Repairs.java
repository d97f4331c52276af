package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Asks for events that are missing, and answers those who ask. */
final class Repairs {

    /** How many events are asked for, and sent again, at once. */
    static final int MOST_AT_ONCE = 50;

    private static final long SILENCE = Duration.ofMinutes(5).toMillis();
    private static final String QUIET = "SELECT c.id FROM chat c JOIN own_event e ON e.chat = c.id AND e.seq = c.sent"
            + " WHERE c.secret = 1 AND c.waiting = 'NO' AND c.told < c.sent AND e.at <= ?";

    private static final long SETTLE = Duration.ofSeconds(20).toMillis();
    private static final long FIRST_WAIT = Duration.ofMinutes(2).toMillis();
    private static final int MOST_ASKS = 6;
    private static final int MOST_SENT_AGAIN_AN_HOUR = 1_500;
    private static final int MOST_ASKERS = 10_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Ground ground;
    private final Composer composer;

    /** How many events each person asked for since the hour began; guarded by this. */
    private final Map<PublicIdentity, Integer> answers = new HashMap<>();

    /** Guarded by this. */
    private long hourBegan;

    Repairs(Ground ground, Composer composer) {
        this.ground = ground;
        this.composer = composer;
    }

    /** Asks for what has been missing for a while, less and less often. */
    void ask(Connection tx) throws SQLException {
        long now = ground.now();
        List<Counters.Gap> gaps = Counters.where(
                tx,
                "gone = 0 AND asks < ? AND noticed <= ? AND author <> ? ORDER BY asks, asked, noticed LIMIT 200",
                MOST_ASKS,
                now - SETTLE,
                ground.self());
        for (Counters.Gap gap : gaps) {
            if (gap.asks() > 0 && gap.asked() + (FIRST_WAIT << (2 * (gap.asks() - 1))) > now) {
                continue;
            }
            Optional<Room> room = ground.chats().byId(tx, gap.chat());
            if (room.isEmpty() || !ground.sealer().reaches(tx, List.of(gap.author()))) {
                continue;
            }
            long high = Math.min(gap.high(), gap.low() + MOST_AT_ONCE - 1);
            composer.aside(
                    tx,
                    room.get(),
                    List.of(gap.author()),
                    InnerKinds.REPAIR,
                    List.of(List.of("missing", gap.device(), Long.toString(gap.low()), Long.toString(high))));
            Counters.asked(tx, gap, now);
        }
    }

    /** Somebody asks, or answers that what we asked for is gone. */
    void arrived(Connection tx, Room room, Inner inner) throws SQLException {
        if (inner.author().equals(ground.self()) || room.waiting() != Conversation.Waiting.NO) {
            return;
        }
        for (List<String> tag : inner.rumor().tags()) {
            if (tag.size() == 3 && tag.getFirst().equals("sent")) {
                told(tx, room, inner.author(), tag);
            }
            if (tag.size() < 4) {
                continue;
            }
            long low = Inner.number(tag.get(2), Long.MAX_VALUE);
            long high = Inner.number(tag.get(3), Long.MAX_VALUE);
            if (low < 1 || high < low || high - low >= MOST_AT_ONCE) {
                continue;
            }
            if (tag.getFirst().equals("missing")
                    && tag.get(1).equals(ground.device())
                    && mayAnswer(inner.author(), (int) (high - low + 1))) {
                answer(tx, room, inner.author(), low, high);
            } else if (tag.getFirst().equals("gone")) {
                Counters.close(tx, room.id(), inner.author(), tag.get(1), low, high, true);
            }
        }
    }

    private void told(Connection tx, Room room, PublicIdentity author, List<String> tag) throws SQLException {
        long sent = Inner.number(tag.get(2), Long.MAX_VALUE);
        if (sent > 0 && Inner.isDevice(tag.get(1))) {
            Counters.told(tx, room, author, tag.get(1), sent, ground.now());
        }
    }

    /**
     * After a silence, tells how many events there were: the last one may be lost, and nothing after it would show that.
     * Only where people use this program: others have no numbers.
     */
    void tell(Connection tx) throws SQLException {
        for (long chat : Sql.list(tx, row -> row.getLong(1), QUIET + " LIMIT 50", ground.now() - SILENCE)) {
            Room room = ground.chats().byId(tx, chat).orElseThrow();
            List<PublicIdentity> others = ground.chats().others(tx, room);
            Sql.update(tx, "UPDATE chat SET told = sent WHERE id = ?", chat);
            if (!others.isEmpty() && ground.sealer().reaches(tx, others)) {
                long sent = Sql.number(tx, "SELECT sent FROM chat WHERE id = ?", chat);
                composer.aside(
                        tx,
                        room,
                        others,
                        InnerKinds.REPAIR,
                        List.of(List.of("sent", ground.device(), Long.toString(sent))));
            }
        }
    }

    /** Whether there is something to tell. */
    boolean quiet(Connection tx) throws SQLException {
        return Sql.exists(tx, QUIET, ground.now() - SILENCE);
    }

    private synchronized boolean mayAnswer(PublicIdentity asker, int events) {
        long now = ground.now();
        if (now - hourBegan > HOUR || answers.size() > MOST_ASKERS) {
            answers.clear();
            hourBegan = now;
        }
        return answers.merge(asker, events, Integer::sum) <= MOST_SENT_AGAIN_AN_HOUR;
    }

    private record Kept(long seq, String rumor) {}

    /** Sends again what the asker was sent before, sealed anew, and names what is not there any more. */
    private void answer(Connection tx, Room room, PublicIdentity asker, long low, long high) throws SQLException {
        List<Kept> kept = Sql.list(
                tx,
                row -> new Kept(row.getLong(1), row.getString(2)),
                "SELECT seq, rumor FROM own_event WHERE chat = ? AND seq BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM"
                        + " message_receiver WHERE message = own_event.id AND person = ?) ORDER BY seq",
                room.id(),
                low,
                high,
                asker);
        boolean weaker = room.secret()
                && !room.basicAgreed()
                && !ground.sealer().basicOnly(tx, List.of(asker)).isEmpty();
        if (weaker || !ground.sealer().reaches(tx, List.of(asker))) {
            return;
        }
        for (Kept event : kept) {
            Rumor rumor = EventJson.readRumor(event.rumor).orElseThrow(() -> new SQLException("a damaged event"));
            ground.sending().add(tx, rumor.id(), ground.sealer().sealFor(tx, rumor, asker));
        }
        long sent = Sql.number(tx, "SELECT sent FROM chat WHERE id = ?", room.id());
        List<List<String>> gone = gone(kept, low, Math.min(high, sent));
        if (!gone.isEmpty()) {
            composer.aside(tx, room, List.of(asker), InnerKinds.REPAIR, gone);
        }
    }

    private List<List<String>> gone(List<Kept> kept, long low, long high) {
        List<List<String>> ranges = new ArrayList<>();
        long from = low;
        for (Kept event : kept) {
            if (event.seq > from) {
                ranges.add(range(from, event.seq - 1));
            }
            from = event.seq + 1;
        }
        if (from <= high) {
            ranges.add(range(from, high));
        }
        return ranges;
    }

    private List<String> range(long low, long high) {
        return List.of("gone", ground.device(), Long.toString(low), Long.toString(high));
    }
}
