package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.NodeId;

/**
 * Everything one account has delegated, as of one block. Amounts in von.
 *
 * @param rules what the network asks for at present
 * @param clock the block, and when others will come
 */
public record AccountDelegations(
        Address account, List<Delegation> delegations, DelegationLock lock, StakingRules rules, EpochClock clock) {

    public AccountDelegations {
        delegations = List.copyOf(delegations);
    }

    /** The delegation to one staking of a node. */
    public Optional<Delegation> find(NodeId node, long stakingBlock) {
        return delegations.stream()
                .filter(each -> each.node().equals(node) && each.stakingBlock() == stakingBlock)
                .findAny();
    }

    /** All together. */
    public Totals totals() {
        BigInteger effective = BigInteger.ZERO;
        BigInteger hesitating = BigInteger.ZERO;
        BigInteger pending = BigInteger.ZERO;
        boolean complete = true;
        for (Delegation each : delegations) {
            effective = effective.add(each.parts().effective());
            hesitating = hesitating.add(each.parts().hesitating());
            complete &= each.pending().isPresent();
            pending = pending.add(each.pending().orElse(BigInteger.ZERO));
        }
        return new Totals(effective, hesitating, pending, complete, lock.locked(), lock.redeemable());
    }

    /**
     * Sums over an account or over several.
     *
     * @param rewardsComplete whether every reward could be read; if not, {@code pending} is too small
     */
    public record Totals(
            BigInteger effective,
            BigInteger hesitating,
            BigInteger pending,
            boolean rewardsComplete,
            BigInteger locked,
            BigInteger redeemable) {

        /** Nothing at all. */
        public static final Totals NONE =
                new Totals(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, true, BigInteger.ZERO, BigInteger.ZERO);

        /** Both together. */
        public Totals plus(Totals other) {
            return new Totals(
                    effective.add(other.effective),
                    hesitating.add(other.hesitating),
                    pending.add(other.pending),
                    rewardsComplete && other.rewardsComplete,
                    locked.add(other.locked),
                    redeemable.add(other.redeemable));
        }

        /** What is delegated, effective or not. */
        public BigInteger delegated() {
            return effective.add(hesitating);
        }
    }
}
