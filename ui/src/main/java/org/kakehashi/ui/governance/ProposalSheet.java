package org.kakehashi.ui.governance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.ImprovementLink;
import org.kakehashi.wallet.governance.Proposal;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.governance.Tally;

/** Everything about one proposal; its text is a page in the person's browser, opened by their own click. */
final class ProposalSheet {

    private final Desk desk;
    private final Texts texts;
    private final GovernanceWords words;
    private final Sheet sheet;

    /**
     * @param proposer what the proposing node calls itself
     * @param alaya whether a number without a kind is an AIP
     * @param vote starts a vote; empty where the account can cast none
     */
    ProposalSheet(
            Desk desk,
            GovernanceWords words,
            ProposalState state,
            String proposer,
            boolean alaya,
            Optional<Runnable> vote) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = words;
        Proposal proposal = state.proposal();
        var content = Form.column(Form.words(words.change(proposal)), link(proposal, alaya), facts(state, proposer));
        if (vote.isEmpty() && state.voting()) {
            content.getChildren().add(Form.muted(texts.get("systemcontract." + Governance.WHY_NO_VOTE_KEY)));
        }
        sheet = new Sheet(texts, desk.sheets(), GovernanceWords.pip(proposal) + " · " + words.kind(proposal), content);
        if (vote.isPresent() && state.voting()) {
            Button button = Buttons.primary(texts.get("governance.vote"), () -> {
                sheet.close();
                vote.get().run();
            });
            button.setId("governance-vote");
            sheet.setButtons(button);
        }
    }

    void show() {
        sheet.show();
    }

    private Node link(Proposal proposal, boolean alaya) {
        Optional<URI> page = ImprovementLink.of(proposal.pipId(), alaya);
        if (page.isEmpty()) {
            return Form.muted(texts.get("governance.noText"));
        }
        Button open = Buttons.plain(
                Icons.LINK,
                texts.get("governance.text", GovernanceWords.pip(proposal)),
                () -> desk.browser().open(page.get()));
        open.setId("governance-text");
        Label address = Form.muted(texts.get("governance.text.where", page.get().toString()));
        address.getStyleClass().add("caption");
        return new javafx.scene.layout.VBox(6, open, address);
    }

    private KeyValues facts(ProposalState state, String proposer) {
        Proposal proposal = state.proposal();
        var facts = new KeyValues();
        facts.row(texts.get("governance.status"), words.status(state));
        facts.row(texts.get("governance.time"), words.left(state));
        Tally tally = state.tally();
        if (tally != null) {
            facts.row(texts.get("systemcontract.vote.YES"), texts.number(tally.yes()));
            facts.row(texts.get("systemcontract.vote.NO"), texts.number(tally.no()));
            facts.row(texts.get("systemcontract.vote.ABSTAIN"), texts.number(tally.abstain()));
            facts.row(texts.get("governance.voters"), texts.number(tally.voters()));
            facts.row(texts.get("governance.turnout"), words.percent(tally.turnout()));
            facts.row(texts.get("governance.support"), words.percent(tally.support()));
        }
        facts.row(texts.get("governance.proposer"), proposer);
        List<String> blocks = new ArrayList<>();
        blocks.add(texts.number(proposal.submitBlock()));
        blocks.add(texts.number(proposal.endVotingBlock()));
        facts.row(texts.get("governance.blocks"), String.join(" – ", blocks));
        Label id =
                Form.words(proposal.id().toHex().replaceAll("(.{33})", "$1\n").strip());
        id.getStyleClass().add("address-text");
        facts.row(texts.get("systemcontract.argument.proposalId"), id);
        return facts;
    }
}
