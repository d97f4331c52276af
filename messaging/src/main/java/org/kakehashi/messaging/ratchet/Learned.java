package org.kakehashi.messaging.ratchet;

/** What came of an event about somebody's device. */
public sealed interface Learned {

    /** It is new, or has new keys, and is kept. */
    record Kept(String device) implements Learned {}

    /** It is known, or older than what is known. */
    record Known(String device) implements Learned {}

    /** The device is no more. */
    record Gone(String device) implements Learned {}

    /** It says that this very installation is old, copied or removed; what follows was done and told. */
    record AboutThisDevice(DeviceChange change) implements Learned {}

    /** It is broken, forged, of the future, or one device too many. */
    record Refused(String reason) implements Learned {}
}
