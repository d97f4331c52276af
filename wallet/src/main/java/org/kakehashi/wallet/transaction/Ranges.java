package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The ranges of transaction fields. */
final class Ranges {

    private static final BigInteger LARGEST_NONCE = BigInteger.TWO.pow(64).subtract(BigInteger.TWO);

    private Ranges() {}

    static void check(@Nullable BigInteger chainId, BigInteger nonce, BigInteger gasLimit, BigInteger value) {
        if (chainId != null) {
            require(chainId, 64, "chain id");
        }
        require(nonce, 64, "nonce");
        if (nonce.compareTo(LARGEST_NONCE) > 0) {
            throw new IllegalArgumentException("The nonce is the last one, which no account can use");
        }
        require(gasLimit, 64, "gas limit");
        require(value, 256, "value");
    }

    static void require(BigInteger number, int bits, String name) {
        if (number.signum() < 0 || number.bitLength() > bits) {
            throw new IllegalArgumentException("The " + name + " is not a number of " + bits + " bits");
        }
    }
}
