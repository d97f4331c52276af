package org.kakehashi.wallet.token;

import java.math.BigInteger;
import java.time.Instant;

/** What is known of one balance. A balance that is not known has no amount at all, never zero. */
public sealed interface BalanceReading {

    /**
     * Read from a node.
     *
     * @param amount in base units
     * @param at when the answer came, by this machine's clock
     * @param block the block it was true in
     */
    record Known(BigInteger amount, Instant at, long block) implements BalanceReading {}

    /** The last good reading, and why there is no newer one. */
    record Stale(Known last, BalanceProblem reason) implements BalanceReading {}

    /** Never read. */
    record Unknown(BalanceProblem reason) implements BalanceReading {}

    /** This reading after a failure to read it again. */
    default BalanceReading failed(BalanceProblem reason) {
        return switch (this) {
            case Known known -> new Stale(known, reason);
            case Stale stale -> new Stale(stale.last(), reason);
            case Unknown unknown -> new Unknown(reason);
        };
    }
}
