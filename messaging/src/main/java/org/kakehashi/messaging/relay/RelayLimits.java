package org.kakehashi.messaging.relay;

/**
 * What a relay says of itself (NIP-11), or the usual where it says nothing. All of it is the relay's word.
 *
 * @param name as it calls itself, cut to 100 characters
 * @param software cut to 100 characters
 * @param longestMessage the largest frame it takes, in bytes
 * @param mostSubscriptions open at one time on a connection
 * @param mostEvents the most stored events it gives for one question
 * @param authRequired whether it takes nothing without AUTH (NIP-42)
 * @param counts whether it answers COUNT (NIP-45)
 * @param described whether any of this came from the relay
 */
public record RelayLimits(
        String name,
        String software,
        int longestMessage,
        int mostSubscriptions,
        int mostEvents,
        boolean authRequired,
        boolean counts,
        boolean described) {

    /** The limits of the most common relays, for those that say nothing. */
    public static final RelayLimits USUAL = new RelayLimits("", "", 128 << 10, 20, 500, false, false, false);
}
