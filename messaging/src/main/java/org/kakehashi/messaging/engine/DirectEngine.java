package org.kakehashi.messaging.engine;

import java.sql.Connection;
import java.util.List;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;

/** NIP-17: the message is itself what the gift wrap carries. Reaches every Nostr key; keeps no state. */
public final class DirectEngine implements Engine {

    private final OwnIdentity own;
    private final GiftWrap wraps;

    public DirectEngine(OwnIdentity own, GiftWrap wraps) {
        this.own = own;
        this.wraps = wraps;
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
        return new Opening.Opened(carried, carried.author(), Label.BASIC, null);
    }
}
