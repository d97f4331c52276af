package org.kakehashi.ui.governance;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.systemcontract.ProgramVersion;

/** For those who run a node: their nodes with what can be done with each, and making a node a candidate. */
final class OperatorPane extends ScrollPane {

    /** What an operator can begin. */
    interface Orders {
        void stake();

        void edit(Validator node);

        void increase(Validator node);

        void withdraw(Validator node);

        void propose(Validator node);

        void declare(Validator node);
    }

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final GovernanceWords words;
    private final Orders orders;

    OperatorPane(
            Texts texts,
            Figures figures,
            NetworkProfile profile,
            GovernanceWords words,
            Account account,
            List<Validator> nodes,
            Orders orders) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.words = words;
        this.orders = orders;
        setFitToWidth(true);
        setFocusTraversable(false);
        List<Node> parts = new ArrayList<>();
        parts.add(Form.muted(texts.get("governance.operator.text")));
        if (!account.canSign()) {
            parts.add(Form.words(texts.get("governance.operator.watchOnly")));
        }
        for (Validator each : nodes) {
            parts.add(node(each, account.canSign()));
        }
        if (nodes.isEmpty()) {
            parts.add(Form.words(texts.get("governance.operator.none")));
            Button stake = button("systemcontract.function.1000", "operator-stake", orders::stake);
            stake.setDisable(!account.canSign());
            parts.add(Form.row(stake));
        }
        var page = new VBox(14);
        page.getChildren().addAll(parts);
        page.setStyle("-fx-padding: 0 12px 16px 0;");
        setContent(page);
    }

    private Node node(Validator node, boolean canSign) {
        String name = GuardedText.line(node.texts().nodeName()).strip();
        var facts = new KeyValues();
        facts.row(texts.get("staking.own"), figures.coin(node.funds().own(), profile));
        facts.row(texts.get("staking.delegated"), figures.coin(node.funds().delegated(), profile));
        facts.row(texts.get("governance.share"), words.percent(node.terms().nextDelegatorShare()));
        facts.row(
                texts.get("systemcontract.argument.programVersion"),
                ProgramVersion.text(node.standing().programVersion()));
        Label id = Form.words(node.node().toHex().replaceAll("(.{32})", "$1\n").strip());
        id.getStyleClass().add("address-text");
        facts.row(texts.get("staking.node"), id);
        var buttons = new FlowPane(8, 8);
        buttons.getChildren()
                .addAll(
                        button("governance.edit", "operator-edit", () -> orders.edit(node)),
                        button("governance.increase", "operator-increase", () -> orders.increase(node)),
                        button("governance.propose", "operator-propose", () -> orders.propose(node)),
                        button("governance.declare", "operator-declare", () -> orders.declare(node)),
                        danger(() -> orders.withdraw(node)));
        buttons.setDisable(!canSign);
        return Form.block(name.isEmpty() ? node.node().toShort() : name, "", facts, buttons);
    }

    private Button button(String key, String id, Runnable action) {
        Button button = Buttons.plain(texts.get(key), action);
        button.setId(id);
        return button;
    }

    private Button danger(Runnable action) {
        Button button = Buttons.danger(texts.get("governance.withdraw"), action);
        button.setId("operator-withdraw");
        return button;
    }
}
