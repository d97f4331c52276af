package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.staking.Delegation;
import org.kakehashi.wallet.staking.StakingActions;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** What a delegator wants done; amounts in von. */
sealed interface Order extends Wish {

    record Delegate(NodeId node, DelegationSource source, BigInteger amount) implements Order {}

    record Undelegate(Delegation delegation, BigInteger amount) implements Order {}

    record Redeem() implements Order {}

    record Claim() implements Order {}

    @Override
    default ActionPlan<?> plan(SystemNode system, Address from) throws IOException {
        var actions = new StakingActions(system);
        return switch (this) {
            case Delegate(var node, var source, var amount) -> actions.delegate(from, node, source, amount);
            case Undelegate(var delegation, var amount) ->
                actions.undelegate(from, delegation.node(), delegation.stakingBlock(), amount);
            case Redeem() -> actions.redeem(from);
            case Claim() -> actions.claim(from);
        };
    }
}
