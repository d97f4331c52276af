package org.kakehashi.ui.staking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.systemcontract.EpochClock;

/** What restricting plans hold back for the account, when it comes, and a new plan for somebody. */
final class PlansPane extends ScrollPane {

    private final Texts texts;
    private final StakingWords words;
    private final Button create;

    PlansPane(Texts texts, StakingWords words, boolean canSign, Runnable onCreate) {
        this.texts = texts;
        this.words = words;
        setFitToWidth(true);
        setFocusTraversable(false);
        create = Buttons.plain(Icons.ADD, texts.get("staking.plan.create"), onCreate);
        create.setId("staking-create-plan");
        create.setDisable(!canSign);
    }

    void show(Optional<RestrictingAccount> plan, EpochClock clock) {
        List<Node> parts = new ArrayList<>();
        if (plan.isEmpty()) {
            parts.add(new EmptyState(
                    Icons.CLOCK, texts.get("staking.plan.none"), texts.get("staking.plan.none.text"), create));
        } else {
            parts.add(Form.muted(texts.get("staking.plan.text")));
            parts.add(sums(plan.get()));
            parts.add(Form.heading(texts.get("staking.plan.schedule")));
            parts.add(schedule(plan.get(), clock));
            parts.add(Form.row(create));
        }
        var page = new VBox(14);
        page.getChildren().addAll(parts);
        page.setStyle("-fx-padding: 0 12px 16px 0;");
        setContent(page);
    }

    private KeyValues sums(RestrictingAccount plan) {
        var facts = new KeyValues();
        facts.row(texts.get("staking.plan.balance"), figure(words.coin(plan.balance())));
        facts.row(texts.get("staking.plan.pledged"), figure(words.coin(plan.pledged())));
        facts.row(texts.get("staking.plan.available"), figure(words.coin(plan.available())));
        if (plan.owed().signum() > 0) {
            facts.row(texts.get("staking.plan.owed"), figure(words.coin(plan.owed())));
        }
        return facts;
    }

    private GridPane schedule(RestrictingAccount plan, EpochClock clock) {
        var table = new GridPane();
        table.setHgap(18);
        table.setVgap(8);
        var grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        var right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(grows, right, right);
        table.addRow(
                0,
                heading(texts.get("staking.plan.when")),
                heading(texts.get("staking.plan.block")),
                heading(texts.get("staking.plan.released")));
        int row = 1;
        for (RestrictingAccount.Scheduled each : plan.schedule(clock)) {
            table.addRow(
                    row++,
                    new Label(texts.moment(each.about())),
                    figure(texts.number(each.block())),
                    figure(words.coin(each.amount())));
        }
        return table;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "caption");
        return label;
    }

    private static Label figure(String text) {
        Label label = Form.words(text);
        label.getStyleClass().add("amount-number");
        return label;
    }
}
