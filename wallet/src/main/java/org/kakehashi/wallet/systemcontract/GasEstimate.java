package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a node says about a transaction to a system contract before it is sent. A node checks little: that it gives a
 * limit does not mean that the contract will agree.
 */
public sealed interface GasEstimate {

    /**
     * The gas it will use. It is the gas limit too: a refusal burns the whole limit, so a generous one costs money.
     */
    record Limit(BigInteger gas) implements GasEstimate {}

    /**
     * The contract would refuse.
     *
     * @param error what the code means; null for a code that this program does not know
     */
    record Refused(int code, @Nullable SystemError error) implements GasEstimate {}

    /** The node cannot make sense of the call: another version of the network, or no such contract at all. */
    record NotUnderstood(String nodeText) implements GasEstimate {}
}
