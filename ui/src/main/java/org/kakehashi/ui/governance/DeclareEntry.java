package org.kakehashi.ui.governance;

import java.util.Optional;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.wallet.governance.ProposalActions;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.NodeId;

/** Asks for the version that a node runs, signed by it (2004). */
final class DeclareEntry extends OperatorEntry {

    private final NodeId node;
    private final SignatureEntry signature;

    DeclareEntry(Desk desk, Holdings holdings, NetworkProfile profile, NodeId node) {
        super(desk.texts(), new Figures(desk.texts(), holdings.clock()), profile);
        this.node = node;
        getChildren().add(Form.words(texts.get("governance.declare.text")));
        signature = new SignatureEntry(desk, holdings, profile, this::judge);
        getChildren().addAll(SignatureEntry.explained(texts), signature);
        judge();
    }

    @Override
    public void focus() {
        signature.focus();
    }

    @Override
    public Optional<Wish> wish() {
        return signature
                .version()
                .map(signed -> (system, account) -> new ProposalActions(system).declareVersion(account, node, signed));
    }
}
