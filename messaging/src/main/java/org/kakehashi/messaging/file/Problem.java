package org.kakehashi.messaging.file;

/** Why a server did not do what it was asked. */
public enum Problem {
    /** No connection, or it broke off; what has come so far is kept. */
    UNREACHABLE,
    /** It does not have the file. */
    NOT_THERE,
    /** It wants to know who one is, to be paid, or serves others only. */
    REFUSED,
    /** Larger than it takes. */
    TOO_LARGE,
    /** It has no room, or asks to come back later. */
    BUSY,
    /** What it gave, or says to have kept, is not the file; what it gave was thrown away. */
    DAMAGED,
    /** It sends elsewhere, which nobody has allowed. */
    MOVED,
    /** It answers what no file server answers. */
    STRANGE
}
