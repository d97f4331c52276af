package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;

/**
 * One entry of a restricting plan as it is sent.
 *
 * @param epochs after how many settlement periods, counted from the running one as 1, the amount is released
 * @param amount in von
 */
public record Release(long epochs, BigInteger amount) {

    public Release {
        if (epochs < 0 || amount.signum() < 0) {
            throw new IllegalArgumentException("a release is not negative");
        }
    }
}
