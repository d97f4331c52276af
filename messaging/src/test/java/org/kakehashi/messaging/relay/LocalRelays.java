package org.kakehashi.messaging.relay;

import org.kakehashi.testbed.NostrRelay;

/** Real relays of another make on free loopback ports; gone when closed. */
public final class LocalRelays implements AutoCloseable {

    private final NostrRelay relay;

    private LocalRelays(NostrRelay relay) {
        this.relay = relay;
    }

    public static LocalRelays open() {
        return new LocalRelays(NostrRelay.open());
    }

    /** A relay that neither takes nor gives anything without AUTH. */
    public static LocalRelays withAuth() {
        return new LocalRelays(NostrRelay.withAuth());
    }

    public RelayUrl url() {
        return RelayUrl.of(relay.url().toString());
    }

    @Override
    public void close() {
        relay.close();
    }
}
