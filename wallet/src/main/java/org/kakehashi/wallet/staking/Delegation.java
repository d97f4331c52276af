package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;

/**
 * What an account has delegated to one staking of one node. A node that was staked anew has another staking block; what
 * was delegated before stays under the old number. Amounts in von; "hesitating" is not effective before the settlement
 * period ends, earns nothing, and is freely withdrawn.
 *
 * @param parts where the coins came from
 * @param pendingReward earned and not yet claimed; null if it could not be read
 */
public record Delegation(
        Address account,
        NodeId node,
        long stakingBlock,
        long epoch,
        Parts parts,
        @Nullable BigInteger pendingReward) {

    /**
     * The parts of a delegation.
     *
     * @param free effective, from the free balance
     * @param restricting effective, from a restricting plan
     * @param hesitatingFree hesitating, from the free balance
     * @param hesitatingRestricting hesitating, from a restricting plan
     * @param hesitatingLockedFree hesitating, from the lock, before that from the free balance (PlatON)
     * @param hesitatingLockedRestricting hesitating, from the lock, before that from a restricting plan (PlatON)
     */
    public record Parts(
            BigInteger free,
            BigInteger restricting,
            BigInteger hesitatingFree,
            BigInteger hesitatingRestricting,
            BigInteger hesitatingLockedFree,
            BigInteger hesitatingLockedRestricting) {

        /** What earns rewards. */
        public BigInteger effective() {
            return free.add(restricting);
        }

        /** What does not yet. */
        public BigInteger hesitating() {
            return hesitatingFree
                    .add(hesitatingRestricting)
                    .add(hesitatingLockedFree)
                    .add(hesitatingLockedRestricting);
        }

        /** All of it. */
        public BigInteger total() {
            return effective().add(hesitating());
        }
    }

    /** The reward that waits, if it could be read. */
    public Optional<BigInteger> pending() {
        return Optional.ofNullable(pendingReward);
    }

    /** The same with a reward. */
    Delegation withPending(@Nullable BigInteger reward) {
        return new Delegation(account, node, stakingBlock, epoch, parts, reward);
    }

    /** Reads the answer of 1104. */
    static Delegation read(AnswerFields answer, String hrp) throws MalformedAnswerException {
        return new Delegation(
                answer.address("Addr", hrp),
                answer.node("NodeId"),
                answer.number("StakingBlockNum"),
                answer.number("DelegateEpoch"),
                new Parts(
                        answer.amount("Released"),
                        answer.amount("RestrictingPlan"),
                        answer.amount("ReleasedHes"),
                        answer.amount("RestrictingPlanHes"),
                        answer.amountOrZero("LockReleasedHes"),
                        answer.amountOrZero("LockRestrictingPlanHes")),
                null);
    }
}
