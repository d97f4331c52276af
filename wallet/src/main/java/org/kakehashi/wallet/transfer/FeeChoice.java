package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Which fee the person takes. */
public sealed interface FeeChoice {

    /** One of the quoted speeds. */
    enum Speed implements FeeChoice {
        SLOW,
        NORMAL,
        FAST
    }

    /**
     * The person's own figures.
     *
     * @param gasLimit {@code null} for the estimate
     */
    record Custom(FeePrice price, @Nullable BigInteger gasLimit) implements FeeChoice {}
}
