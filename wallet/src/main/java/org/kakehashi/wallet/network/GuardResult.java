package org.kakehashi.wallet.network;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Whether a node belongs to the network it is used for. */
public sealed interface GuardResult {

    /**
     * It does.
     *
     * @param genesisHash of block 0, 0x and 64 lower-case digits
     * @param overridden whether only because the person let this private chain pass
     */
    record Match(String genesisHash, boolean overridden) implements GuardResult {}

    /** Another chain id: transactions would be invalid or, worse, valid elsewhere. Cannot be overridden. */
    record WrongChain(long expected, BigInteger actual) implements GuardResult {}

    /**
     * Another address prefix, or a node that knows none.
     *
     * @param actual the node's prefix; null if the node has no such method, as with a private Ethereum node
     */
    record WrongPrefix(String expected, @Nullable String actual, String genesisHash) implements GuardResult {}

    /** Another block 0: a private or test chain with the same chain id. */
    record WrongGenesis(String expected, String actual) implements GuardResult {}

    /** The node could not be asked, or not understood. */
    record Unreachable(NodeProblem problem) implements GuardResult {}

    /** The block 0 for which the person may let the node pass as a private chain; null where that makes no sense. */
    default @Nullable String overridableGenesis() {
        return switch (this) {
            case WrongGenesis wrong -> wrong.actual();
            case WrongPrefix wrong -> wrong.actual() == null ? wrong.genesisHash() : null;
            case Match match -> null;
            case WrongChain wrong -> null;
            case Unreachable unreachable -> null;
        };
    }
}
