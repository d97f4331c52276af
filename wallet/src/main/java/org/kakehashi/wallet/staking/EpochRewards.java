package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import org.kakehashi.wallet.systemcontract.EpochClock;

/**
 * What the network pays in the running settlement period; the inputs of every estimate of a yield.
 *
 * @param blockReward for one block, in von (1200)
 * @param stakingReward for all validators of the period together, in von (1201)
 * @param validators how many validators share it
 * @param clock length of a period and of a block
 */
public record EpochRewards(BigInteger blockReward, BigInteger stakingReward, int validators, EpochClock clock) {

    /**
     * What one validator is expected to earn in a period, in von: an equal part of the staking reward, and of the blocks.
     */
    public BigInteger perValidator() {
        if (validators == 0) {
            return BigInteger.ZERO;
        }
        return stakingReward
                .add(blockReward.multiply(BigInteger.valueOf(clock.epochBlocks())))
                .divide(BigInteger.valueOf(validators));
    }
}
