package org.kakehashi.wallet.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.GovernanceCalls;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.QueryAnswer;
import org.kakehashi.wallet.systemcontract.SystemNode;
import tools.jackson.databind.JsonNode;

/**
 * Reads the governance of a network. A holder can look and not vote: only the staking account of a validator may, with
 * a signature that the running node makes.
 */
public final class Governance {

    /** Key of the sentence, in the texts {@code systemcontract}, why an ordinary holder cannot vote. */
    public static final String WHY_NO_VOTE_KEY = "governance.whyNoVote";

    /** Key of the sentence why most public nodes refuse to pass on a proposal. */
    public static final String FEE_CAP_KEY = "governance.feeCap";

    private final SystemNode node;

    public Governance(SystemNode node) {
        this.node = node;
    }

    /** All proposals with where they stand, the latest first. */
    public List<ProposalState> proposals() throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(GovernanceCalls.proposals());
        if (found.isEmpty()) {
            return List.of();
        }
        EpochClock clock = node.clock();
        List<ProposalState> states = new ArrayList<>();
        for (AnswerFields entry : AnswerFields.list(found.get())) {
            states.add(state(Proposal.read(entry), clock));
        }
        states.sort((one, other) ->
                Long.compare(other.proposal().submitBlock(), one.proposal().submitBlock()));
        return states;
    }

    /** One proposal; empty if there is none with this id. */
    public Optional<ProposalState> proposal(Bytes id) throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(GovernanceCalls.proposal(id));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(state(Proposal.read(AnswerFields.of(found.get())), node.clock()));
    }

    /** The version in force, see ProgramVersion. */
    public long activeVersion() throws NodeException, MalformedAnswerException {
        return AnswerFields.number(node.find(GovernanceCalls.activeVersion())
                .orElseThrow(() -> new MalformedAnswerException("no version in force")));
    }

    /** Every parameter that can be changed by vote. */
    public List<Parameter> parameters() throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(GovernanceCalls.parameters(""));
        List<Parameter> parameters = new ArrayList<>();
        if (found.isPresent()) {
            for (AnswerFields entry : AnswerFields.list(found.get())) {
                parameters.add(Parameter.read(entry));
            }
        }
        return parameters;
    }

    /** The result of a vote that is over; empty while there is none. */
    public Optional<Tally> result(Bytes proposal) throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(GovernanceCalls.tally(proposal));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnswerFields fields = AnswerFields.of(found.get());
        Tally.Status status = Tally.Status.of(fields.number("status"))
                .orElseThrow(() -> new MalformedAnswerException("no status of a proposal"));
        return Optional.of(new Tally(
                fields.number("yeas"),
                fields.number("nays"),
                fields.number("abstentions"),
                fields.number("accuVerifiers"),
                status));
    }

    /** The votes up to a block of the present chain; empty if there is no such proposal. */
    public Optional<Tally> votesUpTo(Bytes proposal, Bytes blockHash) throws NodeException, MalformedAnswerException {
        QueryAnswer answer = node.ask(GovernanceCalls.accumulatedVotes(proposal, blockHash));
        Optional<JsonNode> found = SystemNode.found(answer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode counts = found.get();
        if (!counts.isArray() || counts.size() != 4) {
            throw new MalformedAnswerException("no four counts of a vote");
        }
        return Optional.of(new Tally(
                AnswerFields.number(counts.get(1)),
                AnswerFields.number(counts.get(2)),
                AnswerFields.number(counts.get(3)),
                AnswerFields.number(counts.get(0)),
                Tally.Status.VOTING));
    }

    private ProposalState state(Proposal proposal, EpochClock clock) throws NodeException, MalformedAnswerException {
        long blocksLeft = Math.max(0, proposal.endVotingBlock() - clock.height());
        long round = node.network().roundBlocks();
        return new ProposalState(
                proposal, tally(proposal), (blocksLeft + round - 1) / round, clock.about(proposal.endVotingBlock()));
    }

    private @Nullable Tally tally(Proposal proposal) throws NodeException, MalformedAnswerException {
        Optional<Tally> result = result(proposal.id());
        if (result.isPresent()) {
            return result.get();
        }
        return votesUpTo(proposal.id(), node.latestBlockHash()).orElse(null);
    }
}
