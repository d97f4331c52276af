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
 * the ciphertexts that it could not open; the writer seals those messages again for that device.
 */
final class Repairs {

    static final int KIND = 1471;

    /** Of one device; what is beyond is not asked for. */
    private static final int MOST_BROKEN = 1_000;
    /** As many ids as fit into one message. */
    private static final int MOST_ASKED = 200;

    private static final int MOST_RESENT = 2;
    private static final long NEW_SESSION_EVERY = 60 * 60;
    private static final long NOTE_EVERY = 60;
    private static final long KEPT = 30 * 24 * 60 * 60;

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
                "SELECT carrier FROM ratchet_broken WHERE own = ? AND person = ? AND device = ?"
                        + " ORDER BY at, carrier LIMIT " + MOST_ASKED,
                row -> row.getString(1),
                me,
                person.hex(),
                device);
        if (carriers.isEmpty()) {
            return;
        }
        boolean fresh = !askedSince(tx, person, device, "renewed_at", now - NEW_SESSION_EVERY);
        send(tx, mine, to.get(), carriers, fresh);
        for (String carrier : carriers) {
            Query.change(
                    tx,
                    "DELETE FROM ratchet_broken WHERE own = ? AND person = ? AND device = ? AND carrier = ?",
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
        surroundings.post(tx, List.of(sessions.seal(tx, mine, to, note(now, carriers), fresh, MOST_RESENT)));
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

    private Rumor note(long now, List<String> carriers) {
        var node = StrictJson.object().put("v", 1);
        var array = node.putArray("carriers");
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
                "SELECT DISTINCT person, device FROM ratchet_broken WHERE own = ?",
                row -> new Waiting(row.getString(1), row.getString(2)),
                me)) {
            ask(tx, mine, PublicIdentity.ofHex(waiting.person).orElseThrow(), waiting.device);
        }
    }

    /** Answers a repair note: seals again what it asks for, for the device that asks. False when it is malformed. */
    boolean answer(Connection tx, OwnDevice mine, Rumor note, Devices.Known asker) throws SQLException {
        Optional<List<String>> carriers = carriers(note);
        if (carriers.isEmpty()) {
            return false;
        }
        record Sent(String message, int resent) {}
        List<Outgoing> again = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (String carrier : carriers.get()) {
            Optional<Sent> sent = Query.first(
                    tx,
                    "SELECT message, resent FROM ratchet_sent WHERE own = ? AND carrier = ? AND person = ?",
                    row -> new Sent(row.getString(1), row.getInt(2)),
                    me,
                    carrier,
                    asker.owner().hex());
            if (sent.isEmpty() || sent.get().resent >= MOST_RESENT || !done.add(sent.get().message)) {
                continue;
            }
            Optional<Rumor> message = surroundings.sent(tx, sent.get().message);
            if (message.isPresent()) {
                again.add(sessions.seal(tx, mine, asker, message.get(), false, sent.get().resent + 1));
            }
            Query.change(tx, "UPDATE ratchet_sent SET resent = resent + 1 WHERE own = ? AND carrier = ?", me, carrier);
        }
        if (!again.isEmpty()) {
            surroundings.post(tx, again);
        }
        return true;
    }

    /** The ids in a note; empty when it is malformed. */
    static Optional<List<String>> carriers(Rumor note) {
        Optional<JsonNode> content = StrictJson.read(note.content())
                .filter(node -> StrictJson.hasExactly(node, "v", "carriers"))
                .filter(node -> StrictJson.number(node.get("v"), 1, 1).isPresent())
                .filter(node ->
                        node.get("carriers").isArray() && node.get("carriers").size() <= MOST_ASKED);
        if (note.kind() != KIND || content.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : content.get().get("carriers")) {
            if (!id.isString() || !id.stringValue().matches("[0-9a-f]{64}")) {
                return Optional.empty();
            }
            ids.add(id.stringValue());
        }
        return Optional.of(ids);
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
