package org.kakehashi.ui.staking;

import java.util.List;
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

/** The sheet of an order: an amount where one is needed, then what will happen, the password, and how it went. */
final class OrderSheet {

    private final Texts texts;
    private final OrderViewModel model;
    private final SigningSheet sheet;
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
        this.amounts = amounts;
        model = new OrderViewModel(texts, desk.background(), holdings, profile, account);
        sheet = new SigningSheet(
                desk, title, new Figures(texts, holdings.clock()), profile, model.signing(), model.noticeProperty());
        model.offerProperty().addListener((_, _, now) -> showOffer(now));
    }

    /** @param onClosed runs when the sheet is gone */
    void show(@Nullable Order order, Runnable onClosed) {
        var waiting =
                Form.when(model.planningProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null));
        sheet.show(amounts, waiting, buttons(), () -> {
            model.close();
            onClosed.run();
        });
        if (order != null) {
            model.plan(order);
        } else if (amounts != null) {
            amounts.focus();
        }
    }

    /** Of the first page: on to the review, where something is asked. */
    private List<Button> buttons() {
        AmountPane asked = amounts;
        if (asked == null) {
            return List.of();
        }
        Button next = Buttons.primary(
                texts.get("send.next.review"), () -> asked.order().ifPresent(model::plan));
        next.disableProperty().bind(Bindings.or(asked.readyProperty().not(), model.planningProperty()));
        return List.of(next);
    }

    private void showOffer(OrderViewModel.@Nullable Offer offer) {
        if (offer != null) {
            sheet.review(model.checks(), model.words().outcome(offer.plan().preview()), null);
        }
    }
}
