package org.kakehashi.ui.governance;

import java.math.BigInteger;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.NodeOperator;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.StakeSource;

/** Asks how much is added to a node's stake, and from where (1002). */
final class IncreaseEntry extends OperatorEntry {

    private final NodeId node;
    private final TextField amount;
    private final ToggleGroup source;

    /** @param minimum the least addition, in von */
    IncreaseEntry(Texts texts, Figures figures, NetworkProfile profile, NodeId node, BigInteger minimum) {
        super(texts, figures, profile);
        this.node = node;
        amount = line(
                texts.get("staking.amount", profile.symbol()),
                "increase-amount",
                texts.get("systemcontract.refusal.BELOW_MINIMUM", figures.coin(minimum, profile)));
        source = sources();
        judge();
    }

    @Override
    public Optional<Wish> wish() {
        Optional<BigInteger> added = amount(amount);
        return added.map(units -> {
            StakeSource from = (StakeSource) chosen(source);
            return (system, account) -> new NodeOperator(system).increase(account, node, from, units);
        });
    }
}
