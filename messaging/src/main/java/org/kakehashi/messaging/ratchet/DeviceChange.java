package org.kakehashi.messaging.ratchet;

import org.kakehashi.messaging.identity.PublicIdentity;

/** What every chat with a person has to say loudly about that person's devices, or about this one. */
public sealed interface DeviceChange {

    /** Whose device; oneself for one's own. */
    PublicIdentity owner();

    /** A device that was not known before. */
    record Added(PublicIdentity owner, String device) implements DeviceChange {}

    /** A known device has other keys, vouched for by its owner's Nostr key. Its sessions were dropped. */
    record IdentityChanged(PublicIdentity owner, String device) implements DeviceChange {}

    /** Its owner said that it is no more; nothing is sent to it or read from it again. */
    record Removed(PublicIdentity owner, String device) implements DeviceChange {}

    /**
     * This installation's state was found to be old (a restored backup) or in use elsewhere (a copy), so it became a
     * new device, which no key of the old state can harm.
     */
    record Reset(PublicIdentity owner, String before, String now) implements DeviceChange {}

    /** Another device of one's own removed this one: it sends and reads nothing until the person lets it rejoin. */
    record Retired(PublicIdentity owner, String device) implements DeviceChange {}
}
