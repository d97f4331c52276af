package org.kakehashi.messaging.delivery;

import java.util.Map;
import org.kakehashi.messaging.relay.RelayUrl;

/**
 * What the inbox does.
 *
 * @param relays what goes on at each inbox relay
 * @param arrived how many new wraps have come since the start
 * @param setAside how many wraps wait because taking them failed
 */
public record InboxState(Map<RelayUrl, Step> relays, long arrived, long setAside) {

    public InboxState {
        relays = Map.copyOf(relays);
    }

    /** What goes on at one relay. */
    public enum Step {
        /** No connection. */
        AWAY,
        /** What came while we were away is being fetched. */
        CATCHING_UP,
        /** Everything is here, and new wraps come at once. */
        LIVE
    }
}
