package org.kakehashi.wallet.rpc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One node of a pool: its client, whether the gate has admitted it, and its health. */
final class PooledNode {

    /** What is asked of a node. */
    @FunctionalInterface
    interface Ask<T> {
        T of(NodeClient node) throws NodeException;
    }

    private final NodeClient client;
    private final NodeGate gate;
    private final Clock clock;
    private volatile NodeHealth health;
    private volatile boolean admitted;

    PooledNode(NodeClient client, NodeGate gate, Clock clock) {
        this.client = client;
        this.gate = gate;
        this.clock = clock;
        this.health = NodeHealth.unknown(client.node());
    }

    NodeHealth health() {
        return health;
    }

    void recheck() {
        admitted = false;
        health = NodeHealth.unknown(client.node());
    }

    <T> T ask(Ask<T> ask) throws NodeException {
        Instant start = clock.instant();
        try {
            if (!admitted) {
                @Nullable NodeProblem refusal = gate.refusal(client);
                if (refusal != null) {
                    throw new NodeException(refusal);
                }
                admitted = true;
            }
            T answer = ask.of(client);
            succeeded(start);
            return answer;
        } catch (NodeException e) {
            NodeProblem problem = e.problem();
            if (problem instanceof NodeProblem.RpcError error && !busy(error)) {
                succeeded(start);
            } else if (!Thread.currentThread().isInterrupted()) {
                failed(problem);
            }
            throw e;
        }
    }

    /** Errors by which a node says that it, not the chain, cannot do it now. */
    static boolean busy(NodeProblem.RpcError error) {
        return switch (error.code()) {
            case -32005, -32029, -32097, 429 -> true;
            default -> false;
        };
    }

    private synchronized void succeeded(Instant start) {
        Instant now = clock.instant();
        health = health.answered(now, Duration.between(start, now));
    }

    private synchronized void failed(NodeProblem problem) {
        health = health.failed(problem, clock.instant());
    }
}
