package org.kakehashi.messaging.engine;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;

/** NIP-17: the message is itself what the gift wrap carries. Reaches every Nostr key; keeps no state. */
public final class DirectEngine implements Engine {

    private final OwnIdentity own;
    private final GiftWrap wraps;
    private final Set<Integer> carriedByOthers;

    /**
     * The engine for one's own identity.
     *
     * @param carriedByOthers kinds that hold the ciphertext of another engine; never shown as messages
     */
    public DirectEngine(OwnIdentity own, GiftWrap wraps, Set<Integer> carriedByOthers) {
        this.own = own;
        this.wraps = wraps;
        this.carriedByOthers = Set.copyOf(carriedByOthers);
    }

    @Override
    public Label label() {
        return Label.BASIC;
    }

    @Override
    public boolean reaches(Connection tx, PublicIdentity person) {
        return true;
    }

    @Override
    public List<Outgoing> seal(Connection tx, Rumor inner, PublicIdentity to) {
        return List.of(new Outgoing(own.use(key -> wraps.wrap(inner, key, to)), to));
    }

    @Override
    public Opening open(Connection tx, Rumor carried) {
        if (carriedByOthers.contains(carried.kind())) {
            return new Opening.NotForUs();
        }
        return new Opening.Opened(carried, carried.author(), Label.BASIC, null);
    }
}
