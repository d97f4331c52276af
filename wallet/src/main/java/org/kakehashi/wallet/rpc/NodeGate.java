package org.kakehashi.wallet.rpc;

import org.jspecify.annotations.Nullable;

/** Decides whether a node may be asked anything; called before its first use, and again until it is admitted. */
@FunctionalInterface
public interface NodeGate {

    /** Admits every node. */
    NodeGate OPEN = node -> null;

    /** Asks the node what it needs to know, and gives the reason to refuse it, or null to admit it. */
    @Nullable
    NodeProblem refusal(NodeClient node);
}
