package org.kakehashi.wallet.transfer;

import java.math.BigInteger;

/** The price offered for one unit of gas, in base units of the coin (von, wei). */
public sealed interface FeePrice {

    /** The most that one unit of gas can cost. */
    BigInteger most();

    /** One fixed price (legacy transactions, EIP-155). */
    record Fixed(BigInteger price) implements FeePrice {
        public Fixed {
            requireNatural(price);
        }

        @Override
        public BigInteger most() {
            return price;
        }
    }

    /** A ceiling and a tip to the block's maker (type 2, EIP-1559). */
    record Capped(BigInteger maxFee, BigInteger tip) implements FeePrice {
        public Capped {
            requireNatural(maxFee);
            requireNatural(tip);
            if (tip.compareTo(maxFee) > 0) {
                throw new IllegalArgumentException("the tip is above the ceiling");
            }
        }

        @Override
        public BigInteger most() {
            return maxFee;
        }
    }

    private static void requireNatural(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException("a gas price is between 0 and 2^128");
        }
    }
}
