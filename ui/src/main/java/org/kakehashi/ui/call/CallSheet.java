package org.kakehashi.ui.call;

import java.math.BigInteger;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.ReviewPane;
import org.kakehashi.ui.send.TransferWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.transfer.ContractCall;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Transfer;

/** The sheet of a call: perhaps a question first, then what will happen, the password, and how it went. */
public final class CallSheet {

    private final Texts texts;
    private final CallViewModel model;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Account account;
    private final Sheet sheet;
    private final ReviewPane review;
    private final PasswordEntry password;
    private final Button sign;
    private final InlineMessage state = new InlineMessage();
    private String sentence = "";

    public CallSheet(Desk desk, Holdings holdings, NetworkProfile profile, Account account, String title) {
        this.texts = desk.texts();
        this.profile = profile;
        this.account = account;
        figures = new Figures(texts, holdings.clock());
        model = new CallViewModel(texts, desk.background(), holdings, profile);
        review = new ReviewPane(texts, figures, model.agreed());
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        sign = Buttons.primary(texts.get("send.next.sign"), () -> model.sign(password.take()));
        sign.disableProperty()
                .bind(Bindings.or(
                        model.signable().not(), password.lengthProperty().isEqualTo(0)));
        sheet = new Sheet(texts, desk.sheets(), title, new VBox());
        sheet.closableProperty().bind(model.signingProperty().not());
        model.offerProperty().addListener((_, _, now) -> showOffer(now));
        model.transferProperty().addListener((_, before, now) -> showTransfer(before, now));
    }

    /** Opens the sheet; {@link #call} follows. @param question the first page, or null */
    public void show(@Nullable Node question, List<Button> buttons, Runnable onClosed) {
        sheet.setOnClosed(() -> {
            password.clear();
            model.close();
            onClosed.run();
        });
        var waiting =
                Form.when(model.preparingProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null));
        var message = Notice.message(model.noticeProperty());
        sheet.setContent(question == null ? Form.column(waiting, message) : Form.column(question, waiting, message));
        sheet.setButtons(buttons.toArray(Button[]::new));
        sheet.show();
    }

    /** @param said what will happen, in one sentence */
    public void call(Address contract, Bytes data, BigInteger value, String said) {
        sentence = said;
        model.prepare(
                Draft.calling(account.id(), Figures.coin(profile), contract, value, ContractCall.of(data)), contract);
    }

    private void showOffer(CallViewModel.@Nullable Offer offer) {
        if (offer == null) {
            return;
        }
        review.knowing(offer.names());
        review.show(offer.review(), model.checks(), sentence);
        sheet.setContent(Form.column(
                review,
                password,
                Form.when(model.signingProperty(), new ProgressPane(texts, texts.get("send.signing"), null)),
                Notice.message(model.noticeProperty())));
        sheet.setButtons(sign);
        password.field().requestFocus();
    }

    private void showTransfer(@Nullable Transfer before, @Nullable Transfer now) {
        if (now == null) {
            return;
        }
        if (before == null) {
            Button close = Buttons.primary(texts.get("send.result.done"), sheet::close);
            Label hash = Form.muted(
                    texts.get("send.result.hash") + ": " + now.latest().hash());
            sheet.setContent(Form.column(state, hash, Form.muted(texts.get("send.result.close"))));
            sheet.setButtons(close);
            close.requestFocus();
        }
        Notice.show(state, new TransferWords(texts, figures, profile).of(now));
    }
}
