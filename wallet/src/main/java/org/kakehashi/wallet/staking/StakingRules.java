package org.kakehashi.wallet.staking;

import java.math.BigInteger;

/**
 * What the network asks for at present, read from its parameters.
 *
 * @param minimum least amount of a delegation or of taking one back, in von (staking/operatingThreshold)
 * @param lockEpochs settlement periods that undelegated coins stay locked, the running one included; 0 for no lock
 *     (staking/unDelegateFreezeDuration)
 */
public record StakingRules(BigInteger minimum, long lockEpochs) {}
