package org.kakehashi.messaging.ratchet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.InvalidKeyException;

/** The devices of other people and one's own other devices, as their bundles and messages made them known. */
final class Devices {

    /** More devices of one person are not written to: each costs one ciphertext a message. */
    static final int MOST = 10;

    private final String me;
    private final Surroundings surroundings;
    private final InstantSource clock;

    Devices(PublicIdentity own, Surroundings surroundings, InstantSource clock) {
        this.me = own.hex();
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** One row; the bundle is JSON, and absent while the device is known by a message only. */
    record Known(
            PublicIdentity owner,
            String name,
            byte[] identity,
            @Nullable String bundle,
            long bundleAt,
            long revision,
            long firstSeen,
            @Nullable Long removedAt) {

        IdentityKey key() {
            try {
                return new IdentityKey(identity);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException("a kept identity key is damaged", e);
            }
        }

        Device shown() {
            return new Device(
                    owner,
                    name,
                    Instant.ofEpochSecond(firstSeen),
                    bundle == null ? null : Instant.ofEpochSecond(bundleAt),
                    removedAt == null ? null : Instant.ofEpochSecond(removedAt));
        }
    }

    List<Known> of(Connection tx, PublicIdentity person) throws SQLException {
        return Query.all(
                tx,
                "SELECT * FROM ratchet_device WHERE own = ? AND person = ? ORDER BY first_seen, device",
                row -> known(row, person),
                me,
                person.hex());
    }

    Optional<Known> find(Connection tx, PublicIdentity person, String device) throws SQLException {
        return Query.first(
                tx,
                "SELECT * FROM ratchet_device WHERE own = ? AND person = ? AND device = ?",
                row -> known(row, person),
                me,
                person.hex(),
                device);
    }

    private static Known known(ResultSet row, PublicIdentity person) throws SQLException {
        String bundle = row.getString("bundle");
        long removed = row.getLong("removed_at");
        @Nullable Long removedAt = row.wasNull() ? null : removed;
        return new Known(
                person,
                row.getString("device"),
                row.getBytes("identity"),
                bundle,
                row.getLong("bundle_at"),
                row.getLong("revision"),
                row.getLong("first_seen"),
                removedAt);
    }

    /** Devices that can be written to: not removed, and with keys or a session. */
    List<Known> reachable(Connection tx, PublicIdentity person, boolean sessionsCount) throws SQLException {
        return Query.all(
                tx,
                "SELECT * FROM ratchet_device d WHERE own = ? AND person = ? AND removed_at IS NULL AND"
                        + " (bundle IS NOT NULL OR ? AND EXISTS (SELECT 1 FROM ratchet_session s WHERE s.own = d.own"
                        + " AND s.person = d.person AND s.device = d.device)) ORDER BY device",
                row -> known(row, person),
                me,
                person.hex(),
                sessionsCount ? 1 : 0);
    }

    boolean everKnown(Connection tx, PublicIdentity person) throws SQLException {
        return Query.exists(tx, "SELECT 1 FROM ratchet_device WHERE own = ? AND person = ? LIMIT 1", me, person.hex());
    }

    boolean isFull(Connection tx, PublicIdentity person) throws SQLException {
        return of(tx, person).stream().filter(known -> known.removedAt == null).count() >= MOST;
    }

    /** A device that wrote before its bundle was seen. */
    Known heardOf(Connection tx, PublicIdentity person, String device, IdentityKey identity) throws SQLException {
        Known known = new Known(person, device, identity.serialize(), null, 0, 0, now(), null);
        keep(tx, known);
        surroundings.changed(tx, new DeviceChange.Added(person, device));
        return known;
    }

    Learned learn(Connection tx, KeyBundle bundle) throws SQLException {
        Optional<Known> found = find(tx, bundle.owner(), bundle.device());
        long at = bundle.event().createdAt();
        if (found.isEmpty()) {
            if (isFull(tx, bundle.owner())) {
                return new Learned.Refused("more than " + MOST + " devices");
            }
            keep(tx, offered(bundle, now()));
            surroundings.changed(tx, new DeviceChange.Added(bundle.owner(), bundle.device()));
            return new Learned.Kept(bundle.device());
        }
        Known known = found.get();
        if (known.removedAt != null) {
            return new Learned.Gone(known.name);
        }
        if (at <= known.bundleAt || bundle.revision() < known.revision) {
            return new Learned.Known(known.name);
        }
        keep(tx, offered(bundle, known.firstSeen));
        if (!Arrays.equals(known.identity, bundle.identity())) {
            forget(tx, known.owner, known.name);
            surroundings.changed(tx, new DeviceChange.IdentityChanged(bundle.owner(), bundle.device()));
        }
        return new Learned.Kept(bundle.device());
    }

    private static Known offered(KeyBundle bundle, long firstSeen) {
        SignedEvent event = bundle.event();
        return new Known(
                bundle.owner(),
                bundle.device(),
                bundle.identity(),
                event.json(),
                event.createdAt(),
                bundle.revision(),
                firstSeen,
                null);
    }

    /** A removal is final, whatever its time: names of devices are not used again. */
    Learned remove(Connection tx, PublicIdentity person, String device) throws SQLException {
        Optional<Known> found = find(tx, person, device);
        if (found.isEmpty()) {
            if (of(tx, person).size() < 10 * MOST) {
                keep(tx, new Known(person, device, new byte[0], null, 0, 0, now(), now()));
            }
            return new Learned.Gone(device);
        }
        Known known = found.get();
        if (known.removedAt == null) {
            keep(tx, new Known(person, device, known.identity, null, 0, 0, known.firstSeen, now()));
            forget(tx, person, device);
            surroundings.changed(tx, new DeviceChange.Removed(person, device));
        }
        return new Learned.Gone(device);
    }

    private void forget(Connection tx, PublicIdentity person, String device) throws SQLException {
        for (String table : List.of("ratchet_session", "ratchet_broken", "ratchet_repair")) {
            Query.change(
                    tx,
                    "DELETE FROM " + table + " WHERE own = ? AND person = ? AND device = ?",
                    me,
                    person.hex(),
                    device);
        }
    }

    private void keep(Connection tx, Known known) throws SQLException {
        Query.change(
                tx,
                "INSERT OR REPLACE INTO ratchet_device (own, person, device, identity, bundle, bundle_at, revision,"
                        + " first_seen, removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                me,
                known.owner.hex(),
                known.name,
                known.identity,
                known.bundle,
                known.bundleAt,
                known.revision,
                known.firstSeen,
                known.removedAt);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
