package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.restricting.RestrictingPlans;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.CallPlanner;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.Refusal.Reason;
import org.kakehashi.wallet.systemcontract.RewardCalls;
import org.kakehashi.wallet.systemcontract.StakingCalls;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemNode;

/**
 * Prepares what a delegator does. Every check that the chain makes is made here first, because a node's estimate passes
 * calls that then fail and burn their gas. Amounts in von.
 */
public final class StakingActions {

    /** The most delegations that one claim pays. */
    public static final int CLAIM_BATCH = 20;

    private final SystemNode node;
    private final Validators validators;
    private final Delegations delegations;
    private final RestrictingPlans restricting;
    private final CallPlanner planner;

    public StakingActions(SystemNode node) {
        this.node = node;
        this.validators = new Validators(node);
        this.delegations = new Delegations(node);
        this.restricting = new RestrictingPlans(node);
        this.planner = new CallPlanner(node);
    }

    /** Delegates to a node. */
    public ActionPlan<DelegatePreview> delegate(Address from, NodeId to, DelegationSource source, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        StakingRules rules = delegations.rules();
        List<Refusal> against = new ArrayList<>(amountCheck(amount, rules.minimum()));
        Optional<Validator> validator = validators.one(to);
        validator.ifPresentOrElse(
                found -> against.addAll(nodeCheck(found)),
                () -> against.add(new Refusal.ByContract(SystemError.CANDIDATE_MISSING)));
        against.addAll(sourceCheck(from, source, amount));
        if (validator.isEmpty() || !against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        EpochClock clock = node.clock();
        long next = clock.epoch() + 1;
        DelegatePreview preview =
                new DelegatePreview(validator.get(), source, amount, next, clock.about(clock.endOf(next - 1) + 1));
        BigInteger spent = source == DelegationSource.FREE ? amount : BigInteger.ZERO;
        return planner.plan(from, StakingCalls.delegate(source, to, amount), spent, 1, against, preview);
    }

    /** Takes a delegation back; the preview says what will really happen. */
    public ActionPlan<UndelegateOutcome> undelegate(Address from, NodeId to, long stakingBlock, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        StakingRules rules = delegations.rules();
        Optional<Delegation> found = delegations.one(from, to, stakingBlock);
        if (found.isEmpty()) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByContract(SystemError.DELEGATION_MISSING)));
        }
        Delegation delegation =
                found.get().withPending(delegations.rewards(from).get(new Delegations.Place(to, stakingBlock)));
        List<Refusal> against = new ArrayList<>(amountCheck(amount, rules.minimum()));
        if (amount.compareTo(delegation.parts().total()) > 0) {
            against.add(new Refusal.ByContract(SystemError.DELEGATED_TOO_LOW));
        }
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        UndelegateOutcome outcome = UndelegateOutcome.of(delegation, amount, rules, node.clock());
        return planner.plan(
                from, StakingCalls.undelegate(stakingBlock, to, amount), BigInteger.ZERO, 1, against, outcome);
    }

    /** Pays out what has left the lock. */
    public ActionPlan<RedeemPreview> redeem(Address from) throws NodeException, MalformedAnswerException {
        if (!node.network().delegationLock()) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByWallet(Reason.NOT_ON_THIS_NETWORK)));
        }
        DelegationLock lock = delegations.lock(from);
        if (lock.redeemable().signum() == 0) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByWallet(Reason.NOTHING_TO_REDEEM)));
        }
        return planner.plan(
                from,
                StakingCalls.redeem(),
                BigInteger.ZERO,
                0,
                List.of(),
                new RedeemPreview(lock.redeemableFree(), lock.redeemableRestricting()));
    }

    /** Claims rewards: this plan is the first transaction, the preview tells how many it takes. */
    public ActionPlan<ClaimPreview> claim(Address from) throws NodeException, MalformedAnswerException {
        AccountDelegations all = delegations.of(from);
        if (all.delegations().isEmpty()) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByContract(SystemError.NO_DELEGATION)));
        }
        ClaimPreview preview = batches(all.delegations());
        if (preview.total().signum() == 0) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByWallet(Reason.NOTHING_TO_CLAIM)));
        }
        int settled = Math.min(CLAIM_BATCH, all.delegations().size());
        return planner.plan(from, RewardCalls.claim(), BigInteger.ZERO, settled, List.of(), preview);
    }

    /** What claims of twenty delegations each will pay, those settled longest ago first. */
    static ClaimPreview batches(List<Delegation> delegations) {
        List<Delegation> ordered = delegations.stream()
                .sorted(Comparator.comparingLong(Delegation::epoch))
                .toList();
        List<BigInteger> batches = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += CLAIM_BATCH) {
            batches.add(sum(ordered.subList(from, Math.min(ordered.size(), from + CLAIM_BATCH))));
        }
        // A batch at the end that pays nothing is not worth its fee.
        while (!batches.isEmpty() && batches.getLast().signum() == 0) {
            batches.removeLast();
        }
        return new ClaimPreview(sum(delegations), batches);
    }

    private static BigInteger sum(List<Delegation> delegations) {
        return delegations.stream()
                .map(each -> each.pending().orElse(BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Refusal> amountCheck(BigInteger amount, BigInteger minimum) {
        if (amount.signum() <= 0) {
            return List.of(new Refusal.ByWallet(Reason.NOT_POSITIVE));
        }
        return amount.compareTo(minimum) < 0 ? List.of(new Refusal.ByWallet(Reason.BELOW_MINIMUM, minimum)) : List.of();
    }

    private static List<Refusal> nodeCheck(Validator validator) {
        if (validator.standing().status().contains(ValidatorStatus.INVALID)) {
            return List.of(new Refusal.ByContract(SystemError.CANDIDATE_EXPIRED));
        }
        return validator.benefitAddress().equals(SystemContracts.REWARD_POOL)
                ? List.of(new Refusal.ByContract(SystemError.NODE_REFUSES_DELEGATION))
                : List.of();
    }

    /** What the estimate does not look at: whether the coins are there. */
    private List<Refusal> sourceCheck(Address from, DelegationSource source, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        return switch (source) {
            case FREE -> enough(node.balance(from), amount, SystemError.BALANCE_TOO_LOW);
            case RESTRICTING -> {
                Optional<RestrictingAccount> plans = restricting.of(from);
                yield plans.isEmpty()
                        ? List.of(new Refusal.ByContract(SystemError.NO_PLAN))
                        : enough(plans.get().available(), amount, SystemError.PLAN_BALANCE_TOO_LOW);
            }
            case LOCKED ->
                node.network().delegationLock()
                        ? enough(delegations.lock(from).locked(), amount, SystemError.LOCKED_TOO_LOW)
                        : List.of(new Refusal.ByWallet(Reason.NOT_ON_THIS_NETWORK));
        };
    }

    private static List<Refusal> enough(BigInteger available, BigInteger amount, SystemError error) {
        return available.compareTo(amount) < 0 ? List.of(new Refusal.ByContract(error)) : List.of();
    }
}
