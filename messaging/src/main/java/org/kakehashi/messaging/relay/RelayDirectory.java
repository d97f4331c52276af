package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.Database;

/** Where people are reached: their relay lists (kinds 10050 and 10002), looked up, kept and, for ourselves, published. */
public final class RelayDirectory {

    public RelayDirectory(
            Database database,
            Hosts hosts,
            RelayPool pool,
            RelayList own,
            SecureRandom random,
            InstantSource clock) {}

    /**
     * The relays where this person takes gift wraps, as far as known: the list of kind 10050, or else the reading
     * relays of kind 10002, or else hints; empty when none is known. Asks no network.
     */
    public List<RelayUrl> inboxOf(PublicIdentity person) {
        throw new UnsupportedOperationException();
    }

    /** The relays where this person's public events are (write relays of kind 10002), or hints. Asks no network. */
    public List<RelayUrl> outboxOf(PublicIdentity person) {
        throw new UnsupportedOperationException();
    }

    /** Notes where a person may be reached, as an nprofile or a NIP-05 answer says. Their own lists go before this. */
    public void hint(PublicIdentity person, List<RelayUrl> relays) {
        throw new UnsupportedOperationException();
    }

    /**
     * Looks for this person's lists on our relays and those known of them, keeps what is newest and proposes the hosts
     * of it.
     *
     * @return {@link #inboxOf} afterwards
     */
    public List<RelayUrl> lookUp(PublicIdentity person) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Publishes our own lists, of kinds 10050 and 10002, to all our own relays. */
    public Map<RelayUrl, SendOutcome> publishOwn(OwnIdentity identity) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
