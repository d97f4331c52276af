package org.kakehashi.ui.governance;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleGroup;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.wallet.governance.ProposalActions;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.VoteOption;

/** Asks how a node votes (2003), with the signature that the node makes. */
final class VoteEntry extends OperatorEntry {

    private final NodeId node;
    private final Bytes proposal;
    private final ToggleGroup option;
    private final SignatureEntry signature;

    VoteEntry(
            Desk desk,
            Holdings holdings,
            NetworkProfile profile,
            GovernanceWords words,
            NodeId node,
            ProposalState state) {
        super(desk.texts(), new Figures(desk.texts(), holdings.clock()), profile);
        this.node = node;
        this.proposal = state.proposal().id();
        getChildren().add(Form.words(words.change(state.proposal())));
        option = choice(
                texts.get("systemcontract.argument.option"),
                List.of(VoteOption.values()),
                each -> texts.get("systemcontract.vote." + each));
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
        Optional<ProgramVersion> version = signature.version();
        return version.map(signed -> {
            VoteOption vote = (VoteOption) chosen(option);
            return (system, account) -> new ProposalActions(system).vote(account, node, proposal, vote, signed);
        });
    }
}
