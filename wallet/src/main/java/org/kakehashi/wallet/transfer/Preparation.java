package org.kakehashi.wallet.transfer;

import java.util.List;
import org.kakehashi.wallet.rpc.NodeProblem;

/** What came of preparing a draft for review. */
public sealed interface Preparation {

    /** The checks were made; the review can still hold refusals. */
    record Ready(Review review) implements Preparation {}

    /** Refused before any node was asked. */
    record Refused(List<TransferCheck> checks) implements Preparation {}

    /** The nodes belong to another chain: nothing is signed for them. */
    record WrongNetwork(TransferCheck.WrongNetwork refusal) implements Preparation {}

    /** No node gave a usable answer. Nothing was harmed; try again, or choose another node. */
    record NoAnswer(NodeProblem problem) implements Preparation {}
}
