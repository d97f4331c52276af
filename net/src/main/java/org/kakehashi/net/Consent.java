package org.kakehashi.net;

/** What the person has decided about a host and a purpose. */
public enum Consent {
    /** Proposed and not decided: no connection. */
    UNDECIDED,
    /** Connections are allowed. */
    ALLOWED,
    /** Decided against, or taken back: no connection. */
    REFUSED
}
