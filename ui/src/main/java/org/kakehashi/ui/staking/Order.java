package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.staking.Delegation;
import org.kakehashi.wallet.staking.StakingActions;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;

/** What the person wants done; amounts in von. */
sealed interface Order {

    record Delegate(NodeId node, DelegationSource source, BigInteger amount) implements Order {}

    record Undelegate(Delegation delegation, BigInteger amount) implements Order {}

    record Redeem() implements Order {}

    record Claim() implements Order {}

    /** Asks the network what would come of it. */
    default ActionPlan<?> plan(StakingActions actions, Address from) throws IOException {
        return switch (this) {
            case Delegate(var node, var source, var amount) -> actions.delegate(from, node, source, amount);
            case Undelegate(var delegation, var amount) ->
                actions.undelegate(from, delegation.node(), delegation.stakingBlock(), amount);
            case Redeem() -> actions.redeem(from);
            case Claim() -> actions.claim(from);
        };
    }
}
