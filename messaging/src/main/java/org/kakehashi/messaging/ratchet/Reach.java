package org.kakehashi.messaging.ratchet;

/** Whether a person can be written to with forward secrecy. */
public enum Reach {
    /** At least one device of theirs can be written to now. */
    REACHED,
    /** No device of theirs was ever heard of. */
    NEVER,
    /** There was a device once and there is none now: going on without forward secrecy needs the person's consent. */
    LOST
}
