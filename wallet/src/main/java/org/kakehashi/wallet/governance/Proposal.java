package org.kakehashi.wallet.governance;

import java.util.Optional;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;

/**
 * A proposal that validators vote on.
 *
 * @param id hash of the transaction that submitted it
 * @param pipId number of the improvement proposal that explains it, as the proposer wrote it
 * @param submitBlock the block it came with
 * @param endVotingBlock the last block that can hold a vote
 * @param proposer the node whose operator submitted it
 * @param content what would change
 */
public record Proposal(
        Bytes id, String pipId, long submitBlock, long endVotingBlock, NodeId proposer, Content content) {

    private static final int LONGEST_TEXT = 200;
    private static final int TEXT = 1;
    private static final int VERSION = 2;
    private static final int PARAMETER = 3;
    private static final int CANCEL = 4;

    /** What a proposal would change. */
    public sealed interface Content {

        /** Key of the kind's name in the texts {@code systemcontract}; empty for an unknown kind. */
        default Optional<String> textKey() {
            return switch (this) {
                case Text text -> Optional.of("proposal.TEXT");
                case Version version -> Optional.of("proposal.VERSION");
                case Parameter parameter -> Optional.of("proposal.PARAMETER");
                case Cancel cancel -> Optional.of("proposal.CANCEL");
                case Unknown unknown -> Optional.empty();
            };
        }
    }

    /** Nothing on the chain: an opinion is asked. */
    public record Text() implements Content {}

    /** The network's version, see ProgramVersion; from which block if it is accepted. */
    public record Version(long newVersion, long activeBlock) implements Content {}

    /** The value of a parameter. */
    public record Parameter(String module, String name, String newValue) implements Content {}

    /** Another proposal would be cancelled. */
    public record Cancel(Bytes target) implements Content {}

    /** A kind of a later version. */
    public record Unknown(long type) implements Content {}

    /** Reads an entry of 2102 or the answer of 2100. */
    static Proposal read(AnswerFields entry) throws MalformedAnswerException {
        return new Proposal(
                entry.hash("ProposalID"),
                entry.text("PIPID", LONGEST_TEXT),
                entry.number("SubmitBlock"),
                entry.number("EndVotingBlock"),
                entry.node("Proposer"),
                content(entry));
    }

    private static Content content(AnswerFields entry) throws MalformedAnswerException {
        long type = entry.number("ProposalType");
        return switch ((int) Math.min(type, Integer.MAX_VALUE)) {
            case TEXT -> new Text();
            case VERSION ->
                new Version(entry.number("NewVersion"), entry.has("ActiveBlock") ? entry.number("ActiveBlock") : 0);
            case PARAMETER ->
                new Parameter(
                        entry.text("Module", LONGEST_TEXT),
                        entry.text("Name", LONGEST_TEXT),
                        entry.text("NewValue", LONGEST_TEXT));
            case CANCEL -> new Cancel(entry.hash("TobeCanceled"));
            default -> new Unknown(type);
        };
    }
}
