package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeException;

/**
 * Turns a call into a plan: asks for the gas, adds what the node knows against it, and compares the fee with the
 * balance, so that no fee is burned on a call that must fail.
 */
public final class CallPlanner {

    /** Gas for settling the rewards of one delegation over one more settlement period. */
    private static final long SETTLE_ONE_EPOCH = 100;

    /** So near to the end of a period a transaction may land in the next one and settle one more. */
    private static final long BLOCKS_BEFORE_END = 64;

    private final SystemNode node;

    public CallPlanner(SystemNode node) {
        this.node = node;
    }

    /**
     * Plans a call.
     *
     * @param from who sends it
     * @param spent what it takes from the free balance beside the fee, in von
     * @param settled how many delegations it settles, each of which costs gas for every period
     * @param against what is known against it already
     */
    public <P> ActionPlan<P> plan(
            Address from, SystemCall call, BigInteger spent, int settled, List<Refusal> against, P preview)
            throws NodeException, MalformedAnswerException {
        return plan(from, call, spent, settled, against, preview, BigInteger.ZERO);
    }

    /**
     * As the other, for a contract that asks for a price.
     *
     * @param leastPrice the price below which the contract refuses, in von
     */
    public <P> ActionPlan<P> plan(
            Address from,
            SystemCall call,
            BigInteger spent,
            int settled,
            List<Refusal> against,
            P preview,
            BigInteger leastPrice)
            throws NodeException, MalformedAnswerException {
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        return switch (node.estimate(from, call)) {
            case GasEstimate.Refused refused ->
                new ActionPlan.Refused<>(List.of(new Refusal.ByContract(refused.code(), refused.error())));
            case GasEstimate.NotUnderstood not ->
                new ActionPlan.Refused<>(List.of(new Refusal.NotUnderstood(not.nodeText())));
            case GasEstimate.Limit limit -> afford(from, call, spent, preview, leastPrice, limit(limit.gas(), settled));
        };
    }

    private BigInteger limit(BigInteger estimate, int settled) throws NodeException, MalformedAnswerException {
        if (settled == 0) {
            return estimate;
        }
        EpochClock clock = node.clock();
        boolean nearEnd = clock.endOf(clock.epoch()) - clock.height() <= BLOCKS_BEFORE_END;
        return nearEnd ? estimate.add(BigInteger.valueOf(SETTLE_ONE_EPOCH * settled)) : estimate;
    }

    private <P> ActionPlan<P> afford(
            Address from, SystemCall call, BigInteger spent, P preview, BigInteger leastPrice, BigInteger gasLimit)
            throws NodeException {
        BigInteger gasPrice = node.gasPrice().max(leastPrice);
        List<Refusal> refusals = new ArrayList<>();
        BigInteger balance = node.balance(from);
        BigInteger fee = gasLimit.multiply(gasPrice);
        if (balance.compareTo(fee) < 0) {
            refusals.add(new Refusal.ByWallet(Refusal.Reason.FEE_NOT_COVERED, balance, fee));
        } else if (balance.compareTo(fee.add(spent)) < 0) {
            refusals.add(new Refusal.ByWallet(Refusal.Reason.NOT_ENOUGH, balance, fee.add(spent)));
        }
        return refusals.isEmpty()
                ? new ActionPlan.Ready<>(call, gasLimit, gasPrice, leastPrice, preview)
                : new ActionPlan.Refused<>(refusals);
    }
}
