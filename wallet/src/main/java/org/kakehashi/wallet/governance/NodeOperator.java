package org.kakehashi.wallet.governance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.restricting.RestrictingPlans;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorStatus;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.CallPlanner;
import org.kakehashi.wallet.systemcontract.CandidateTexts;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.NodeProof;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.Refusal.Reason;
import org.kakehashi.wallet.systemcontract.StakeSource;
import org.kakehashi.wallet.systemcontract.StakingCalls;
import org.kakehashi.wallet.systemcontract.SystemCall;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemFunction;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** Prepares what a node's operator does with its stake (1000 to 1003). Amounts in von. */
public final class NodeOperator {

    private final SystemNode node;
    private final Validators validators;
    private final RestrictingPlans restricting;
    private final CallPlanner planner;

    public NodeOperator(SystemNode node) {
        this.node = node;
        this.validators = new Validators(node);
        this.restricting = new RestrictingPlans(node);
        this.planner = new CallPlanner(node);
    }

    /**
     * Stakes for a node and makes it a candidate.
     *
     * @param delegatorShare share of rewards for delegators, in base points
     * @param proof what the running node made
     */
    public ActionPlan<OperatorPreview> create(
            Address from,
            StakeSource source,
            Address benefit,
            NodeId id,
            CandidateTexts texts,
            BigInteger amount,
            int delegatorShare,
            NodeProof proof)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(textChecks(texts));
        against.addAll(shareCheck(delegatorShare));
        against.addAll(minimumCheck(amount, NetworkParameters.read(node).stakeThreshold()));
        if (validators.one(id).isPresent()) {
            against.add(new Refusal.ByContract(SystemError.CANDIDATE_EXISTS));
        }
        against.addAll(sourceCheck(from, source, amount));
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        SystemCall call = StakingCalls.create(source, benefit, id, texts, amount, delegatorShare, proof);
        return planner.plan(from, call, spent(from, source, amount), 0, against, preview(call, id, amount));
    }

    /** Changes a candidate's details. */
    public ActionPlan<OperatorPreview> edit(Address from, NodeId id, CandidateEdit edit)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(textChecks(new CandidateTexts(
                orEmpty(edit.externalId()),
                orEmpty(edit.nodeName()),
                orEmpty(edit.website()),
                orEmpty(edit.details()))));
        Optional<Validator> validator = validators.one(id);
        against.addAll(ownerCheck(from, validator));
        Integer share = edit.delegatorShare();
        if (share != null && validator.isPresent()) {
            against.addAll(shareCheck(share));
            against.addAll(shareChangeCheck(share, validator.get()));
        }
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        SystemCall call = StakingCalls.edit(
                id, edit.benefit(), share, edit.externalId(), edit.nodeName(), edit.website(), edit.details());
        return planner.plan(from, call, BigInteger.ZERO, 0, against, preview(call, id, BigInteger.ZERO));
    }

    /** Adds to a node's stake. */
    public ActionPlan<OperatorPreview> increase(Address from, NodeId id, StakeSource source, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(ownerCheck(from, validators.one(id)));
        against.addAll(minimumCheck(amount, NetworkParameters.read(node).operatingThreshold()));
        against.addAll(sourceCheck(from, source, amount));
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        SystemCall call = StakingCalls.increase(id, source, amount);
        return planner.plan(from, call, spent(from, source, amount), 0, against, preview(call, id, amount));
    }

    /** Ends a node's candidacy; the preview tells how long the stake stays locked. */
    public ActionPlan<OperatorPreview> withdraw(Address from, NodeId id)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = ownerCheck(from, validators.one(id));
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        OperatorPreview preview = new OperatorPreview(
                SystemFunction.WITHDRAW_STAKING,
                id,
                BigInteger.ZERO,
                NetworkParameters.read(node).unstakeLock());
        return planner.plan(from, StakingCalls.withdraw(id), BigInteger.ZERO, 0, against, preview);
    }

    private static List<Refusal> ownerCheck(Address from, Optional<Validator> validator) {
        if (validator.isEmpty()) {
            return List.of(new Refusal.ByContract(SystemError.CANDIDATE_MISSING));
        }
        if (!validator.get().stakingAccount().equals(from)) {
            return List.of(new Refusal.ByContract(SystemError.NOT_STAKING_ACCOUNT));
        }
        return validator.get().standing().status().contains(ValidatorStatus.INVALID)
                ? List.of(new Refusal.ByContract(SystemError.CANDIDATE_EXPIRED))
                : List.of();
    }

    private List<Refusal> shareChangeCheck(int share, Validator validator)
            throws NodeException, MalformedAnswerException {
        int present = validator.terms().nextDelegatorShare();
        if (share == present) {
            return List.of();
        }
        NetworkParameters parameters = NetworkParameters.read(node);
        List<Refusal> against = new ArrayList<>();
        if (Math.abs(share - present) > parameters.shareChangeRange()) {
            against.add(new Refusal.ByContract(SystemError.SHARE_TOO_FAR));
        }
        long since = node.clock().epoch() - validator.terms().changedInEpoch();
        if (since < parameters.shareChangeInterval()) {
            against.add(new Refusal.ByContract(SystemError.SHARE_TOO_OFTEN));
        }
        return against;
    }

    private List<Refusal> sourceCheck(Address from, StakeSource source, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        BigInteger free = source == StakeSource.RESTRICTING ? BigInteger.ZERO : node.balance(from);
        Optional<RestrictingAccount> plans = source == StakeSource.FREE ? Optional.empty() : restricting.of(from);
        if (source != StakeSource.FREE && plans.isEmpty()) {
            return List.of(new Refusal.ByContract(SystemError.NO_PLAN));
        }
        BigInteger available = free.add(plans.map(RestrictingAccount::available).orElse(BigInteger.ZERO));
        if (available.compareTo(amount) >= 0) {
            return List.of();
        }
        return List.of(new Refusal.ByContract(
                switch (source) {
                    case FREE -> SystemError.BALANCE_TOO_LOW;
                    case RESTRICTING -> SystemError.PLAN_BALANCE_TOO_LOW;
                    case MIXED -> SystemError.PLAN_AND_FREE_TOO_LOW;
                }));
    }

    /** What the stake takes from the free balance. */
    private BigInteger spent(Address from, StakeSource source, BigInteger amount)
            throws NodeException, MalformedAnswerException {
        return switch (source) {
            case FREE -> amount;
            case RESTRICTING -> BigInteger.ZERO;
            case MIXED -> {
                BigInteger planned =
                        restricting.of(from).map(RestrictingAccount::available).orElse(BigInteger.ZERO);
                yield amount.subtract(planned).max(BigInteger.ZERO);
            }
        };
    }

    private static List<Refusal> minimumCheck(BigInteger amount, BigInteger minimum) {
        return amount.compareTo(minimum) < 0 ? List.of(new Refusal.ByWallet(Reason.BELOW_MINIMUM, minimum)) : List.of();
    }

    private static List<Refusal> shareCheck(int share) {
        return share < 0 || share > StakingCalls.ALL_BASE_POINTS
                ? List.of(new Refusal.ByContract(SystemError.SHARE_INVALID))
                : List.of();
    }

    private static List<Refusal> textChecks(CandidateTexts texts) {
        List<Refusal> against = new ArrayList<>();
        checkLength(against, texts.externalId(), StakingCalls.LONGEST_EXTERNAL_ID);
        checkLength(against, texts.nodeName(), StakingCalls.LONGEST_NODE_NAME);
        checkLength(against, texts.website(), StakingCalls.LONGEST_WEBSITE);
        checkLength(against, texts.details(), StakingCalls.LONGEST_DETAILS);
        return against;
    }

    private static void checkLength(List<Refusal> against, String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            against.add(new Refusal.ByWallet(Reason.TEXT_TOO_LONG, BigInteger.valueOf(most)));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static OperatorPreview preview(SystemCall call, NodeId id, BigInteger amount) {
        return new OperatorPreview(call.function(), id, amount, 0);
    }
}
