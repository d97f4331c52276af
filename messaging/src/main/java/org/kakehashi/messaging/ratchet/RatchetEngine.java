package org.kakehashi.messaging.ratchet;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Secrets;

/**
 * The Signal Protocol (libsignal 0.86.5: PQXDH, double ratchet, post-quantum ratchet) between devices, inside gift
 * wraps. PROTOCOL.md describes the wire.
 *
 * <p>All state is written in the transaction of the caller and nowhere else. If that transaction rolls back, the next
 * seal may derive the same message key again; this is safe exactly because the first ciphertext existed only in the
 * memory of the caller. So wraps may leave the machine only after the transaction that made them has committed: put
 * them into a table in that transaction and send from there.
 */
public final class RatchetEngine implements Engine {

    /** The tables of this package. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.ratchet", RatchetEngine.class);

    /** The kind of the events that hold ciphertexts, inside their seals only. */
    public static final int CARRIER = Carrier.KIND;

    /** The most bytes that the JSON of a message may have. */
    public static final int LONGEST_MESSAGE = Padding.LONGEST;

    private final PublicIdentity me;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final OwnDevices own;
    private final Devices devices;
    private final Sessions sessions;
    private final Repairs repairs;

    /**
     * For one identity.
     *
     * @param surroundings called only within a call of this engine, with the same transaction
     */
    public RatchetEngine(
            OwnIdentity identity,
            Secrets secrets,
            GiftWrap wraps,
            Surroundings surroundings,
            SecureRandom random,
            InstantSource clock) {
        this.me = identity.publicIdentity();
        this.surroundings = surroundings;
        this.clock = clock;
        this.own = new OwnDevices(identity, secrets, random, clock);
        this.devices = new Devices(me, surroundings, clock);
        this.sessions = new Sessions(identity, secrets, wraps, clock);
        this.repairs = new Repairs(me, devices, sessions, surroundings, clock);
    }

    @Override
    public Label label() {
        return Label.FORWARD_SECRET;
    }

    @Override
    public boolean reaches(Connection tx, PublicIdentity person) throws SQLException {
        return reach(tx, person) == Reach.REACHED;
    }

    /** Whether a person can be written to, and if not, whether that was once so. */
    public Reach reach(Connection tx, PublicIdentity person) throws SQLException {
        Optional<OwnDevice> mine = own.load(tx);
        boolean retired = mine.isPresent() && mine.get().retiredAt() != null;
        boolean sessionsCount = mine.isPresent() && !OwnDevices.isRestored(tx, mine.get());
        if (!retired
                && (person.equals(me)
                        || !devices.reachable(tx, person, sessionsCount).isEmpty())) {
            return Reach.REACHED;
        }
        return devices.everKnown(tx, person) ? Reach.LOST : Reach.NEVER;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the JSON of the message is longer than {@link #LONGEST_MESSAGE} bytes
     */
    @Override
    public List<Outgoing> seal(Connection tx, Rumor inner, PublicIdentity to) throws SQLException {
        if (!inner.author().equals(me)) {
            throw new IllegalArgumentException("only one's own messages are sealed");
        }
        OwnDevice mine = current(tx);
        List<Devices.Known> reached = mine.retiredAt() == null ? devices.reachable(tx, to, true) : List.of();
        if (reached.isEmpty() && !to.equals(me)) {
            throw new IllegalStateException("no device of this person can be written to");
        }
        List<Outgoing> wraps = new ArrayList<>();
        for (Devices.Known device : reached) {
            wraps.add(sessions.seal(tx, mine, device, inner, false, 0));
        }
        return wraps;
    }

    @Override
    public Opening open(Connection tx, Rumor carried) throws SQLException {
        if (carried.kind() != Carrier.KIND) {
            return new Opening.NotForUs();
        }
        Optional<Carrier> read = Carrier.read(carried);
        if (read.isEmpty()) {
            return new Opening.Refused("a malformed ciphertext");
        }
        Carrier carrier = read.get();
        OwnDevice mine = current(tx);
        boolean former = own.wasHere(tx, carrier.to());
        if (!carrier.to().equals(mine.name()) && !former || carrier.from().equals(mine.name())) {
            return new Opening.NotForUs();
        }
        if (mine.retiredAt() != null) {
            return new Opening.Refused("this device was removed by another device of its owner");
        }
        String id = carried.id();
        if (Query.exists(tx, "SELECT 1 FROM ratchet_opened WHERE own = ? AND carrier = ?", me.hex(), id)) {
            return new Opening.Refused("opened before");
        }
        Optional<Devices.Known> known = devices.find(tx, carried.author(), carrier.from());
        if (known.isPresent() && known.get().removedAt() != null) {
            return new Opening.Refused("of a device that was removed by its owner");
        }
        if (known.isEmpty() && devices.isFull(tx, carried.author())) {
            return new Opening.Refused("of one device too many");
        }
        Sessions.Decryption decryption = former
                ? new Sessions.Decryption.NoKey("for the device that this was before")
                : sessions.open(tx, mine, carried.author(), carrier, known);
        return switch (decryption) {
            case Sessions.Decryption.Text text -> opened(tx, mine, carried, carrier, known, text);
            case Sessions.Decryption.NoKey(String reason) -> {
                repairs.broken(tx, mine, carried.author(), carrier.from(), id);
                yield new Opening.Undecryptable(carried.author(), carrier.from(), reason);
            }
            case Sessions.Decryption.Wrong(String reason) -> new Opening.Refused(reason);
        };
    }

    private Opening opened(
            Connection tx,
            OwnDevice mine,
            Rumor carried,
            Carrier carrier,
            Optional<Devices.Known> known,
            Sessions.Decryption.Text text)
            throws SQLException {
        Rumor inner = text.inner();
        if (!inner.author().equals(carried.author())) {
            return new Opening.Refused("the message inside is of somebody else");
        }
        Devices.Known sender = known.isPresent()
                ? known.get()
                : devices.heardOf(tx, carried.author(), carrier.from(), text.identity());
        text.stores().flush();
        Query.change(
                tx,
                "INSERT INTO ratchet_opened (own, carrier, at) VALUES (?, ?, ?)",
                me.hex(),
                carried.id(),
                clock.instant().getEpochSecond());
        if (inner.kind() == Repairs.KIND) {
            return repairs.arrived(tx, mine, inner, sender)
                    ? new Opening.NotForUs()
                    : new Opening.Refused("a malformed repair note");
        }
        return new Opening.Opened(inner, carried.author(), Label.FORWARD_SECRET, carrier.from());
    }

    /** The device that this installation is now; never one whose state came out of a backup. */
    private OwnDevice current(Connection tx) throws SQLException {
        Optional<OwnDevice> kept = own.load(tx);
        if (kept.isEmpty()) {
            return own.make(tx, null, 0);
        }
        return OwnDevices.isRestored(tx, kept.get()) ? reset(tx, kept.get(), 0) : kept.get();
    }

    private OwnDevice reset(Connection tx, OwnDevice before, long newest) throws SQLException {
        OwnDevice fresh = own.make(tx, before, newest);
        surroundings.changed(tx, new DeviceChange.Reset(me, before.name(), fresh.name()));
        return fresh;
    }

    /**
     * What is to be done at every start and about every minute: the device is made when there is none, prekeys are
     * renewed weekly and dropped after 30 days, waiting repair notes are sent.
     *
     * @return all events that are to be on the relays: this device's bundle, and what tells that other devices of one's
     *     own are no more. Publishing one again does no harm.
     */
    public List<SignedEvent> maintain(Connection tx) throws SQLException {
        OwnDevice mine = current(tx);
        if (mine.retiredAt() == null) {
            mine = own.renew(tx, mine).orElse(mine);
            repairs.askAll(tx, mine);
        }
        repairs.prune(tx);
        return own.published(tx);
    }

    /**
     * Takes in an event of kind {@link KeyBundle#KIND} from a relay: of a contact, or of oneself. At every start one's
     * own are to be read from the relays before anything is sealed: they tell whether this installation is a copy.
     */
    public Learned learn(Connection tx, SignedEvent event) throws SQLException {
        if (event.createdAt() > clock.instant().getEpochSecond() + KeyBundle.AHEAD) {
            return new Learned.Refused("from the future");
        }
        OwnDevice mine = current(tx);
        return switch (KeyBundle.read(event)) {
            case KeyBundle.Reading.Refused(String reason) -> new Learned.Refused(reason);
            case KeyBundle.Reading.Removed(PublicIdentity owner, String device, long _) -> {
                if (owner.equals(me) && device.equals(mine.name())) {
                    yield retired(tx, mine);
                }
                yield own.wasHere(tx, device) ? new Learned.Gone(device) : devices.remove(tx, owner, device);
            }
            case KeyBundle.Reading.Valid(KeyBundle bundle) -> {
                if (bundle.owner().equals(me) && bundle.device().equals(mine.name())) {
                    yield ownBundle(tx, mine, bundle);
                }
                if (bundle.owner().equals(me) && own.wasHere(tx, bundle.device())) {
                    yield new Learned.Gone(bundle.device());
                }
                Learned learned = devices.learn(tx, bundle);
                if (learned instanceof Learned.Kept(String device) && mine.retiredAt() == null) {
                    repairs.ask(tx, mine, bundle.owner(), device);
                }
                yield learned;
            }
        };
    }

    private Learned retired(Connection tx, OwnDevice mine) throws SQLException {
        DeviceChange change = new DeviceChange.Retired(me, mine.name());
        if (mine.retiredAt() == null) {
            own.retire(tx);
            surroundings.changed(tx, change);
        }
        return new Learned.AboutThisDevice(change);
    }

    /** Keys that this installation never made, at a state that it has not passed, are made by a copy of it. */
    private Learned ownBundle(Connection tx, OwnDevice mine, KeyBundle bundle) throws SQLException {
        boolean same =
                bundle.event().id().equals(OwnDevices.event(mine.bundle()).id());
        if (same || bundle.revision() < mine.revision() || mine.retiredAt() != null) {
            return new Learned.Known(mine.name());
        }
        OwnDevice fresh = reset(tx, mine, bundle.event().createdAt());
        return new Learned.AboutThisDevice(new DeviceChange.Reset(me, mine.name(), fresh.name()));
    }

    /** Makes this installation a new device, after another own device removed it or at the person's wish. */
    public void rejoin(Connection tx) throws SQLException {
        reset(tx, current(tx), 0);
    }

    /**
     * Removes another device of one's own: a lost or sold machine.
     *
     * @return what is to be published; {@link #maintain} gives it again
     * @throws IllegalArgumentException for this device itself
     */
    public SignedEvent remove(Connection tx, String device) throws SQLException {
        if (device.equals(current(tx).name()) || !KeyBundle.isDevice(device)) {
            throw new IllegalArgumentException("only other devices are removed");
        }
        long after = devices.find(tx, me, device).map(Devices.Known::bundleAt).orElse(0L);
        devices.remove(tx, me, device);
        return own.bury(tx, device, false, after);
    }

    /** Begins new sessions with every device of a person and tells them, because messages do not arrive. */
    public void repair(Connection tx, PublicIdentity person) throws SQLException {
        OwnDevice mine = current(tx);
        for (Devices.Known device : devices.reachable(tx, person, false)) {
            repairs.ask(tx, mine, person, device.name());
            repairs.renew(tx, mine, device);
        }
    }

    /** The name of this device; empty before the first {@link #maintain}. */
    public Optional<String> device(Connection tx) throws SQLException {
        return own.load(tx).map(OwnDevice::name);
    }

    /** The public identity keys of a person's present devices, this one included when they are oneself. */
    public List<byte[]> identityKeys(Connection tx, PublicIdentity person) throws SQLException {
        List<byte[]> keys = new ArrayList<>();
        for (Devices.Known known : devices.of(tx, person)) {
            if (known.removedAt() == null && known.identity().length > 0) {
                keys.add(known.identity().clone());
            }
        }
        if (person.equals(me)) {
            own.load(tx)
                    .ifPresent(mine -> keys.add(mine.identity().getPublicKey().serialize()));
        }
        return keys;
    }

    /** The devices of a person that are or were, in the order in which they became known; this one is not among them. */
    public List<Device> devices(Connection tx, PublicIdentity person) throws SQLException {
        return devices.of(tx, person).stream().map(Devices.Known::shown).toList();
    }
}
