package org.kakehashi.ui.governance;

import java.util.Optional;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.send.AddressEntry;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.governance.CandidateEdit;
import org.kakehashi.wallet.governance.NodeOperator;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.systemcontract.StakingCalls;

/** Asks what of a candidate's details changes (1001); only what differs is sent. */
final class EditEntry extends OperatorEntry {

    private final Validator validator;
    private final TextField name;
    private final TextField website;
    private final TextField details;
    private final TextField external;
    private final TextField share;
    private final AddressEntry benefit;

    EditEntry(Texts texts, Figures figures, NetworkProfile profile, AccountBook book, Validator validator) {
        super(texts, figures, profile);
        this.validator = validator;
        getChildren().add(Form.words(texts.get("governance.edit.text")));
        name = limited(texts.get("governance.name"), "edit-name", StakingCalls.LONGEST_NODE_NAME);
        website = limited(texts.get("staking.website"), "edit-website", StakingCalls.LONGEST_WEBSITE);
        details = limited(texts.get("staking.about"), "edit-details", StakingCalls.LONGEST_DETAILS);
        external = limited(
                texts.get("systemcontract.argument.externalId"), "edit-external", StakingCalls.LONGEST_EXTERNAL_ID);
        share = line(texts.get("governance.share"), "edit-share", texts.get("governance.share.hint"));
        benefit = new AddressEntry(
                texts,
                profile,
                book,
                texts.get("systemcontract.argument.benefitAddress"),
                texts.get("governance.benefit.hint"));
        benefit.addressProperty().addListener((_, _, _) -> judge());
        getChildren().add(benefit);
        name.setText(validator.texts().nodeName());
        website.setText(validator.texts().website());
        details.setText(validator.texts().details());
        external.setText(validator.texts().externalId());
        share.setText(share(validator.terms().nextDelegatorShare()));
        benefit.text().setText(Figures.address(validator.benefitAddress(), profile));
        judge();
    }

    @Override
    public Optional<Wish> wish() {
        Optional<Integer> part = share(share);
        Optional<Address> to = benefit.addressProperty().get();
        boolean fits = fits(name, StakingCalls.LONGEST_NODE_NAME)
                && fits(website, StakingCalls.LONGEST_WEBSITE)
                && fits(details, StakingCalls.LONGEST_DETAILS)
                && fits(external, StakingCalls.LONGEST_EXTERNAL_ID)
                && !name.getText().isBlank();
        if (part.isEmpty() || to.isEmpty() || !fits) {
            return Optional.empty();
        }
        var edit = new CandidateEdit(
                to.get().equals(validator.benefitAddress()) ? null : to.get(),
                part.get() == validator.terms().nextDelegatorShare() ? null : part.get(),
                changed(external, validator.texts().externalId()),
                changed(name, validator.texts().nodeName()),
                changed(website, validator.texts().website()),
                changed(details, validator.texts().details()));
        return edit.equals(new CandidateEdit(null, null, null, null, null, null))
                ? Optional.empty()
                : Optional.of((system, account) -> new NodeOperator(system).edit(account, validator.node(), edit));
    }

    private static @Nullable String changed(TextField text, String before) {
        String now = text.getText().strip();
        return now.equals(before) ? null : now;
    }
}
