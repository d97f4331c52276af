package org.kakehashi.wallet.address;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an address was made to be mistaken for one that the person knows. People compare the first and last
 * characters, so "address poisoning" plants addresses that agree there. Meant for payees; contracts with handsome
 * numbers would raise false alarms.
 */
public final class AddressLikeness {

    /** Equal leading and trailing hex digits, together, from which a stranger is taken for a forgery. */
    private static final int BLOCK_DIGITS = 7;

    private static final int WARN_DIGITS = 6;

    /** Bech32 characters hold five bits; thresholds as near to those of hex as whole characters allow. */
    private static final int BLOCK_CHARACTERS = 6;

    private static final int WARN_CHARACTERS = 5;

    private AddressLikeness() {}

    /** How near two addresses are to the eye; later is worse, except that {@link #SAME} is no danger. */
    public enum Likeness {
        /** The very same address. */
        SAME,
        /** Nothing in common that an eye would rest on. */
        DIFFERENT,
        /** Suspicious: show both in full, side by side. */
        SIMILAR,
        /** So close that chance is no explanation: refuse until the person has compared both in full. */
        LOOK_ALIKE
    }

    /** A known address and how near the candidate comes to it. */
    public record Resemblance(Address known, Likeness likeness) {}

    /**
     * Compares two addresses in every form in which the person may have seen them.
     *
     * @param hrp prefix of the network if it shows bech32, else null
     */
    public static Likeness compare(Address known, Address candidate, @Nullable String hrp) {
        if (known.equals(candidate)) {
            return Likeness.SAME;
        }
        int digits = equalEnds(
                known.toLowerHex().substring(2), candidate.toLowerHex().substring(2));
        int characters = hrp == null
                ? 0
                : equalEnds(
                        known.toBech32(hrp).substring(hrp.length() + 1),
                        candidate.toBech32(hrp).substring(hrp.length() + 1));
        if (digits >= BLOCK_DIGITS || characters >= BLOCK_CHARACTERS) {
            return Likeness.LOOK_ALIKE;
        }
        return digits >= WARN_DIGITS || characters >= WARN_CHARACTERS ? Likeness.SIMILAR : Likeness.DIFFERENT;
    }

    /**
     * The known address that a candidate resembles most; empty if it is itself known, or resembles none.
     *
     * @param known payees, own accounts, and addresses paid before
     */
    public static Optional<Resemblance> nearest(Collection<Address> known, Address candidate, @Nullable String hrp) {
        Resemblance nearest = null;
        for (Address each : known) {
            Likeness likeness = compare(each, candidate, hrp);
            if (likeness == Likeness.SAME) {
                return Optional.empty();
            }
            if (likeness != Likeness.DIFFERENT && (nearest == null || likeness.compareTo(nearest.likeness()) > 0)) {
                nearest = new Resemblance(each, likeness);
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int equalEnds(String a, String b) {
        int front = 0;
        while (front < a.length() && a.charAt(front) == b.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < a.length() - front && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
            back++;
        }
        return front + back;
    }
}
