package org.kakehashi.wallet.governance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.CallPlanner;
import org.kakehashi.wallet.systemcontract.GovernanceCalls;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.SystemCall;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemNode;
import org.kakehashi.wallet.systemcontract.VoteOption;

/**
 * Prepares proposals, votes and declarations of node operators (2000 to 2005). A node's estimate passes every one of
 * them, so all that the chain checks is checked here first; only whether a node has voted already cannot be asked.
 */
public final class ProposalActions {

    private final SystemNode node;
    private final Validators validators;
    private final Governance governance;
    private final CallPlanner planner;

    public ProposalActions(SystemNode node) {
        this.node = node;
        this.validators = new Validators(node);
        this.governance = new Governance(node);
        this.planner = new CallPlanner(node);
    }

    /** Submits a text proposal. */
    public ActionPlan<OperatorPreview> submitText(Address from, NodeId id, String pipId)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = proposerChecks(from, id, pipId, governance.proposals());
        return plan(from, id, against, () -> GovernanceCalls.submitText(id, pipId));
    }

    /**
     * Submits an upgrade.
     *
     * @param rounds consensus rounds that the vote lasts
     */
    public ActionPlan<OperatorPreview> submitVersion(Address from, NodeId id, String pipId, int newVersion, long rounds)
            throws NodeException, MalformedAnswerException {
        List<ProposalState> proposals = governance.proposals();
        List<Refusal> against = proposerChecks(from, id, pipId, proposals);
        if (newVersion <= governance.activeVersion()) {
            against.add(new Refusal.ByContract(SystemError.VERSION_NOT_NEWER));
        }
        if (rounds < 1) {
            against.add(new Refusal.ByContract(SystemError.ROUNDS_TOO_FEW));
        }
        against.addAll(ifAny(
                proposals,
                each -> each.proposal().content() instanceof Proposal.Version && each.voting(),
                SystemError.VERSION_VOTING));
        against.addAll(ifAny(
                proposals,
                each -> each.proposal().content() instanceof Proposal.Version
                        && each.tally() != null
                        && each.tally().status() == Tally.Status.PRE_ACTIVE,
                SystemError.VERSION_PRE_ACTIVE));
        return plan(from, id, against, () -> GovernanceCalls.submitVersion(id, pipId, newVersion, rounds));
    }

    /** Submits another value of a parameter. */
    public ActionPlan<OperatorPreview> submitParameter(
            Address from, NodeId id, String pipId, String module, String name, String newValue)
            throws NodeException, MalformedAnswerException {
        List<ProposalState> proposals = governance.proposals();
        List<Refusal> against = proposerChecks(from, id, pipId, proposals);
        Optional<Parameter> parameter = governance.parameters().stream()
                .filter(each -> each.module().equals(module) && each.name().equals(name))
                .findAny();
        if (parameter.isEmpty()) {
            against.add(new Refusal.ByContract(SystemError.UNKNOWN_PARAMETER));
        } else if (parameter.get().value().equals(newValue)) {
            against.add(new Refusal.ByContract(SystemError.SAME_VALUE));
        }
        if (!newValue.matches("[0-9]{1,78}")) {
            against.add(new Refusal.ByContract(SystemError.BAD_VALUE));
        }
        against.addAll(ifAny(
                proposals,
                each -> each.proposal().content() instanceof Proposal.Parameter && each.voting(),
                SystemError.PARAMETER_VOTING));
        return plan(from, id, against, () -> GovernanceCalls.submitParameter(id, pipId, module, name, newValue));
    }

    /** Submits the cancelling of an upgrade or a parameter change that is being voted on. */
    public ActionPlan<OperatorPreview> submitCancel(Address from, NodeId id, String pipId, long rounds, Bytes target)
            throws NodeException, MalformedAnswerException {
        List<ProposalState> proposals = governance.proposals();
        List<Refusal> against = proposerChecks(from, id, pipId, proposals);
        Optional<ProposalState> found = proposals.stream()
                .filter(each -> each.proposal().id().equals(target))
                .findAny();
        if (rounds < 1) {
            against.add(new Refusal.ByContract(SystemError.ROUNDS_TOO_FEW));
        }
        if (found.isEmpty()) {
            against.add(new Refusal.ByContract(SystemError.CANCEL_TARGET_MISSING));
        } else if (!(found.get().proposal().content() instanceof Proposal.Version
                || found.get().proposal().content() instanceof Proposal.Parameter)) {
            against.add(new Refusal.ByContract(SystemError.CANCEL_TARGET_TYPE));
        } else if (!found.get().voting()) {
            against.add(new Refusal.ByContract(SystemError.CANCEL_TARGET_OVER));
        }
        against.addAll(ifAny(
                proposals,
                each -> each.proposal().content() instanceof Proposal.Cancel && each.voting(),
                SystemError.CANCEL_VOTING));
        return plan(from, id, against, () -> GovernanceCalls.submitCancel(id, pipId, rounds, target));
    }

    /** Votes; a vote cannot be changed. */
    public ActionPlan<OperatorPreview> vote(
            Address from, NodeId id, Bytes proposal, VoteOption option, ProgramVersion version)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(ownerChecks(from, id, true));
        Optional<ProposalState> found = governance.proposal(proposal);
        if (found.isEmpty()) {
            against.add(new Refusal.ByContract(SystemError.PROPOSAL_MISSING));
        } else if (!found.get().voting()) {
            against.add(new Refusal.ByContract(SystemError.NOT_VOTING));
        } else if (found.get().proposal().content() instanceof Proposal.Version(long wanted, long unused)
                && option == VoteOption.YES
                && version.version() != wanted) {
            against.add(new Refusal.ByContract(SystemError.NODE_NOT_UPGRADED));
        }
        return plan(from, id, against, () -> GovernanceCalls.vote(id, proposal, option, version));
    }

    /** Declares which version a node runs. */
    public ActionPlan<OperatorPreview> declareVersion(Address from, NodeId id, ProgramVersion version)
            throws NodeException, MalformedAnswerException {
        return plan(from, id, ownerChecks(from, id, false), () -> GovernanceCalls.declareVersion(id, version));
    }

    private List<Refusal> proposerChecks(Address from, NodeId id, String pipId, List<ProposalState> proposals)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(ownerChecks(from, id, true));
        if (pipId.isBlank()) {
            against.add(new Refusal.ByContract(SystemError.PIP_EMPTY));
        }
        against.addAll(ifAny(proposals, each -> each.proposal().pipId().equals(pipId), SystemError.PIP_EXISTS));
        return against;
    }

    private List<Refusal> ownerChecks(Address from, NodeId id, boolean asValidator)
            throws NodeException, MalformedAnswerException {
        Optional<Validator> validator = validators.one(id);
        if (validator.isEmpty()) {
            return List.of(new Refusal.ByContract(SystemError.NODE_NOT_CANDIDATE));
        }
        if (!validator.get().stakingAccount().equals(from)) {
            return List.of(new Refusal.ByContract(SystemError.NOT_THE_STAKING_ACCOUNT));
        }
        return asValidator && !validator.get().standing().inEpoch()
                ? List.of(new Refusal.ByContract(SystemError.NODE_NOT_VALIDATOR))
                : List.of();
    }

    private static List<Refusal> ifAny(
            List<ProposalState> proposals, Predicate<ProposalState> condition, SystemError error) {
        return proposals.stream().anyMatch(condition) ? List.of(new Refusal.ByContract(error)) : List.of();
    }

    private interface CallMaker {
        SystemCall make();
    }

    private ActionPlan<OperatorPreview> plan(Address from, NodeId id, List<Refusal> against, CallMaker maker)
            throws NodeException, MalformedAnswerException {
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        SystemCall call = maker.make();
        BigInteger price = node.network().proposalPrices().of(call.function());
        OperatorPreview preview = OperatorPreview.of(call.function(), id);
        return planner.plan(from, call, BigInteger.ZERO, 0, against, preview, price);
    }
}
