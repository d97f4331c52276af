package org.kakehashi.ui.order;

import java.io.IOException;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** What the person wants done by one of the network's own contracts. */
@FunctionalInterface
public interface Wish {

    /** Asks the network what would come of it; nothing is signed by that. */
    ActionPlan<?> plan(SystemNode node, Address from) throws IOException;
}
