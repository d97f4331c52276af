package org.kakehashi.wallet.rpc;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the timestamp of a block. PlatON and Alaya nodes give milliseconds unless they run with
 * {@code --http.ethcompatible}, all others seconds; no answer tells which, so a number above 10^11 is milliseconds.
 */
public final class BlockTime {

    private static final BigInteger FIRST_MILLISECONDS = BigInteger.TEN.pow(11);
    private static final BigInteger LAST = BigInteger.valueOf(253_402_300_799_999L);

    private BlockTime() {}

    /** The moment, or empty for a number that is none (negative, or after the year 9999). */
    public static Optional<Instant> of(BigInteger timestamp) {
        if (timestamp.signum() < 0 || timestamp.compareTo(LAST) > 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    timestamp.compareTo(FIRST_MILLISECONDS) > 0
                            ? Instant.ofEpochMilli(timestamp.longValueExact())
                            : Instant.ofEpochSecond(timestamp.longValueExact()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
