package org.kakehashi.messaging.ratchet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.databind.JsonNode;

/**
 * Mends broken sessions: the reader begins a new session and asks, in a repair note (kind 1471, inside the ratchet), for
 * the ciphertexts that it could not open; the writer seals those messages again for that device and tells, in a note of
 * its own, which ciphertexts are answered. Until then they are asked for again, less and less often.
 */
final class Repairs {

    static final int KIND = 1471;

    private static final String ASKING = "carriers";
    private static final String ANSWERED = "answered";

    /** Of one device; what is beyond is not asked for. */
    private static final int MOST_BROKEN = 1_000;
    /** As many ids as fit into one message. */
    private static final int MOST_ASKED = 200;

    private static final int MOST_RESENT = 2;
    private static final long NEW_SESSION_EVERY = 60 * 60;
    private static final long NOTE_EVERY = 60;
    private static final int MOST_ASKS = 6;
    /** Seconds until a ciphertext is asked for again; four times as long after each further time. */
    private static final long FIRST_WAIT = 2 * 60;

    private static final long KEPT = 30 * 24 * 60 * 60;

    /** Which ciphertexts are to be asked for at a time. */
    private static final String DUE =
            "asks < " + MOST_ASKS + " AND (asks = 0 OR asked + (" + FIRST_WAIT + " << (2 * (asks - 1))) <= ?)";

    private final PublicIdentity own;
    private final String me;
    private final Devices devices;
    private final Sessions sessions;
    private final Surroundings surroundings;
    private final InstantSource clock;

    Repairs(PublicIdentity own, Devices devices, Sessions sessions, Surroundings surroundings, InstantSource clock) {
        this.own = own;
        this.me = own.hex();
        this.devices = devices;
        this.sessions = sessions;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** Notes a ciphertext that could not be opened and, unless it was just done, asks for it. */
    void broken(Connection tx, OwnDevice mine, PublicIdentity person, String device, String carrier)
            throws SQLException {
        int known = Query.first(
                        tx,
                        "SELECT count(*) FROM ratchet_broken WHERE own = ? AND person = ? AND device = ?",
                        row -> row.getInt(1),
                        me,
                        person.hex(),
                        device)
                .orElse(0);
        if (known < MOST_BROKEN) {
            Query.change(
                    tx,
                    "INSERT OR IGNORE INTO ratchet_broken (own, person, device, carrier, at) VALUES (?, ?, ?, ?, ?)",
                    me,
                    person.hex(),
                    device,
                    carrier,
                    now());
        }
        ask(tx, mine, person, device);
    }

    /** Sends a repair note to a device when ciphertexts of it are broken, its keys are known and none was sent just now. */
    void ask(Connection tx, OwnDevice mine, PublicIdentity person, String device) throws SQLException {
        long now = now();
        Optional<Devices.Known> to =
                devices.find(tx, person, device).filter(known -> known.removedAt() == null && known.bundle() != null);
        if (to.isEmpty() || askedSince(tx, person, device, "noted_at", now - NOTE_EVERY)) {
            return;
        }
        List<String> carriers = Query.all(
                tx,
                "SELECT carrier FROM ratchet_broken WHERE own = ? AND person = ? AND device = ? AND " + DUE
                        + " ORDER BY asks, at, carrier LIMIT " + MOST_ASKED,
                row -> row.getString(1),
                me,
                person.hex(),
                device,
                now);
        if (carriers.isEmpty()) {
            return;
        }
        boolean fresh = !askedSince(tx, person, device, "renewed_at", now - NEW_SESSION_EVERY);
        send(tx, mine, to.get(), carriers, fresh);
        for (String carrier : carriers) {
            Query.change(
                    tx,
                    "UPDATE ratchet_broken SET asks = asks + 1, asked = ? WHERE own = ? AND person = ? AND device = ?"
                            + " AND carrier = ?",
                    now,
                    me,
                    person.hex(),
                    device,
                    carrier);
        }
    }

    /** Begins a new session with a device and tells it, at the person's wish. */
    void renew(Connection tx, OwnDevice mine, Devices.Known to) throws SQLException {
        send(tx, mine, to, List.of(), true);
    }

    private void send(Connection tx, OwnDevice mine, Devices.Known to, List<String> carriers, boolean fresh)
            throws SQLException {
        long now = now();
        surroundings.post(tx, List.of(sessions.seal(tx, mine, to, note(now, ASKING, carriers), fresh, MOST_RESENT)));
        Query.change(
                tx,
                "INSERT INTO ratchet_repair (own, person, device, renewed_at, noted_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET noted_at = excluded.noted_at,"
                        + " renewed_at = max(renewed_at, excluded.renewed_at)",
                me,
                to.owner().hex(),
                to.name(),
                fresh ? now : 0,
                now);
    }

    private Rumor note(long now, String what, List<String> carriers) {
        var node = StrictJson.object().put("v", 1);
        var array = node.putArray(what);
        carriers.forEach(array::add);
        return new Rumor(own, now, KIND, List.of(), StrictJson.write(node));
    }

    private boolean askedSince(Connection tx, PublicIdentity person, String device, String what, long since)
            throws SQLException {
        return Query.exists(
                tx,
                "SELECT 1 FROM ratchet_repair WHERE own = ? AND person = ? AND device = ? AND " + what + " > ?",
                me,
                person.hex(),
                device,
                since);
    }

    /** Everything that waits to be asked for. */
    void askAll(Connection tx, OwnDevice mine) throws SQLException {
        record Waiting(String person, String device) {}
        for (Waiting waiting : Query.all(
                tx,
                "SELECT DISTINCT person, device FROM ratchet_broken WHERE own = ? AND " + DUE,
                row -> new Waiting(row.getString(1), row.getString(2)),
                me,
                now())) {
            ask(tx, mine, PublicIdentity.ofHex(waiting.person).orElseThrow(), waiting.device);
        }
    }

    /** Takes a repair note: answers it, or takes note of the answer. False when it is malformed. */
    boolean arrived(Connection tx, OwnDevice mine, Rumor note, Devices.Known from) throws SQLException {
        Optional<Note> read = read(note);
        if (read.isEmpty()) {
            return false;
        }
        if (read.get().answered()) {
            answered(tx, from, read.get().carriers());
        } else {
            answer(tx, mine, read.get().carriers(), from);
        }
        return true;
    }

    private record Sent(String carrier, String message, int resent) {}

    /** Seals again what is asked for, for the device that asks, and says which of its ciphertexts are known here. */
    private void answer(Connection tx, OwnDevice mine, List<String> carriers, Devices.Known asker) throws SQLException {
        List<Outgoing> again = new ArrayList<>();
        List<String> known = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (String carrier : carriers) {
            Optional<Sent> sent = Query.first(
                    tx,
                    "SELECT carrier, message, resent FROM ratchet_sent WHERE own = ? AND carrier = ? AND person = ?",
                    row -> new Sent(row.getString(1), row.getString(2), row.getInt(3)),
                    me,
                    carrier,
                    asker.owner().hex());
            if (sent.isEmpty()) {
                continue;
            }
            known.add(carrier);
            if (sent.get().resent < MOST_RESENT && done.add(sent.get().message)) {
                again.addAll(again(tx, mine, sent.get(), asker));
            }
        }
        if (!known.isEmpty()) {
            // The note itself is never sent again: whoever cannot open it asks again for what it answers.
            again.add(sessions.seal(tx, mine, asker, note(now(), ANSWERED, known), false, MOST_RESENT));
            surroundings.post(tx, again);
        }
    }

    private List<Outgoing> again(Connection tx, OwnDevice mine, Sent sent, Devices.Known asker) throws SQLException {
        Query.change(tx, "UPDATE ratchet_sent SET resent = resent + 1 WHERE own = ? AND carrier = ?", me, sent.carrier);
        Optional<Rumor> message = surroundings.sent(tx, sent.message);
        return message.isEmpty()
                ? List.of()
                : List.of(sessions.seal(tx, mine, asker, message.get(), false, sent.resent + 1));
    }

    private void answered(Connection tx, Devices.Known from, List<String> carriers) throws SQLException {
        int closed = 0;
        for (String carrier : carriers) {
            closed += Query.change(
                    tx,
                    "DELETE FROM ratchet_broken WHERE own = ? AND person = ? AND device = ? AND carrier = ?",
                    me,
                    from.owner().hex(),
                    from.name(),
                    carrier);
        }
        boolean open = Query.exists(
                tx,
                "SELECT 1 FROM ratchet_broken WHERE own = ? AND person = ?",
                me,
                from.owner().hex());
        if (closed > 0 && !open) {
            surroundings.mended(tx, from.owner());
        }
    }

    /** What a repair note says: these ciphertexts are asked for, or answered. */
    record Note(boolean answered, List<String> carriers) {}

    /** Reads a note; empty when it is malformed. */
    static Optional<Note> read(Rumor note) {
        Optional<JsonNode> content = StrictJson.read(note.content())
                .filter(node -> StrictJson.hasExactly(node, "v", ASKING) || StrictJson.hasExactly(node, "v", ANSWERED))
                .filter(node -> StrictJson.number(node.get("v"), 1, 1).isPresent());
        if (note.kind() != KIND || content.isEmpty()) {
            return Optional.empty();
        }
        boolean answered = content.get().has(ANSWERED);
        JsonNode list = content.get().get(answered ? ANSWERED : ASKING);
        if (!list.isArray() || list.size() > MOST_ASKED) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : list) {
            if (!id.isString() || !id.stringValue().matches("[0-9a-f]{64}")) {
                return Optional.empty();
            }
            ids.add(id.stringValue());
        }
        return Optional.of(new Note(answered, ids));
    }

    /** Drops what is too old to be asked for. */
    void prune(Connection tx) throws SQLException {
        for (String table : List.of("ratchet_sent", "ratchet_opened", "ratchet_broken")) {
            Query.change(tx, "DELETE FROM " + table + " WHERE own = ? AND at < ?", me, now() - KEPT);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
