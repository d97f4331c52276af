package org.kakehashi.ui.call;

import java.math.BigInteger;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.send.SigningSheet;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.transfer.ContractCall;
import org.kakehashi.wallet.transfer.Draft;

/** The sheet of a call: perhaps a question first, then what will happen, the password, and how it went. */
public final class CallSheet {

    private final Texts texts;
    private final CallViewModel model;
    private final NetworkProfile profile;
    private final Account account;
    private final SigningSheet sheet;
    private String sentence = "";

    public CallSheet(Desk desk, Holdings holdings, NetworkProfile profile, Account account, String title) {
        this.texts = desk.texts();
        this.profile = profile;
        this.account = account;
        model = new CallViewModel(texts, desk.background(), holdings, profile);
        sheet = new SigningSheet(
                desk, title, new Figures(texts, holdings.clock()), profile, model.signing(), model.noticeProperty());
        model.offerProperty().addListener((_, _, now) -> showOffer(now));
    }

    /** Opens the sheet; {@link #call} follows. @param question the first page, or null */
    public void show(@Nullable Node question, List<Button> buttons, Runnable onClosed) {
        var waiting =
                Form.when(model.preparingProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null));
        sheet.show(question, waiting, buttons, () -> {
            model.close();
            onClosed.run();
        });
    }

    /** @param said what will happen, in one sentence */
    public void call(Address contract, Bytes data, BigInteger value, String said) {
        sentence = said;
        model.prepare(
                Draft.calling(account.id(), Figures.coin(profile), contract, value, ContractCall.of(data)), contract);
    }

    private void showOffer(CallViewModel.@Nullable Offer offer) {
        if (offer != null) {
            sheet.review(model.checks(), List.of(sentence), offer.names());
        }
    }
}
