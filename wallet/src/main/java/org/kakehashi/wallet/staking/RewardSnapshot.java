package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What an account had and was owed in a settlement period.
 *
 * @param delegated effective and hesitating, in von
 * @param pending earned and not claimed, in von
 * @param paid all that was paid up to then, in von
 */
public record RewardSnapshot(long epoch, Instant time, BigInteger delegated, BigInteger pending, BigInteger paid) {

    /** All that was earned up to then, as far as this program saw it, in von. */
    public BigInteger earned() {
        return pending.add(paid);
    }
}
