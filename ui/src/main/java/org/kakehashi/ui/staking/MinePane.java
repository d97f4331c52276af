package org.kakehashi.ui.staking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.staking.AccountDelegations;
import org.kakehashi.wallet.staking.Delegation;
import org.kakehashi.wallet.staking.DelegationLock;

/** What the account has delegated, what waits for it, and what is locked. */
final class MinePane extends ScrollPane {

    private final Texts texts;
    private final StakingWords words;
    private final boolean canSign;
    private final Consumer<Delegation> onUndelegate;
    private final Runnable onRedeem;
    private final Runnable onClaim;

    MinePane(
            Texts texts,
            StakingWords words,
            boolean canSign,
            Consumer<Delegation> onUndelegate,
            Runnable onRedeem,
            Runnable onClaim) {
        this.texts = texts;
        this.words = words;
        this.canSign = canSign;
        this.onUndelegate = onUndelegate;
        this.onRedeem = onRedeem;
        this.onClaim = onClaim;
        setFitToWidth(true);
        setFocusTraversable(false);
    }

    void show(StakingViewModel.Reading reading) {
        AccountDelegations mine = reading.mine();
        List<Node> parts = new ArrayList<>();
        if (mine.delegations().isEmpty() && mine.lock().equals(DelegationLock.EMPTY)) {
            parts.add(new EmptyState(Icons.TOKEN, texts.get("staking.nothing"), texts.get("staking.nothing.text")));
        } else {
            parts.add(totals(mine));
        }
        if (!mine.delegations().isEmpty()) {
            var lines = new VBox();
            mine.delegations().forEach(each -> lines.getChildren().add(line(reading, each)));
            parts.add(lines);
        }
        if (!mine.lock().entries().isEmpty()) {
            parts.add(locked(mine));
        }
        var page = new VBox(16);
        page.getChildren().addAll(parts);
        page.setStyle("-fx-padding: 4px 12px 16px 0;");
        setContent(page);
    }

    private Node totals(AccountDelegations mine) {
        AccountDelegations.Totals totals = mine.totals();
        var facts = new KeyValues();
        facts.row(texts.get("staking.total.effective"), figure(words.coin(totals.effective())));
        facts.row(texts.get("staking.total.hesitating"), figure(words.coin(totals.hesitating())));
        String pending = totals.rewardsComplete()
                ? words.coin(totals.pending())
                : texts.get("staking.atLeast", words.coin(totals.pending()));
        facts.row(texts.get("staking.total.pending"), figure(pending));
        Button claim = Buttons.plain(texts.get("staking.claim"), onClaim);
        claim.setId("staking-claim");
        claim.setDisable(!canSign || totals.pending().signum() == 0);
        HBox buttons = Form.row(claim);
        if (mine.rules().lockEpochs() > 0) {
            facts.row(texts.get("staking.total.locked"), figure(words.coin(totals.locked())));
            facts.row(texts.get("staking.total.redeemable"), figure(words.coin(totals.redeemable())));
            Button redeem = Buttons.plain(texts.get("staking.redeem"), onRedeem);
            redeem.setId("staking-redeem");
            // Too early it would succeed, pay nothing and cost a fee.
            redeem.setDisable(!canSign || totals.redeemable().signum() == 0);
            buttons.getChildren().add(redeem);
        }
        return new VBox(12, facts, buttons);
    }

    private Node line(StakingViewModel.Reading reading, Delegation delegation) {
        String name = StakingWords.name(reading.validators(), delegation.node());
        Label title = Form.heading(name);
        String reward = delegation.pending().map(words::coin).orElse("—");
        Label parts = Form.muted(texts.get(
                "staking.line",
                words.coin(delegation.parts().effective()),
                words.coin(delegation.parts().hesitating()),
                reward));
        var left = new VBox(2, title, parts);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Button back = Buttons.plain(texts.get("staking.undelegate"), () -> onUndelegate.accept(delegation));
        back.setAccessibleText(texts.get("staking.undelegateFrom", name));
        back.setMinWidth(USE_PREF_SIZE);
        back.setDisable(!canSign);
        var row = new HBox(12, left, back);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("line");
        return row;
    }

    private Node locked(AccountDelegations mine) {
        var facts = new KeyValues();
        for (DelegationLock.Entry entry : mine.lock().entries()) {
            String until = texts.moment(mine.clock().about(mine.clock().endOf(entry.lastEpoch())));
            facts.row(texts.get("staking.lockedUntil", until, entry.lastEpoch()), figure(words.coin(entry.total())));
        }
        return Form.block(texts.get("staking.lock"), texts.get("staking.lock.text"), facts);
    }

    private static Label figure(String text) {
        Label label = Form.words(text);
        label.getStyleClass().add("amount-number");
        return label;
    }
}
