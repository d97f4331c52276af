package org.kakehashi.ui.order;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.send.SigningSheet;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;

/** The sheet of an order: a question where one is needed, then what will happen, the password, and how it went. */
public final class OrderSheet {

    private final Texts texts;
    private final OrderViewModel model;
    private final SigningSheet sheet;
    private final Outcome outcome;

    public OrderSheet(
            Desk desk, Holdings holdings, NetworkProfile profile, Account account, String title, Outcome outcome) {
        this.texts = desk.texts();
        this.outcome = outcome;
        model = new OrderViewModel(texts, desk.background(), holdings, profile, account);
        sheet = new SigningSheet(
                desk, title, new Figures(texts, holdings.clock()), profile, model.signing(), model.noticeProperty());
        sheet.goingOn(this::goOn, model::again);
        model.offerProperty().addListener((_, _, now) -> showOffer(now));
    }

    /** Asks first. @param onClosed runs when the sheet is gone */
    public void ask(Question question, Runnable onClosed) {
        Button next = Buttons.primary(
                texts.get("send.next.review"), () -> question.wish().ifPresent(model::plan));
        next.setId("order-next");
        next.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !question.ready().get()
                                || model.planningProperty().get(),
                        question.ready(),
                        model.planningProperty()));
        open(question, List.of(next), onClosed);
        question.focus();
    }

    /** Asks nothing. @param onClosed runs when the sheet is gone */
    public void plan(Wish wish, Runnable onClosed) {
        open(null, List.of(), onClosed);
        model.plan(wish);
    }

    private void open(@Nullable Question question, List<Button> buttons, Runnable onClosed) {
        var waiting =
                Form.when(model.planningProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null));
        sheet.show(question == null ? null : question.node(), waiting, buttons, () -> {
            model.close();
            onClosed.run();
        });
    }

    private void showOffer(OrderViewModel.@Nullable Offer offer) {
        if (offer != null) {
            sheet.review(model.checks(), outcome.sentences(offer.plan().preview()), null);
        }
    }

    private Optional<String> goOn() {
        OrderViewModel.Offer offer = model.offerProperty().get();
        return offer == null ? Optional.empty() : outcome.goOn(offer.plan().preview());
    }
}
