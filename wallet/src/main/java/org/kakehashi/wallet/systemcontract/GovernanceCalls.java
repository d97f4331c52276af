package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Calls of the governance contract. Everything but the queries is refused unless the node's staking account sends it.
 */
public final class GovernanceCalls {

    private GovernanceCalls() {}

    /** 2000: puts a text proposal, named by its PIP or AIP, to the vote. */
    public static SystemCall submitText(NodeId node, String pipId) {
        return SystemCall.of(SystemFunction.SUBMIT_TEXT, node, named(pipId));
    }

    /** 2001: puts an upgrade to the vote. */
    public static SystemCall submitVersion(NodeId node, String pipId, int newVersion, long endVotingRounds) {
        return SystemCall.of(
                SystemFunction.SUBMIT_VERSION, node, named(pipId), number(newVersion), number(endVotingRounds));
    }

    /** 2002: puts another value of a parameter to the vote. */
    public static SystemCall submitParameter(NodeId node, String pipId, String module, String name, String newValue) {
        return SystemCall.of(SystemFunction.SUBMIT_PARAMETER, node, named(pipId), module, name, newValue);
    }

    /** 2003: votes. */
    public static SystemCall vote(NodeId node, Bytes proposal, VoteOption option, ProgramVersion version) {
        return SystemCall.of(
                SystemFunction.VOTE,
                node,
                proposal,
                number(option.number()),
                number(version.version()),
                version.signature());
    }

    /** 2004: declares which version a node runs. */
    public static SystemCall declareVersion(NodeId node, ProgramVersion version) {
        return SystemCall.of(SystemFunction.DECLARE_VERSION, node, number(version.version()), version.signature());
    }

    /** 2005: puts the cancelling of another proposal to the vote. */
    public static SystemCall submitCancel(NodeId node, String pipId, long endVotingRounds, Bytes toCancel) {
        return SystemCall.of(SystemFunction.SUBMIT_CANCEL, node, named(pipId), number(endVotingRounds), toCancel);
    }

    /** 2100: one proposal. */
    public static SystemCall proposal(Bytes proposal) {
        return SystemCall.of(SystemFunction.PROPOSAL, proposal);
    }

    /** 2101: the result of a vote that has ended. */
    public static SystemCall tally(Bytes proposal) {
        return SystemCall.of(SystemFunction.TALLY_RESULT, proposal);
    }

    /** 2102: all proposals. */
    public static SystemCall proposals() {
        return SystemCall.of(SystemFunction.PROPOSAL_LIST);
    }

    /** 2103: the version that is in force. */
    public static SystemCall activeVersion() {
        return SystemCall.of(SystemFunction.ACTIVE_VERSION);
    }

    /** 2104: the value of a parameter. */
    public static SystemCall parameter(String module, String name) {
        return SystemCall.of(SystemFunction.PARAMETER_VALUE, module, name);
    }

    /** 2105: who could vote and who has, up to a block. */
    public static SystemCall accumulatedVotes(Bytes proposal, Bytes blockHash) {
        return SystemCall.of(SystemFunction.ACCUMULATED_VOTES, proposal, blockHash);
    }

    /** 2106: the parameters of a module, or of all where it is empty. */
    public static SystemCall parameters(String module) {
        return SystemCall.of(SystemFunction.PARAMETER_LIST, module);
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    private static String named(String pipId) {
        if (pipId.isBlank()) {
            throw new IllegalArgumentException("a proposal has a PIP or AIP number");
        }
        return pipId;
    }
}
