package org.kakehashi.messaging.ratchet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Secrets;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.ReusedBaseKeyException;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.groups.state.SenderKeyRecord;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyRecord;
import org.signal.libsignal.protocol.state.SessionRecord;
import org.signal.libsignal.protocol.state.SignalProtocolStore;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;

/**
 * What libsignal reads and writes during one operation. Reads go to the transaction; changes are held back until
 * {@link #flush}, so that an operation that fails in the middle changes nothing.
 */
final class Stores implements SignalProtocolStore {

    private final Connection tx;
    private final Secrets secrets;
    private final String me;
    private final OwnDevice own;
    private final String person;
    private final String device;
    private final IdentityKey trusted;

    private @Nullable SessionRecord session;
    private boolean changed;
    private final Map<String, byte[]> baseKeys = new HashMap<>();
    private @Nullable SQLException failure;

    /** For one operation with one device, whose identity key is known or was vouched for by the seal. */
    Stores(
            Connection tx,
            Secrets secrets,
            String me,
            OwnDevice own,
            PublicIdentity person,
            String device,
            IdentityKey trusted) {
        this.tx = tx;
        this.secrets = secrets;
        this.me = me;
        this.own = own;
        this.person = person.hex();
        this.device = device;
        this.trusted = trusted;
    }

    SignalProtocolAddress address() {
        return new SignalProtocolAddress(person + "/" + device, KeyBundle.NUMBER);
    }

    /** Writes what the operation changed. */
    void flush() throws SQLException {
        SessionRecord record = session;
        if (changed && record != null) {
            byte[] bytes = record.serialize();
            try {
                Query.change(
                        tx,
                        "INSERT OR REPLACE INTO ratchet_session (own, person, device, record_sealed)"
                                + " VALUES (?, ?, ?, ?)",
                        me,
                        person,
                        device,
                        secrets.seal(context(), bytes));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        for (Map.Entry<String, byte[]> used : baseKeys.entrySet()) {
            String[] ids = used.getKey().split("/", -1);
            Query.change(
                    tx,
                    "INSERT OR IGNORE INTO ratchet_base_key (own, kyber, signed, base_key) VALUES (?, ?, ?, ?)",
                    me,
                    Integer.valueOf(ids[0]),
                    Integer.valueOf(ids[1]),
                    used.getValue());
        }
    }

    /** A failure of the database under libsignal, which would hide it. */
    void rethrow() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }

    private interface Read<T> {
        T from() throws SQLException;
    }

    private <T> T sql(Read<T> read) {
        try {
            return read.from();
        } catch (SQLException e) {
            failure = e;
            throw new IllegalStateException(e);
        }
    }

    private String context() {
        return "ratchet/session/" + me + "/" + person + "/" + device;
    }

    @Override
    public IdentityKeyPair getIdentityKeyPair() {
        return own.identity();
    }

    @Override
    public int getLocalRegistrationId() {
        return own.registration();
    }

    @Override
    public IdentityChange saveIdentity(SignalProtocolAddress address, IdentityKey identity) {
        return IdentityChange.NEW_OR_UNCHANGED;
    }

    @Override
    public boolean isTrustedIdentity(SignalProtocolAddress address, IdentityKey identity, Direction direction) {
        return identity.equals(trusted);
    }

    @Override
    public IdentityKey getIdentity(SignalProtocolAddress address) {
        return trusted;
    }

    @Override
    @SuppressWarnings("NullAway") // The interface, which has no annotations, asks for null when there is none.
    public @Nullable SessionRecord loadSession(SignalProtocolAddress address) {
        if (session == null) {
            session = sql(() -> Query.first(
                            tx,
                            "SELECT record_sealed FROM ratchet_session WHERE own = ? AND person = ? AND device = ?",
                            row -> secrets.open(context(), row.getBytes(1), Stores::session),
                            me,
                            person,
                            device))
                    .orElse(null);
        }
        return session;
    }

    private static SessionRecord session(byte[] bytes) {
        try {
            return new SessionRecord(bytes);
        } catch (InvalidMessageException e) {
            throw new IllegalStateException("a session is damaged", e);
        }
    }

    @Override
    public List<SessionRecord> loadExistingSessions(List<SignalProtocolAddress> addresses) {
        throw new UnsupportedOperationException("only for sealed sender");
    }

    @Override
    public List<Integer> getSubDeviceSessions(String name) {
        return List.of();
    }

    @Override
    public void storeSession(SignalProtocolAddress address, SessionRecord record) {
        session = record;
        changed = true;
    }

    @Override
    public boolean containsSession(SignalProtocolAddress address) {
        return loadSession(address) != null;
    }

    @Override
    public void deleteSession(SignalProtocolAddress address) {
        throw new UnsupportedOperationException("sessions are replaced");
    }

    @Override
    public void deleteAllSessions(String name) {
        throw new UnsupportedOperationException("sessions are replaced");
    }

    private <T> Optional<T> prekey(String type, int id, java.util.function.Function<byte[], T> read) {
        return sql(() -> Query.first(
                tx,
                "SELECT record_sealed FROM ratchet_prekey WHERE own = ? AND type = ? AND id = ?",
                row -> secrets.open("ratchet/" + type + "/" + me + "/" + id, row.getBytes(1), read),
                me,
                type,
                id));
    }

    @Override
    public SignedPreKeyRecord loadSignedPreKey(int id) throws InvalidKeyIdException {
        return prekey("signed", id, bytes -> {
                    try {
                        return new SignedPreKeyRecord(bytes);
                    } catch (InvalidMessageException e) {
                        throw new IllegalStateException("a prekey is damaged", e);
                    }
                })
                .orElseThrow(() -> new InvalidKeyIdException("no signed prekey " + id));
    }

    @Override
    public KyberPreKeyRecord loadKyberPreKey(int id) throws InvalidKeyIdException {
        return prekey("kyber", id, bytes -> {
                    try {
                        return new KyberPreKeyRecord(bytes);
                    } catch (InvalidMessageException e) {
                        throw new IllegalStateException("a prekey is damaged", e);
                    }
                })
                .orElseThrow(() -> new InvalidKeyIdException("no Kyber prekey " + id));
    }

    @Override
    public void markKyberPreKeyUsed(int kyber, int signed, ECPublicKey baseKey) throws ReusedBaseKeyException {
        byte[] bytes = baseKey.serialize();
        boolean used = sql(() -> Query.exists(
                tx,
                "SELECT 1 FROM ratchet_base_key WHERE own = ? AND kyber = ? AND signed = ? AND base_key = ?",
                me,
                kyber,
                signed,
                bytes));
        if (used) {
            throw new ReusedBaseKeyException("a first message was seen before");
        }
        baseKeys.put(kyber + "/" + signed, bytes);
    }

    @Override
    public List<SignedPreKeyRecord> loadSignedPreKeys() {
        throw new UnsupportedOperationException("prekeys are read one by one");
    }

    @Override
    public void storeSignedPreKey(int id, SignedPreKeyRecord record) {
        throw new UnsupportedOperationException("prekeys are made elsewhere");
    }

    @Override
    public boolean containsSignedPreKey(int id) {
        return prekey("signed", id, bytes -> true).isPresent();
    }

    @Override
    public void removeSignedPreKey(int id) {
        throw new UnsupportedOperationException("prekeys are made elsewhere");
    }

    @Override
    public List<KyberPreKeyRecord> loadKyberPreKeys() {
        throw new UnsupportedOperationException("prekeys are read one by one");
    }

    @Override
    public void storeKyberPreKey(int id, KyberPreKeyRecord record) {
        throw new UnsupportedOperationException("prekeys are made elsewhere");
    }

    @Override
    public boolean containsKyberPreKey(int id) {
        return prekey("kyber", id, bytes -> true).isPresent();
    }

    @Override
    public PreKeyRecord loadPreKey(int id) throws InvalidKeyIdException {
        throw new InvalidKeyIdException("no one-time prekeys are offered");
    }

    @Override
    public void storePreKey(int id, PreKeyRecord record) {
        throw new UnsupportedOperationException("no one-time prekeys are offered");
    }

    @Override
    public boolean containsPreKey(int id) {
        return false;
    }

    @Override
    public void removePreKey(int id) {
        throw new UnsupportedOperationException("no one-time prekeys are offered");
    }

    @Override
    public void storeSenderKey(SignalProtocolAddress sender, UUID distribution, SenderKeyRecord record) {
        throw new UnsupportedOperationException("groups are pairwise");
    }

    @Override
    public SenderKeyRecord loadSenderKey(SignalProtocolAddress sender, UUID distribution) {
        throw new UnsupportedOperationException("groups are pairwise");
    }
}
