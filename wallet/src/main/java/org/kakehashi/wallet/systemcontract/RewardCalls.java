package org.kakehashi.wallet.systemcontract;

import java.util.List;
import org.kakehashi.wallet.address.Address;

/** Calls of the reward contract. */
public final class RewardCalls {

    private RewardCalls() {}

    /** 5000: pays an account the rewards of at most twenty of its delegations. */
    public static SystemCall claim() {
        return SystemCall.of(SystemFunction.CLAIM_REWARDS);
    }

    /** 5100: rewards waiting for an account, of these nodes, or of all where the list is empty. */
    public static SystemCall pending(Address account, List<NodeId> nodes) {
        return SystemCall.of(SystemFunction.PENDING_REWARDS, account, nodes);
    }
}
