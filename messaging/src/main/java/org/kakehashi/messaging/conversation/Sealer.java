package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Chooses the strongest engine that reaches each receiver. */
final class Sealer {

    private final PublicIdentity self;
    private final List<Engine> engines;

    /** Engines in the order of preference; the last opens what no other did. */
    Sealer(PublicIdentity self, List<Engine> engines) {
        this.self = self;
        this.engines = List.copyOf(engines);
    }

    /** The wraps of one event, and the weakest promise among them. */
    record Sealed(Label label, List<Outgoing> wraps) {}

    /** Which of these people can be reached with basic encryption only. */
    List<PublicIdentity> basicOnly(Connection tx, List<PublicIdentity> receivers) throws SQLException {
        List<PublicIdentity> found = new ArrayList<>();
        for (PublicIdentity receiver : receivers) {
            if (!receiver.equals(self)
                    && engine(tx, receiver).map(Engine::label).orElse(Label.BASIC) == Label.BASIC) {
                found.add(receiver);
            }
        }
        return found;
    }

    /** What a message to these people would be labelled. */
    Label label(Connection tx, List<PublicIdentity> receivers) throws SQLException {
        boolean onlySelf = receivers.stream().allMatch(self::equals);
        return onlySelf || !basicOnly(tx, receivers).isEmpty() ? Label.BASIC : Label.FORWARD_SECRET;
    }

    /** Whether some engine reaches everybody. */
    boolean reaches(Connection tx, List<PublicIdentity> receivers) throws SQLException {
        for (PublicIdentity receiver : receivers) {
            if (engine(tx, receiver).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Seals for every receiver, and a copy for one's own other devices: with a basic copy only where the message itself
     * is basic.
     */
    Sealed seal(Connection tx, Rumor inner, List<PublicIdentity> receivers) throws SQLException {
        Label label = label(tx, receivers);
        List<Outgoing> wraps = new ArrayList<>();
        for (PublicIdentity receiver : receivers) {
            if (!receiver.equals(self)) {
                wraps.addAll(engine(tx, receiver).orElseThrow().seal(tx, inner, receiver));
            }
        }
        for (Engine engine : engines) {
            if (engine.label() == label) {
                wraps.addAll(engine.seal(tx, inner, self));
                break;
            }
        }
        return new Sealed(label, wraps);
    }

    /** Seals for one person without a copy for oneself. */
    List<Outgoing> sealFor(Connection tx, Rumor inner, PublicIdentity receiver) throws SQLException {
        return engine(tx, receiver).orElseThrow().seal(tx, inner, receiver);
    }

    Opening open(Connection tx, Rumor carried) throws SQLException {
        for (Engine engine : engines) {
            Opening opening = engine.open(tx, carried);
            if (!(opening instanceof Opening.NotForUs)) {
                return opening;
            }
        }
        return new Opening.NotForUs();
    }

    private Optional<Engine> engine(Connection tx, PublicIdentity receiver) throws SQLException {
        for (Engine engine : engines) {
            if (engine.reaches(tx, receiver)) {
                return Optional.of(engine);
            }
        }
        return Optional.empty();
    }
}
