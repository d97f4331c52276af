package org.kakehashi.messaging.relay;

import java.util.LinkedHashSet;

/** The last ids that were given to one subscriber, so that it gets each event once however many relays have it. */
final class SeenIds {

    private static final int MOST = 20_000;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    synchronized boolean contains(String id) {
        return ids.contains(id);
    }

    /** Whether it is new. */
    synchronized boolean add(String id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > MOST) {
            ids.removeFirst();
        }
        return true;
    }
}
