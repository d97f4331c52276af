package org.kakehashi.messaging.relay;

/** What one of one's own relays is used for. At least three relays a role are advisable. */
public enum RelayRole {
    /** Others put gift wraps for us there (the list of kind 10050, NIP-17; read, NIP-65). */
    INBOX,
    /** Our public events are put there: relay lists, the profile (write, NIP-65). */
    OUTBOX,
    /** The bundles of keys of our devices are put there, and others' looked for. */
    KEY_BUNDLES
}
