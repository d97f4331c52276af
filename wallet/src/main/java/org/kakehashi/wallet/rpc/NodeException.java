package org.kakehashi.wallet.rpc;

import java.io.IOException;

/** No node gave a usable answer; {@link #problem()} says why. */
public final class NodeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient NodeProblem problem;

    public NodeException(NodeProblem problem) {
        super(problem.summary());
        this.problem = problem;
    }

    /** What the node asked last did. */
    public NodeProblem problem() {
        return problem;
    }
}
