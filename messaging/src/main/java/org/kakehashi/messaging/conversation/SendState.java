package org.kakehashi.messaging.conversation;

/**
 * How far a message of one's own has come.
 *
 * @param relays how many relays have it, all receivers together
 * @param receivers how many people it is for
 * @param delivered of how many it is known that it arrived (only where both sides tell)
 * @param read how many are known to have read it
 */
public record SendState(Stage stage, int relays, int receivers, int delivered, int read) {

    /** In the order in which they are passed; a message that failed may still succeed. */
    public enum Stage {
        QUEUED,
        /** Every receiver's relays have it. */
        SENT,
        /** It arrived at every receiver. */
        DELIVERED,
        /** Every receiver has read it. */
        READ,
        /** Given up for somebody; it can be sent again. */
        FAILED
    }
}
