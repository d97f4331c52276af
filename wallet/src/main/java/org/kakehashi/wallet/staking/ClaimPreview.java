package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.List;

/**
 * What claiming all rewards takes. One transaction pays at most twenty delegations, those that were settled longest ago
 * first; the same transaction is sent once for each batch, the next when the one before is in a block.
 *
 * @param total all of it, in von
 * @param batches what each transaction is expected to pay, in von
 */
public record ClaimPreview(BigInteger total, List<BigInteger> batches) {

    public ClaimPreview {
        batches = List.copyOf(batches);
    }

    /** How many transactions it takes. */
    public int transactions() {
        return batches.size();
    }
}
