package org.kakehashi.wallet.money;

import java.math.BigInteger;
import java.util.Objects;

/**
 * An exact amount of one asset.
 *
 * @param units base units (von, wei, a token's smallest part); negative for a change that takes away
 * @param asset what it is an amount of
 */
public record Amount(BigInteger units, Asset asset) implements Comparable<Amount> {

    public Amount {
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(asset, "asset");
    }

    /** The sum. Adding amounts of two different assets is a defect. */
    public Amount plus(Amount other) {
        return new Amount(units.add(same(other)), asset);
    }

    /** The difference, negative when the other is larger. */
    public Amount minus(Amount other) {
        return new Amount(units.subtract(same(other)), asset);
    }

    /** This amount a whole number of times. */
    public Amount times(long factor) {
        return new Amount(units.multiply(BigInteger.valueOf(factor)), asset);
    }

    public Amount negate() {
        return new Amount(units.negate(), asset);
    }

    public boolean isZero() {
        return units.signum() == 0;
    }

    public boolean isPositive() {
        return units.signum() > 0;
    }

    public boolean isNegative() {
        return units.signum() < 0;
    }

    /** Compares two amounts of the same asset. */
    @Override
    public int compareTo(Amount other) {
        return units.compareTo(same(other));
    }

    private BigInteger same(Amount other) {
        if (!asset.isSameThingAs(other.asset) || asset.decimals() != other.asset.decimals()) {
            throw new IllegalArgumentException("Amounts of different assets: " + asset + " and " + other.asset);
        }
        return other.units;
    }
}
