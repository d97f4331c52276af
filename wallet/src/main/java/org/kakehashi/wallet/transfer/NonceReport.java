package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.rpc.NodeProblem;

/** How the nonces of an account stand, for putting a stuck queue right. */
public sealed interface NonceReport {

    /**
     * What was found.
     *
     * @param mined the next nonce that a block will take
     * @param pending the next nonce after those waiting at the node without a gap
     * @param open transfers of ours that are not settled, lowest nonce first
     * @param missing nonces below the highest of ours that neither the node nor the vault has a transaction for
     * @param lost transfers of ours that the node does not have although it should: send them again
     */
    record Found(
            BigInteger mined, BigInteger pending, List<Transfer> open, List<BigInteger> missing, List<Transfer> lost)
            implements NonceReport {

        public Found {
            open = List.copyOf(open);
            missing = List.copyOf(missing);
            lost = List.copyOf(lost);
        }

        /** Whether nothing stands in the way. */
        public boolean healthy() {
            return missing.isEmpty() && lost.isEmpty();
        }

        /** The first nonce to fill, if one is missing. */
        public Optional<BigInteger> firstMissing() {
            return missing.stream().findFirst();
        }
    }

    /** No node gave a usable answer. */
    record NoAnswer(NodeProblem problem) implements NonceReport {}
}
