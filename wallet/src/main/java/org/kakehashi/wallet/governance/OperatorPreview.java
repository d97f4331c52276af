package org.kakehashi.wallet.governance;

import java.math.BigInteger;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemFunction;

/**
 * What an operator is about to do.
 *
 * @param amount that is staked, in von; zero where nothing is
 * @param lockEpochs settlement periods that a withdrawn stake stays locked; zero where nothing is withdrawn
 */
public record OperatorPreview(SystemFunction function, NodeId node, BigInteger amount, long lockEpochs) {

    static OperatorPreview of(SystemFunction function, NodeId node) {
        return new OperatorPreview(function, node, BigInteger.ZERO, 0);
    }
}
