package org.kakehashi.wallet.token;

import org.kakehashi.wallet.rpc.NodeProblem;

/** Why there is no fresh balance. */
public sealed interface BalanceProblem {

    /** Nothing was asked since the program started. */
    record NotAsked() implements BalanceProblem {}

    /** No node gave a usable answer. */
    record NodeFailed(NodeProblem problem) implements BalanceProblem {}

    /** The token's contract refused to tell, or answered with something that is no balance. */
    record TokenRefused() implements BalanceProblem {}
}
