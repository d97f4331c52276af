package org.kakehashi.ui.send;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.Transfer;

/** A payment in three steps, and then how it went. */
public final class SendSheet {

    private final Desk desk;
    private final Texts texts;
    private final SendViewModel model;
    private final FeePane fee;
    private final ReviewPane review;
    private final PasswordEntry password;
    private final StepSheet sheet;
    private final InlineMessage state = new InlineMessage();

    /** @param asset what is chosen at first: the coin, or a token of the selected network */
    public SendSheet(Desk desk, Holdings holdings, Account account, Asset asset) {
        this.desk = desk;
        this.texts = desk.texts();
        model = new SendViewModel(texts, desk.background(), holdings, account, asset);
        fee = new FeePane(texts, model.figures(), model.profile(), model.fee());
        review = new ReviewPane(texts, model.figures(), model.agreed());
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        sheet = new StepSheet(texts, desk.sheets(), texts.get("send.title"), steps());
        var feeReady = model.feeReady();
        Form.enterGoesOn(fee, () -> {
            if (feeReady.get()) {
                turn();
            }
        });
        sheet.busyProperty().bind(model.preparingProperty().or(model.signingProperty()));
        sheet.closableProperty().bind(model.signingProperty().not());
        model.reviewProperty().addListener((_, _, now) -> showReview(now));
        model.transferProperty().addListener((_, before, now) -> showTransfer(before, now));
    }

    /** Fills the form from a payment link (ERC-681) or an address. */
    public SendSheet request(String text) {
        model.request(text);
        return this;
    }

    /** @param onClosed runs when the sheet is gone */
    public void show(Runnable onClosed) {
        sheet.setOnClosed(() -> {
            password.clear();
            model.close();
            onClosed.run();
        });
        sheet.show();
    }

    private List<StepSheet.Step> steps() {
        var who = new StepSheet.Step(
                texts.get("send.step.who"),
                new PayeePane(texts, model),
                model.whoReady(),
                texts.get("send.next.fee"),
                () -> model.prepare(this::turn));
        var price = new StepSheet.Step(
                texts.get("send.step.fee"), fee, model.feeReady(), texts.get("send.next.review"), null);
        var signs = new VBox(
                12,
                review,
                password,
                Form.when(model.signingProperty(), new ProgressPane(texts, texts.get("send.signing"), null)),
                Notice.message(model.noticeProperty()));
        var last = new StepSheet.Step(
                texts.get("send.step.review"),
                signs,
                Bindings.and(model.reviewReady(), password.lengthProperty().greaterThan(0)),
                texts.get("send.next.sign"),
                () -> model.sign(password.take()));
        return List.of(who, price, last);
    }

    private void turn() {
        sheet.forward();
    }

    private void showReview(@Nullable Review now) {
        if (now == null) {
            return;
        }
        CheckWords words = model.checkWords();
        fee.show(now, words);
        Figures figures = model.figures();
        String amount = figures.amount(now.amount());
        String sentence = now.amount().asset().token() instanceof org.kakehashi.wallet.address.Address token
                ? texts.get(
                        "send.review.token",
                        amount,
                        GuardedText.line(model.tokenName(now.amount().asset())),
                        Figures.address(token, now.network()))
                : texts.get("send.review.coin", amount);
        review.show(now, words, sentence);
    }

    private void showTransfer(@Nullable Transfer before, @Nullable Transfer now) {
        if (now == null) {
            return;
        }
        if (before == null) {
            Button close = Buttons.primary(texts.get("send.result.done"), sheet::close);
            sheet.titleProperty().set(texts.get("send.result.title"));
            sheet.setContent(Form.column(
                    Form.heading(model.figures().amount(now.amount())),
                    state,
                    Notice.message(model.noticeProperty()),
                    Form.muted(
                            texts.get("send.result.hash") + ": " + now.latest().hash()),
                    Form.muted(texts.get("send.result.close"))));
            sheet.setButtons(close);
            close.requestFocus();
        }
        Notice.show(state, new TransferWords(texts, model.figures(), model.profile()).of(now));
    }
}
