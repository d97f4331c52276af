package org.kakehashi.messaging.relay;

import java.util.Set;
import org.kakehashi.net.Consent;

/**
 * One of one's own relays.
 *
 * @param url where
 * @param roles what for; not empty
 * @param consent whether the person allows connections to its host
 */
public record RelayEntry(RelayUrl url, Set<RelayRole> roles, Consent consent) {

    public RelayEntry {
        roles = Set.copyOf(roles);
    }
}
