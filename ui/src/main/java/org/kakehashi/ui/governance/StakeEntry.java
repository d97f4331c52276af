package org.kakehashi.ui.governance;

import java.math.BigInteger;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.send.AddressEntry;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.governance.NodeOperator;
import org.kakehashi.wallet.governance.NodeSignatures;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.CandidateTexts;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.NodeProof;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.StakeSource;
import org.kakehashi.wallet.systemcontract.StakingCalls;

/** Asks for everything that makes a node a candidate (1000). */
final class StakeEntry extends OperatorEntry {

    private final TextField node;
    private final TextField amount;
    private final ToggleGroup source;
    private final AddressEntry benefit;
    private final TextField share;
    private final TextField name;
    private final TextField website;
    private final TextField details;
    private final TextField external;
    private final SignatureEntry signature;
    private final TextField blsKey;
    private final TextField blsProof;

    /** @param minimum the least stake, in von */
    StakeEntry(Desk desk, Holdings holdings, NetworkProfile profile, Account account, BigInteger minimum) {
        super(desk.texts(), new Figures(desk.texts(), holdings.clock()), profile);
        getChildren().add(Form.words(texts.get("governance.create.text")));
        node = line(texts.get("staking.node"), "stake-node", texts.get("governance.node.hint"));
        amount = line(
                texts.get("staking.amount", profile.symbol()),
                "stake-amount",
                texts.get("systemcontract.refusal.BELOW_MINIMUM", figures.coin(minimum, profile)));
        source = sources();
        benefit = new AddressEntry(
                texts,
                profile,
                holdings.accounts().book(),
                texts.get("systemcontract.argument.benefitAddress"),
                texts.get("governance.benefit.hint"));
        benefit.text().setId("stake-benefit");
        benefit.text().setText(Figures.address(account.address(), profile));
        benefit.addressProperty().addListener((_, _, _) -> judge());
        getChildren().add(benefit);
        share = line(texts.get("governance.share"), "stake-share", texts.get("governance.share.hint"));
        name = limited(texts.get("governance.name"), "stake-name", StakingCalls.LONGEST_NODE_NAME);
        website = limited(texts.get("staking.website"), "stake-website", StakingCalls.LONGEST_WEBSITE);
        details = limited(texts.get("staking.about"), "stake-details", StakingCalls.LONGEST_DETAILS);
        external = limited(
                texts.get("systemcontract.argument.externalId"), "stake-external", StakingCalls.LONGEST_EXTERNAL_ID);
        signature = new SignatureEntry(desk, holdings, profile, this::judge);
        getChildren().addAll(SignatureEntry.explained(texts), signature);
        blsKey = line(
                texts.get("systemcontract.argument.blsKey"),
                "stake-bls",
                texts.get("governance.hex", NodeSignatures.BLS_KEY));
        blsProof = line(
                texts.get("systemcontract.argument.blsProof"),
                "stake-proof",
                texts.get("governance.hex", NodeSignatures.BLS_PROOF));
        signature.withProof(proof -> blsProof.setText(proof.toHex()));
        judge();
    }

    @Override
    public Optional<Wish> wish() {
        Optional<NodeId> id = NodeId.parse(node.getText());
        Optional<BigInteger> staked = amount(amount);
        Optional<Integer> part = share(share);
        Optional<Address> to = benefit.addressProperty().get();
        Optional<NodeProof> proof = proof();
        boolean fits = fits(name, StakingCalls.LONGEST_NODE_NAME)
                && fits(website, StakingCalls.LONGEST_WEBSITE)
                && fits(details, StakingCalls.LONGEST_DETAILS)
                && fits(external, StakingCalls.LONGEST_EXTERNAL_ID)
                && !name.getText().isBlank();
        if (id.isEmpty() || staked.isEmpty() || part.isEmpty() || to.isEmpty() || proof.isEmpty() || !fits) {
            return Optional.empty();
        }
        var texts = new CandidateTexts(
                external.getText().strip(),
                name.getText().strip(),
                website.getText().strip(),
                details.getText().strip());
        StakeSource from = (StakeSource) chosen(source);
        return Optional.of((system, account) -> new NodeOperator(system)
                .create(account, from, to.get(), id.get(), texts, staked.get(), part.get(), proof.get()));
    }

    private Optional<NodeProof> proof() {
        Optional<ProgramVersion> version = signature.version();
        Optional<Bytes> key = NodeSignatures.bytes(blsKey.getText(), NodeSignatures.BLS_KEY);
        Optional<Bytes> proof = NodeSignatures.bytes(blsProof.getText(), NodeSignatures.BLS_PROOF);
        return version.isEmpty() || key.isEmpty() || proof.isEmpty()
                ? Optional.empty()
                : Optional.of(new NodeProof(version.get(), key.get(), proof.get()));
    }
}
