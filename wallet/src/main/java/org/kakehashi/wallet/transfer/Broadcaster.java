package org.kakehashi.wallet.transfer;

import java.time.Instant;
import java.util.HexFormat;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Offers a stored form of a transfer to the nodes and writes down what they said. */
final class Broadcaster {

    private final TransferStore store;
    private final TransferProgress progress;

    Broadcaster(TransferStore store, TransferProgress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Offers one form. Offering again what a node has is harmless.
     *
     * @return whether a node has it now
     */
    boolean offer(NodePool nodes, Transfer transfer, Attempt attempt, Instant now) {
        byte[] raw = store.raw(transfer.id(), attempt.hash());
        int offers = progress.beginOffer(transfer.id());
        try {
            nodes.call("eth_sendRawTransaction", "0x" + HexFormat.of().formatHex(raw));
            progress.taken(transfer.id(), attempt.hash(), now);
            return true;
        } catch (NodeException e) {
            if (!(e.problem() instanceof NodeProblem.RpcError error)) {
                // Nobody can tell whether it arrived: it stays signed and is offered again.
                return false;
            }
            if (NodeAnswer.alreadyKnown(error.message())) {
                progress.taken(transfer.id(), attempt.hash(), now);
                return true;
            }
            boolean only = offers == 1 && attempt.kind() == Attempt.Kind.FIRST && allAnswered(nodes);
            refused(transfer, only, error, now);
            return false;
        }
    }

    /** A node that broke off may have the transaction although another one refused it. */
    private static boolean allAnswered(NodePool nodes) {
        return nodes.health().stream()
                .allMatch(node -> node.failures() == 0 || node.problem() instanceof NodeProblem.NotAllowed);
    }

    private void refused(Transfer transfer, boolean onlyOffer, NodeProblem.RpcError error, Instant now) {
        NodeAnswer answer = NodeAnswer.of(error.message());
        boolean definite =
                answer != NodeAnswer.NONCE_USED && answer != NodeAnswer.NODE_FULL && answer != NodeAnswer.OTHER;
        if (onlyOffer && definite) {
            // Refused at the only offer ever made: no node can have it, so its nonce is free again.
            progress.state(transfer.id(), TransferState.REJECTED, answer, error.message(), now);
        } else if (answer != NodeAnswer.NONCE_USED) {
            progress.problem(transfer.id(), answer, error.message());
        }
    }
}
