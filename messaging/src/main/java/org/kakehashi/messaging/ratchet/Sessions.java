package org.kakehashi.messaging.ratchet;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Secrets;
import org.signal.libsignal.protocol.DuplicateMessageException;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.InvalidVersionException;
import org.signal.libsignal.protocol.LegacyMessageException;
import org.signal.libsignal.protocol.NoSessionException;
import org.signal.libsignal.protocol.SessionBuilder;
import org.signal.libsignal.protocol.SessionCipher;
import org.signal.libsignal.protocol.UntrustedIdentityException;
import org.signal.libsignal.protocol.message.CiphertextMessage;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;
import org.signal.libsignal.protocol.state.SessionRecord;

/** One message for one device, and back, by libsignal: PQXDH, the double ratchet and the post-quantum ratchet. */
final class Sessions {

    private final OwnIdentity own;
    private final String me;
    private final Secrets secrets;
    private final GiftWrap wraps;
    private final InstantSource clock;

    Sessions(OwnIdentity own, Secrets secrets, GiftWrap wraps, InstantSource clock) {
        this.own = own;
        this.me = own.publicIdentity().hex();
        this.secrets = secrets;
        this.wraps = wraps;
        this.clock = clock;
    }

    /** What came of decrypting. */
    sealed interface Decryption {
        /** The message; {@code keep} writes the session on, to be run when the message is accepted. */
        record Text(Rumor inner, Stores stores, IdentityKey identity) implements Decryption {}

        /** No key for it; a new session is called for. */
        record NoKey(String reason) implements Decryption {}

        /** Authentic or not, it is nothing to answer. */
        record Wrong(String reason) implements Decryption {}
    }

    /**
     * Seals a message for one device.
     *
     * @param fresh whether a new session is begun although there is one
     * @param resent how often this message was sent to this device before
     */
    Outgoing seal(Connection tx, OwnDevice mine, Devices.Known to, Rumor inner, boolean fresh, int resent)
            throws SQLException {
        byte[] text = EventJson.write(inner).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Padding.pad(text);
        Stores stores = new Stores(tx, secrets, me, mine, to.owner(), to.name(), to.key());
        Instant now = clock.instant();
        CiphertextMessage ciphertext;
        try {
            SessionRecord session = stores.loadSession(stores.address());
            if (fresh || session == null || !session.hasSenderChain(now)) {
                begin(stores, to, now);
            }
            ciphertext = new SessionCipher(stores, stores.address()).encrypt(padded, now);
        } catch (NoSessionException | UntrustedIdentityException | InvalidKeyException e) {
            stores.rethrow();
            throw new IllegalStateException("a device whose keys were checked cannot be written to", e);
        } catch (IllegalStateException e) {
            stores.rethrow();
            throw e;
        } finally {
            Arrays.fill(padded, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
        stores.flush();
        Rumor carrier = Carrier.write(own.publicIdentity(), now.getEpochSecond(), to.name(), mine.name(), ciphertext);
        Query.change(
                tx,
                "INSERT INTO ratchet_sent (own, carrier, person, message, resent, at) VALUES (?, ?, ?, ?, ?, ?)",
                me,
                carrier.id(),
                to.owner().hex(),
                inner.id(),
                resent,
                now.getEpochSecond());
        return new Outgoing(own.use(key -> wraps.wrap(carrier, key, to.owner(), inner)), to.owner());
    }

    private static void begin(Stores stores, Devices.Known to, Instant now)
            throws InvalidKeyException, UntrustedIdentityException {
        String bundle = to.bundle();
        if (bundle == null
                || !(KeyBundle.read(OwnDevices.event(bundle)) instanceof KeyBundle.Reading.Valid(KeyBundle keys))) {
            throw new IllegalStateException("no keys of this device");
        }
        new SessionBuilder(stores, stores.address()).process(keys.keys(), now);
    }

    /** Decrypts; nothing is written until the caller flushes. */
    Decryption open(
            Connection tx, OwnDevice mine, PublicIdentity sender, Carrier carrier, Optional<Devices.Known> known)
            throws SQLException {
        byte[] padded = new byte[0];
        try {
            if (carrier.first()) {
                PreKeySignalMessage message = new PreKeySignalMessage(carrier.ciphertext());
                IdentityKey identity = message.getIdentityKey();
                if (known.isPresent() && !known.get().key().equals(identity)) {
                    return new Decryption.Wrong("identity key other than the device's");
                }
                Stores stores = new Stores(tx, secrets, me, mine, sender, carrier.from(), identity);
                padded = decrypted(stores, message);
                return text(padded, stores, identity);
            }
            if (known.isEmpty()) {
                return new Decryption.NoKey("unknown device");
            }
            IdentityKey identity = known.get().key();
            Stores stores = new Stores(tx, secrets, me, mine, sender, carrier.from(), identity);
            padded = decrypted(stores, new SignalMessage(carrier.ciphertext()));
            return text(padded, stores, identity);
        } catch (DuplicateMessageException e) {
            return new Decryption.NoKey("its key was used before: the sender's state is old");
        } catch (NoSessionException | InvalidKeyIdException e) {
            return new Decryption.NoKey("no session, or a prekey that is gone");
        } catch (InvalidMessageException | InvalidKeyException e) {
            return new Decryption.NoKey("does not decrypt");
        } catch (InvalidVersionException | LegacyMessageException e) {
            return new Decryption.Wrong("another version of the protocol");
        } catch (UntrustedIdentityException e) {
            return new Decryption.Wrong("identity key other than the device's");
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    private static byte[] decrypted(Stores stores, PreKeySignalMessage message)
            throws SQLException, DuplicateMessageException, InvalidMessageException, InvalidKeyIdException,
                    InvalidKeyException, UntrustedIdentityException {
        try {
            return new SessionCipher(stores, stores.address()).decrypt(message);
        } catch (InvalidMessageException | IllegalStateException e) {
            stores.rethrow();
            throw e;
        }
    }

    private static byte[] decrypted(Stores stores, SignalMessage message)
            throws SQLException, InvalidMessageException, InvalidVersionException, DuplicateMessageException,
                    NoSessionException, UntrustedIdentityException {
        try {
            return new SessionCipher(stores, stores.address()).decrypt(message);
        } catch (InvalidMessageException | IllegalStateException e) {
            stores.rethrow();
            throw e;
        }
    }

    private static Decryption text(byte[] padded, Stores stores, IdentityKey identity) {
        Optional<byte[]> text = Padding.unpad(padded);
        Optional<Rumor> inner = text.flatMap(bytes -> EventJson.readRumor(new String(bytes, StandardCharsets.UTF_8)));
        text.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        return inner.<Decryption>map(rumor -> new Decryption.Text(rumor, stores, identity))
                .orElseGet(() -> new Decryption.Wrong("no event inside"));
    }
}
