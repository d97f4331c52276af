package org.kakehashi.ui.wallet;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.holding.BalanceWords;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Origin;

/** One account in the list: its name, where its key comes from, and its coin. */
final class AccountCell extends ListCell<Account> {

    private final Texts texts;
    private final WalletViewModel model;
    private final BalanceWords words;
    private final Label name = new Label();
    private final Label origin = new Label();
    private final AmountLabel amount = new AmountLabel();
    private final VBox box;

    AccountCell(Texts texts, WalletViewModel model, BalanceWords words) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        name.getStyleClass().add("strong");
        origin.getStyleClass().addAll("muted", "caption");
        origin.setMinWidth(0);
        HBox.setHgrow(origin, Priority.ALWAYS);
        origin.setMaxWidth(Double.MAX_VALUE);
        var second = new HBox(8, amount);
        second.setAlignment(Pos.CENTER_RIGHT);
        var first = new HBox(8, name, origin);
        first.setAlignment(Pos.BASELINE_LEFT);
        origin.setAlignment(Pos.CENTER_RIGHT);
        box = new VBox(4, first, second);
        // Narrow as the list is, the cell must not grow with a long number: it would bring a scroll bar.
        setPrefWidth(0);
        getStyleClass().add("account-cell");
    }

    @Override
    protected void updateItem(@Nullable Account account, boolean empty) {
        super.updateItem(account, empty);
        if (empty || account == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(GuardedText.line(account.name()));
        origin.setText(
                switch (account.origin()) {
                    case Origin.HdAccount _ -> texts.get("wallet.account.hd");
                    case Origin.ImportedKey _ -> texts.get("wallet.account.imported");
                    case Origin.WatchOnly _ -> texts.get("wallet.account.watch");
                });
        words.show(
                amount,
                Figures.coin(model.networkProperty().get().profile()),
                model.sheetProperty().get().coin(account.address()),
                model.hideAmountsProperty().get());
        box.setOpacity(account.hidden() ? 0.6 : 1);
        setGraphic(box);
        setAccessibleText(name.getText() + ", " + origin.getText() + ", " + amount.getAccessibleText());
    }
}
