package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.Optional;
import org.kakehashi.wallet.systemcontract.StakingCalls;

/**
 * About how much a delegation earns in a year, with everything it was reckoned from:
 *
 * <pre>
 * yearly yield = (stakingReward / validators + blockReward · epochBlocks / validators)
 *                · delegatorShare / effective delegation · epochs a year
 * </pre>
 *
 * It takes for granted that validators make equally many blocks and that everything stays as it is.
 *
 * @param validatorEpochReward what a validator earns in a settlement period, in von
 * @param delegatorShare in base points, from the next period on
 * @param effective the delegation that shares it, in von, one's own addition included
 * @param milliEpochsAYear periods in a year, in thousandths
 * @param yieldBasePoints the result in hundredths of a per cent
 */
public record YieldEstimate(
        BigInteger validatorEpochReward,
        int delegatorShare,
        BigInteger effective,
        long milliEpochsAYear,
        BigInteger yieldBasePoints) {

    /** Key of the formula in the texts {@code systemcontract}. */
    public static final String FORMULA_KEY = "yield.formula";

    /** Key of the sentence that says what is taken for granted. */
    public static final String ASSUMPTIONS_KEY = "yield.assumptions";

    /**
     * Estimates the yield of adding an amount.
     *
     * @param added what one would delegate, in von; may be zero
     * @return empty where the node is no validator now, or nobody would share the reward
     */
    public static Optional<YieldEstimate> of(Validator validator, EpochRewards rewards, BigInteger added) {
        BigInteger effective = validator
                .funds()
                .delegated()
                .add(validator.funds().hesitating())
                .add(added);
        if (!validator.standing().inEpoch() || effective.signum() == 0 || rewards.validators() == 0) {
            return Optional.empty();
        }
        int share = validator.terms().nextDelegatorShare();
        BigInteger reward = rewards.perValidator();
        long epochs = rewards.clock().milliEpochsAYear();
        // share is in base points of the reward, and so is the result: the two factors of 10,000 cancel out.
        BigInteger yield = reward.multiply(BigInteger.valueOf(share))
                .multiply(BigInteger.valueOf(epochs))
                .divide(effective.multiply(BigInteger.valueOf(1000)));
        return Optional.of(new YieldEstimate(reward, share, effective, epochs, yield));
    }

    /** The reward of an amount in one settlement period, in von. */
    public BigInteger perEpoch(BigInteger amount) {
        return validatorEpochReward
                .multiply(BigInteger.valueOf(delegatorShare))
                .multiply(amount)
                .divide(effective.multiply(BigInteger.valueOf(StakingCalls.ALL_BASE_POINTS)));
    }
}
