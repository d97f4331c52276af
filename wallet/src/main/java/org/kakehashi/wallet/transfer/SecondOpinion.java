package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.Agreement;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.RpcValue;
import org.kakehashi.wallet.transfer.TransferCheck.NodesDisagree;
import org.kakehashi.wallet.transfer.TransferCheck.NodesDisagree.Subject;

/**
 * Asks two nodes of a network for what a review rests on. Where only one node is allowed or answers, there is no second
 * opinion, and that is no fault of the payment.
 */
final class SecondOpinion {

    /** Honest nodes can be a block apart, so what differs is asked once more after this time. */
    private static final Duration A_BLOCK_OR_TWO = Duration.ofMillis(2_500);

    private final NodePool nodes;

    SecondOpinion(NodePool nodes) {
        this.nodes = nodes;
    }

    /** What two nodes tell differently, and still do when asked again. */
    List<NodesDisagree> about(Address sender, @Nullable Address token) {
        String from = sender.toLowerHex();
        Map<Subject, Call> calls = new LinkedHashMap<>();
        calls.put(Subject.CHAIN, Call.of("eth_chainId"));
        calls.put(Subject.NONCE, Call.of("eth_getTransactionCount", from, "latest"));
        calls.put(Subject.COIN, Call.of("eth_getBalance", from, "latest"));
        if (token != null) {
            Map<String, String> call = Map.of("to", token.toLowerHex(), "data", TokenCall.balanceOf(sender));
            calls.put(Subject.TOKEN, Call.of("eth_call", call, "latest"));
        }
        List<NodesDisagree> found = differences(calls);
        if (found.isEmpty()) {
            return found;
        }
        try {
            Thread.sleep(A_BLOCK_OR_TWO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found;
        }
        calls.keySet().retainAll(found.stream().map(NodesDisagree::subject).toList());
        return differences(calls);
    }

    private List<NodesDisagree> differences(Map<Subject, Call> calls) {
        List<NodesDisagree> found = new ArrayList<>();
        calls.forEach((subject, call) -> {
            try {
                if (nodes.crossCheck(call) instanceof Agreement.Disagreed(Map<URI, Outcome> outcomes)) {
                    difference(subject, outcomes).ifPresent(found::add);
                }
            } catch (NodeException e) {
                // Nobody answered this one question: what was read before stands as the word of one node.
            }
        });
        return found;
    }

    /** An error or nonsense from one of them is no contradiction, only no answer. */
    private static Optional<NodesDisagree> difference(Subject subject, Map<URI, Outcome> outcomes) {
        List<Map.Entry<URI, Outcome>> told = List.copyOf(outcomes.entrySet());
        Optional<BigInteger> one = number(told.getFirst().getValue());
        Optional<BigInteger> other = number(told.getLast().getValue());
        return one.isEmpty() || other.isEmpty() || one.equals(other)
                ? Optional.empty()
                : Optional.of(new NodesDisagree(
                        subject,
                        told.getFirst().getKey(),
                        one.get(),
                        told.getLast().getKey(),
                        other.get()));
    }

    private static Optional<BigInteger> number(Outcome outcome) {
        if (!(outcome instanceof Outcome.Result result) || !result.value().isString()) {
            return Optional.empty();
        }
        String text = result.value().stringValue();
        try {
            return Optional.of(
                    text.length() == 66
                            ? new BigInteger(1, RpcValue.bytes(URI.create(""), result.value()))
                            : RpcValue.quantity(URI.create(""), result.value()));
        } catch (NodeException e) {
            return Optional.empty();
        }
    }
}
