package org.kakehashi.ui.staking;

import java.util.List;
import javafx.beans.binding.Bindings;
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
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Transfer;

/** The sheet of an order: an amount where one is needed, then what will happen, the password, and how it went. */
final class OrderSheet {

    private final Texts texts;
    private final OrderViewModel model;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Sheet sheet;
    private final ReviewPane review;
    private final PasswordEntry password;
    private final Button sign;
    private final InlineMessage state = new InlineMessage();
    private final @Nullable AmountPane amounts;

    /** @param amounts asks how much; null for an order that has no amount */
    OrderSheet(
            Desk desk,
            Holdings holdings,
            NetworkProfile profile,
            Account account,
            String title,
            @Nullable AmountPane amounts) {
        this.texts = desk.texts();
        this.profile = profile;
        this.amounts = amounts;
        figures = new Figures(texts, holdings.clock());
        model = new OrderViewModel(texts, desk.background(), holdings, profile, account);
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

    /** @param onClosed runs when the sheet is gone */
    void show(@Nullable Order order, Runnable onClosed) {
        sheet.setOnClosed(() -> {
            password.clear();
            model.close();
            onClosed.run();
        });
        ask();
        sheet.show();
        if (order != null) {
            model.plan(order);
        } else if (amounts != null) {
            amounts.focus();
        }
    }

    /** The first page: how much, or, where that is no question, only the waiting. */
    private void ask() {
        var waiting =
                Form.when(model.planningProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null));
        var message = Notice.message(model.noticeProperty());
        AmountPane asked = amounts;
        if (asked == null) {
            sheet.setContent(Form.column(waiting, message));
            return;
        }
        sheet.setContent(Form.column(asked, waiting, message));
        Button next = Buttons.primary(
                texts.get("send.next.review"), () -> asked.order().ifPresent(model::plan));
        next.disableProperty().bind(Bindings.or(asked.readyProperty().not(), model.planningProperty()));
        sheet.setButtons(next);
    }

    private void showOffer(OrderViewModel.@Nullable Offer offer) {
        if (offer == null) {
            return;
        }
        List<String> said = model.words().outcome(offer.plan().preview());
        review.show(offer.review(), model.checks(), said);
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
