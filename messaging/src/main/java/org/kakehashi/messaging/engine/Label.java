package org.kakehashi.messaging.engine;

/** What a message's encryption promises; always shown beside it. */
public enum Label {
    /** A key stolen later opens nothing that was sent before (Signal Protocol). */
    FORWARD_SECRET,
    /** Encrypted and signed, but one long-lived key opens everything (NIP-17). */
    BASIC
}
