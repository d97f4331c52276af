package org.kakehashi.wallet.transfer;

import java.math.BigInteger;

/** How much of the asset goes out. */
public sealed interface AmountChoice {

    /** This many base units. */
    record Exactly(BigInteger units) implements AmountChoice {}

    /** All there is: of the coin, the balance less the most that the fee can be. */
    record Everything() implements AmountChoice {}
}
