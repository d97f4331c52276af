package org.kakehashi.ui.staking;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Lookup;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.AccountDelegations;

/** Every account in a row, and all of them together in the last. */
final class TotalsPane extends ScrollPane {

    private final Texts texts;
    private final StakingWords words;
    private final boolean locks;
    private final Consumer<Account> onClaim;
    private final Consumer<Account> onRedeem;
    private final GridPane table = new GridPane();

    /** @param locks whether the network has a lock after undelegating */
    TotalsPane(
            Texts texts,
            StakingWords words,
            boolean locks,
            Lookup<NetworkProfile, TotalsViewModel.Everybody> model,
            Consumer<Account> onClaim,
            Consumer<Account> onRedeem) {
        this.texts = texts;
        this.words = words;
        this.locks = locks;
        this.onClaim = onClaim;
        this.onRedeem = onRedeem;
        setFitToWidth(true);
        setFocusTraversable(false);
        table.setHgap(14);
        table.setVgap(12);
        var names = new ColumnConstraints();
        names.setMinWidth(70);
        names.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().add(names);
        for (int i = 0; i < (locks ? 3 : 2); i++) {
            var figures = new ColumnConstraints();
            figures.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(figures);
        }
        var page = new VBox(
                12,
                Form.muted(texts.get("staking.everybody.text", words.symbol())),
                Form.when(
                        model.busyProperty().and(model.answerProperty().isNull()),
                        new ProgressPane(texts, texts.get("staking.reading"), null)),
                Notice.message(model.noticeProperty()),
                table);
        page.setStyle("-fx-padding: 0 12px 16px 0;");
        setContent(page);
        model.answerProperty().addListener((_, _, now) -> show(now));
        show(model.answerProperty().get());
    }

    private void show(TotalsViewModel.@Nullable Everybody everybody) {
        table.getChildren().clear();
        if (everybody == null) {
            return;
        }
        int row = 0;
        add(
                row++,
                heading(texts.get("staking.account")),
                stack(heading(texts.get("staking.delegated")), heading(texts.get("staking.notEffective"))),
                heading(texts.get("staking.total.pending")),
                stack(heading(texts.get("staking.lock.column")), heading(texts.get("staking.redeemable.column"))));
        for (TotalsViewModel.Row each : everybody.rows()) {
            Node name = GuardedText.label(each.account().name());
            AccountDelegations.Totals totals = each.delegations().totals();
            line(row, name, totals);
            table.add(buttons(each.account(), totals), locks ? 4 : 3, row++);
        }
        line(row, Form.heading(texts.get("staking.everybody.sum")), everybody.sum());
    }

    private void line(int row, Node name, AccountDelegations.Totals totals) {
        String pending = totals.rewardsComplete()
                ? words.column(totals.pending())
                : texts.get("staking.atLeast", words.column(totals.pending()));
        add(
                row,
                name,
                stack(figure(words.column(totals.effective())), quiet(words.column(totals.hesitating()))),
                figure(pending),
                stack(figure(words.column(totals.locked())), quiet(words.column(totals.redeemable()))));
    }

    private void add(int row, Node name, Node delegated, Node rewards, Node locked) {
        table.add(name, 0, row);
        table.add(delegated, 1, row);
        table.add(rewards, 2, row);
        if (locks) {
            table.add(locked, 3, row);
        }
        List.of(name, delegated, rewards, locked).forEach(node -> GridPane.setValignment(node, VPos.TOP));
    }

    private VBox buttons(Account account, AccountDelegations.Totals totals) {
        var box = new VBox(6);
        String name = GuardedText.line(account.name());
        if (account.canSign() && totals.pending().signum() > 0) {
            box.getChildren()
                    .add(button(
                            texts.get("staking.claim.short"),
                            texts.get("staking.claimFor", name),
                            () -> onClaim.accept(account)));
        }
        if (account.canSign() && totals.redeemable().signum() > 0) {
            box.getChildren()
                    .add(button(
                            texts.get("staking.redeem"),
                            texts.get("staking.redeemFor", name),
                            () -> onRedeem.accept(account)));
        }
        return box;
    }

    private static Button button(String words, String name, Runnable action) {
        Button button = Buttons.plain(words, action);
        button.setAccessibleText(name);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static VBox stack(Node upper, Node lower) {
        var box = new VBox(2, upper, lower);
        box.setAlignment(javafx.geometry.Pos.TOP_RIGHT);
        box.setFillWidth(false);
        return box;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "caption");
        label.setWrapText(true);
        return label;
    }

    private static Label figure(String text) {
        var label = new Label(text);
        label.getStyleClass().add("figures");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label quiet(String text) {
        Label label = figure(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
