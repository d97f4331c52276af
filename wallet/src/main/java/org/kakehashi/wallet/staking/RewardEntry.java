package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.time.Instant;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.NodeId;

/**
 * A reward that was paid.
 *
 * @param kind by what it was paid
 * @param amount in von
 * @param transactionHash 0x hex
 */
public record RewardEntry(
        Address account,
        NodeId node,
        long stakingBlock,
        Kind kind,
        BigInteger amount,
        String transactionHash,
        long block,
        Instant time) {

    /** What paid it. */
    public enum Kind {
        /** A claim (5000). */
        CLAIM,
        /** The end of a delegation (1005). */
        UNDELEGATE
    }
}
