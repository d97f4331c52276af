package org.kakehashi.wallet.transfer;

import java.math.BigInteger;

/**
 * What the network asks for a transaction.
 *
 * @param gasLimit the node's exact estimate where a failure burns the whole limit, as at system contracts; for a call of
 *     any other contract a fifth more
 * @param floor the lowest sensible price of one gas, base units
 * @param cap the highest whole fee that is signed, base units (nodes refuse more than one coin)
 */
public record FeeQuote(
        BigInteger gasLimit, FeePrice slow, FeePrice normal, FeePrice fast, BigInteger floor, BigInteger cap) {

    /**
     * The same where a contract refuses lower prices than this one: prices below are raised to it as one fixed price,
     * which both kinds of networks take, and the cap leaves room for it.
     */
    FeeQuote atLeast(BigInteger price) {
        BigInteger needed = gasLimit.multiply(price);
        return new FeeQuote(
                gasLimit,
                raised(slow, price),
                raised(normal, price),
                raised(fast, price),
                floor.max(price),
                cap.max(needed.add(needed.divide(BigInteger.TWO))));
    }

    private static FeePrice raised(FeePrice quoted, BigInteger price) {
        return quoted.most().compareTo(price) < 0 ? new FeePrice.Fixed(price) : quoted;
    }

    /** The price of a choice. */
    public FeePrice price(FeeChoice choice) {
        return switch (choice) {
            case FeeChoice.Speed speed ->
                switch (speed) {
                    case SLOW -> slow;
                    case NORMAL -> normal;
                    case FAST -> fast;
                };
            case FeeChoice.Custom custom -> custom.price();
        };
    }

    /** The gas limit of a choice. */
    public BigInteger limit(FeeChoice choice) {
        return choice instanceof FeeChoice.Custom custom && custom.gasLimit() != null ? custom.gasLimit() : gasLimit;
    }

    /** The most that a choice can cost, base units of the coin. */
    public BigInteger most(FeeChoice choice) {
        return price(choice).most().multiply(limit(choice));
    }
}
