package org.kakehashi.messaging.ratchet;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.vault.Restores;
import org.kakehashi.vault.Secrets;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;
import org.signal.libsignal.protocol.util.KeyHelper;

/** Makes, keeps and renews this installation's own device and its published keys. */
final class OwnDevices {

    static final long ROTATION = 7 * 24 * 60 * 60;
    static final long KEPT = 30 * 24 * 60 * 60;

    private static final String SIGNED = "signed";
    private static final String KYBER = "kyber";

    private final OwnIdentity own;
    private final String me;
    private final Secrets secrets;
    private final SecureRandom random;
    private final InstantSource clock;

    OwnDevices(OwnIdentity own, Secrets secrets, SecureRandom random, InstantSource clock) {
        this.own = own;
        this.me = own.publicIdentity().hex();
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
    }

    Optional<OwnDevice> load(Connection tx) throws SQLException {
        return Query.first(tx, "SELECT * FROM ratchet_own WHERE own = ?", this::read, me);
    }

    private OwnDevice read(ResultSet row) throws SQLException {
        String name = row.getString("device");
        IdentityKeyPair identity =
                secrets.open(context("identity", name), row.getBytes("identity_sealed"), OwnDevices::identity);
        long retired = row.getLong("retired_at");
        @Nullable Long retiredAt = row.wasNull() ? null : retired;
        return new OwnDevice(
                name,
                row.getInt("registration"),
                identity,
                row.getLong("restores"),
                row.getLong("revision"),
                row.getLong("rotated_at"),
                retiredAt,
                row.getString("bundle"));
    }

    private static IdentityKeyPair identity(byte[] bytes) {
        try {
            return new IdentityKeyPair(bytes);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the device's own key is damaged", e);
        }
    }

    /** Whether the state is from a backup, and its keys may have been used since it was made. */
    static boolean isRestored(Connection tx, OwnDevice device) throws SQLException {
        return Restores.count(tx) != device.restores();
    }

    /** A new device with new keys; whatever was before it is told to be no more, later than its newest event. */
    OwnDevice make(Connection tx, @Nullable OwnDevice before, long newest) throws SQLException {
        if (before != null) {
            bury(tx, before.name(), true, Math.max(newest, createdAt(before.bundle())));
            for (String table : List.of("ratchet_own", "ratchet_prekey", "ratchet_base_key", "ratchet_session")) {
                Query.change(tx, "DELETE FROM " + table + " WHERE own = ?", me);
            }
        }
        byte[] name = new byte[8];
        random.nextBytes(name);
        OwnDevice fresh = new OwnDevice(
                HexFormat.of().formatHex(name),
                KeyHelper.generateRegistrationId(false),
                IdentityKeyPair.generate(),
                Restores.count(tx),
                0,
                now(),
                null,
                "");
        return rotate(tx, fresh, 0);
    }

    /** Says of a device of one's own that it is no more; gives back the event. */
    SignedEvent bury(Connection tx, String device, boolean here, long after) throws SQLException {
        String content = StrictJson.write(StrictJson.object().put("v", 1).put("removed", true));
        SignedEvent tombstone = sign(device, content, after);
        Query.change(
                tx,
                "INSERT OR REPLACE INTO ratchet_former (own, device, here, tombstone) VALUES (?, ?, ?, ?)",
                me,
                device,
                here ? 1 : 0,
                tombstone.json());
        return tombstone;
    }

    boolean wasHere(Connection tx, String device) throws SQLException {
        return Query.exists(tx, "SELECT 1 FROM ratchet_former WHERE own = ? AND device = ? AND here = 1", me, device);
    }

    void retire(Connection tx) throws SQLException {
        Query.change(tx, "UPDATE ratchet_own SET retired_at = ? WHERE own = ?", now(), me);
    }

    /** The bundle, and what says that other devices are no more: all is to be on the relays. */
    List<SignedEvent> published(Connection tx) throws SQLException {
        List<String> events = new ArrayList<>(Query.all(
                tx,
                "SELECT bundle FROM ratchet_own WHERE own = ? AND retired_at IS NULL",
                row -> row.getString(1),
                me));
        events.addAll(Query.all(tx, "SELECT tombstone FROM ratchet_former WHERE own = ?", row -> row.getString(1), me));
        return events.stream().map(OwnDevices::event).toList();
    }

    static SignedEvent event(String json) {
        return EventJson.readSigned(json).orElseThrow(() -> new IllegalStateException("a kept event is damaged"));
    }

    private static long createdAt(String bundle) {
        return event(bundle).createdAt();
    }

    /** New prekeys when those in use are a week old; drops those that were replaced 30 days ago. */
    Optional<OwnDevice> renew(Connection tx, OwnDevice device) throws SQLException {
        long now = now();
        for (long id : Query.all(
                tx,
                "SELECT id FROM ratchet_prekey WHERE own = ? AND type = ? AND replaced_at <= ?",
                row -> row.getLong(1),
                me,
                KYBER,
                now - KEPT)) {
            Query.change(tx, "DELETE FROM ratchet_base_key WHERE own = ? AND kyber = ?", me, id);
        }
        Query.change(tx, "DELETE FROM ratchet_prekey WHERE own = ? AND replaced_at <= ?", me, now - KEPT);
        boolean due = now - device.rotatedAt() >= ROTATION || now < device.rotatedAt() - KeyBundle.AHEAD;
        return due ? Optional.of(rotate(tx, device, createdAt(device.bundle()))) : Optional.empty();
    }

    private OwnDevice rotate(Connection tx, OwnDevice device, long after) throws SQLException {
        long now = now();
        Query.change(tx, "UPDATE ratchet_prekey SET replaced_at = ? WHERE own = ? AND replaced_at IS NULL", now, me);
        SignedPreKeyRecord signed = newSigned(device, now, newId(tx, SIGNED));
        KyberPreKeyRecord kyber = newKyber(device, now, newId(tx, KYBER));
        keep(tx, SIGNED, signed.getId(), signed.serialize());
        keep(tx, KYBER, kyber.getId(), kyber.serialize());
        long revision = device.revision() + 1;
        String content = content(device, revision, signed, kyber);
        OwnDevice renewed = new OwnDevice(
                device.name(),
                device.registration(),
                device.identity(),
                device.restores(),
                revision,
                now,
                device.retiredAt(),
                sign(device.name(), content, after).json());
        keep(tx, renewed);
        return renewed;
    }

    private static SignedPreKeyRecord newSigned(OwnDevice device, long now, int id) {
        ECKeyPair pair = ECKeyPair.generate();
        byte[] signature = device.identity()
                .getPrivateKey()
                .calculateSignature(pair.getPublicKey().serialize());
        return new SignedPreKeyRecord(id, now * 1_000, pair, signature);
    }

    private static KyberPreKeyRecord newKyber(OwnDevice device, long now, int id) {
        KEMKeyPair pair = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
        byte[] signature = device.identity()
                .getPrivateKey()
                .calculateSignature(pair.getPublicKey().serialize());
        return new KyberPreKeyRecord(id, now * 1_000, pair, signature);
    }

    private String content(OwnDevice device, long revision, SignedPreKeyRecord signed, KyberPreKeyRecord kyber) {
        byte[] proof = device.identity()
                .getPrivateKey()
                .calculateSignature(KeyBundle.proofOf(own.publicIdentity(), device.name()));
        try {
            var node = StrictJson.object()
                    .put("v", 1)
                    .put("revision", revision)
                    .put("registration", device.registration())
                    .put(
                            "identity",
                            StrictJson.base64(device.identity().getPublicKey().serialize()))
                    .put("proof", StrictJson.base64(proof));
            node.putObject("signed")
                    .put("id", signed.getId())
                    .put(
                            "key",
                            StrictJson.base64(signed.getKeyPair().getPublicKey().serialize()))
                    .put("signature", StrictJson.base64(signed.getSignature()));
            node.putObject("kyber")
                    .put("id", kyber.getId())
                    .put(
                            "key",
                            StrictJson.base64(kyber.getKeyPair().getPublicKey().serialize()))
                    .put("signature", StrictJson.base64(kyber.getSignature()));
            return StrictJson.write(node);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Relays keep the newest event of an address, so each is newer than the one before. */
    private SignedEvent sign(String device, String content, long after) {
        Rumor body = new Rumor(
                own.publicIdentity(),
                Math.max(now(), after + 1),
                KeyBundle.KIND,
                List.of(List.of("d", device), List.of("alt", "Keys of a device for encrypted messages")),
                content);
        return own.use(key -> body.sign(key, random));
    }

    /** Never an id that is still kept; 24 bits, as the protocol's messages have room for. */
    private int newId(Connection tx, String type) throws SQLException {
        while (true) {
            int id = 1 + random.nextInt(0xffffff);
            if (!Query.exists(tx, "SELECT 1 FROM ratchet_prekey WHERE own = ? AND type = ? AND id = ?", me, type, id)) {
                return id;
            }
        }
    }

    private void keep(Connection tx, String type, int id, byte[] record) throws SQLException {
        try {
            Query.change(
                    tx,
                    "INSERT INTO ratchet_prekey (own, type, id, record_sealed) VALUES (?, ?, ?, ?)",
                    me,
                    type,
                    id,
                    secrets.seal(context(type, String.valueOf(id)), record));
        } finally {
            Arrays.fill(record, (byte) 0);
        }
    }

    private void keep(Connection tx, OwnDevice device) throws SQLException {
        byte[] identity = device.identity().serialize();
        try {
            Query.change(
                    tx,
                    "INSERT OR REPLACE INTO ratchet_own (own, device, registration, identity_sealed, restores, revision,"
                            + " rotated_at, retired_at, bundle) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    me,
                    device.name(),
                    device.registration(),
                    secrets.seal(context("identity", device.name()), identity),
                    device.restores(),
                    device.revision(),
                    device.rotatedAt(),
                    device.retiredAt(),
                    device.bundle());
        } finally {
            Arrays.fill(identity, (byte) 0);
        }
    }

    private String context(String what, String which) {
        return "ratchet/" + what + "/" + me + "/" + which;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
