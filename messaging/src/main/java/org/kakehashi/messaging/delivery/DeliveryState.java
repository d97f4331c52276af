package org.kakehashi.messaging.delivery;

import java.util.List;
import org.kakehashi.messaging.relay.RelayUrl;

/** How far a message of ours has come on its way to the relays of its receivers. */
public sealed interface DeliveryState {

    /** Not in the outbox, such as one that was written elsewhere. */
    record Unknown() implements DeliveryState {}

    /**
     * On its way.
     *
     * @param relays how many relays have it so far, all receivers together
     * @param reached how many receivers have it on enough relays
     * @param receivers how many there are, ourselves not counted unless alone
     * @param waiting what it waits for
     */
    record Queued(int relays, int reached, int receivers, Waiting waiting) implements DeliveryState {}

    /** Every receiver has it on two of their relays, or on all. */
    record Sent(int relays, int receivers) implements DeliveryState {}

    /**
     * Given up for at least one receiver until it is sent again.
     *
     * @param text a relay's word, or empty
     */
    record Failed(int relays, int reached, int receivers, Failure failure, String text) implements DeliveryState {}

    /**
     * What a queued message waits for.
     *
     * @param allow relays that the person would have to allow; others may do meanwhile
     * @param problem the last relay's trouble, for people; empty when there was none
     */
    record Waiting(List<RelayUrl> allow, String problem) {
        public Waiting {
            allow = List.copyOf(allow);
        }
    }

    /** Why a message was given up. */
    enum Failure {
        /** Nobody knows where the receiver takes messages: they have published no list of relays. */
        NO_RELAYS,
        /** All of the receiver's relays refuse it for good. */
        REFUSED,
        /** It had an end (NIP-40), which is past. */
        EXPIRED,
        /** No relay could be reached for a week. */
        UNREACHABLE
    }
}
