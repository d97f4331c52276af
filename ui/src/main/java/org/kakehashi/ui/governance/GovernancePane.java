package org.kakehashi.ui.governance;

import java.math.BigInteger;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.order.OrderSheet;
import org.kakehashi.ui.order.Question;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.governance.NodeOperator;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.SystemNetwork;

/** The network's own governance: proposals, parameters, and the account's own node if it runs one. */
public final class GovernancePane implements AutoCloseable {

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final Figures figures;
    private final GovernanceViewModel model;
    private final VBox root = new VBox(10);
    private final StackPane page = new StackPane();
    private final ToggleButton proposals;
    private final ToggleButton parameters;
    private final ToggleButton operator;
    private @Nullable Account of;

    public GovernancePane(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        figures = new Figures(texts, holdings.clock());
        model = new GovernanceViewModel(texts, desk.background(), holdings);
        var group = new ToggleGroup();
        proposals = Form.toggle(group, texts.get("governance.proposals"), "governance-list");
        parameters = Form.toggle(group, texts.get("governance.parameters"), "governance-values");
        operator = Form.toggle(group, texts.get("governance.operator"), "governance-operator");
        proposals.setSelected(true);
        Form.oneIsOn(group, this::turn);
        var again = Buttons.icon(Icons.REFRESH, texts.get("staking.again"), model.lookup()::ask);
        again.disableProperty().bind(model.lookup().busyProperty());
        VBox.setVgrow(page, Priority.ALWAYS);
        page.setMinHeight(0);
        page.setMinWidth(0);
        root.setMinWidth(0);
        root.getChildren()
                .addAll(
                        Form.row(proposals, parameters, operator, Form.space(), again),
                        Form.when(
                                model.lookup()
                                        .busyProperty()
                                        .and(model.lookup().answerProperty().isNull()),
                                new ProgressPane(texts, texts.get("staking.reading"), null)),
                        Notice.message(model.lookup().noticeProperty()),
                        page);
        root.setStyle("-fx-padding: 12px 24px 16px 24px;");
        model.lookup().answerProperty().addListener((_, _, _) -> turn());
    }

    public Node node() {
        return root;
    }

    /** Turns to this account and network; what is known of the same network stays. */
    public void show(Account account, NetworkProfile profile) {
        boolean other = !account.equals(of) || !profile.equals(model.lookup().subject());
        if (other && SystemNetwork.of(profile).isPresent()) {
            of = account;
            model.lookup().show(profile);
            turn();
        }
    }

    /** Asks the network only while the page is looked at. */
    public void setActive(boolean active) {
        model.lookup().setActive(active);
    }

    private void turn() {
        GovernanceViewModel.Reading reading = model.lookup().answerProperty().get();
        Account account = of;
        NetworkProfile profile = model.lookup().subject();
        if (reading == null || account == null || profile == null) {
            page.getChildren().clear();
            return;
        }
        var words = new GovernanceWords(texts, figures, profile);
        if (parameters.isSelected()) {
            page.getChildren().setAll(new ParametersPane(texts, words, reading.parameters(), reading.proposals()));
        } else if (operator.isSelected()) {
            page.getChildren()
                    .setAll(new OperatorPane(
                            texts,
                            figures,
                            profile,
                            words,
                            account,
                            reading.of(account),
                            new Operating(reading, account, profile, words)));
        } else {
            page.getChildren()
                    .setAll(new ProposalsPane(
                            texts,
                            words,
                            reading.proposals(),
                            ProgramVersion.text(reading.version()),
                            state -> open(reading, account, profile, words, state)));
        }
    }

    private void open(
            GovernanceViewModel.Reading reading,
            Account account,
            NetworkProfile profile,
            GovernanceWords words,
            ProposalState state) {
        NodeId proposer = state.proposal().proposer();
        String name = reading.validators()
                .find(proposer)
                .map(each -> GuardedText.line(each.texts().nodeName()))
                .filter(each -> !each.isBlank())
                .orElseGet(proposer::toShort);
        Optional<Runnable> vote = account.canSign()
                ? reading.of(account).stream()
                        .findFirst()
                        .map(own -> () -> new Operating(reading, account, profile, words)
                                .ask(
                                        "governance.vote",
                                        new VoteEntry(desk, holdings, profile, words, own.node(), state)))
                : Optional.empty();
        boolean alaya = !profile.features().contains(Feature.DELEGATION_LOCK);
        new ProposalSheet(desk, words, state, name, alaya, vote).show();
    }

    /** What the account's own node can be told to do. */
    private final class Operating implements OperatorPane.Orders {

        private final GovernanceViewModel.Reading reading;
        private final Account account;
        private final NetworkProfile profile;
        private final GovernanceWords words;

        Operating(GovernanceViewModel.Reading reading, Account account, NetworkProfile profile, GovernanceWords words) {
            this.reading = reading;
            this.account = account;
            this.profile = profile;
            this.words = words;
        }

        private OrderSheet sheet(String title) {
            return new OrderSheet(desk, holdings, profile, account, texts.get(title), words);
        }

        void ask(String title, Question question) {
            sheet(title).ask(question, model.lookup()::ask);
        }

        @Override
        public void stake() {
            BigInteger minimum = minimum(NetworkParameters::stakeThreshold);
            ask("systemcontract.function.1000", new StakeEntry(desk, holdings, profile, account, minimum));
        }

        @Override
        public void edit(Validator node) {
            ask(
                    "governance.edit",
                    new EditEntry(texts, figures, profile, holdings.accounts().book(), node));
        }

        @Override
        public void increase(Validator node) {
            BigInteger minimum = minimum(NetworkParameters::operatingThreshold);
            ask("governance.increase", new IncreaseEntry(texts, figures, profile, node.node(), minimum));
        }

        @Override
        public void withdraw(Validator node) {
            sheet("governance.withdraw")
                    .plan((system, from) -> new NodeOperator(system).withdraw(from, node.node()), model.lookup()::ask);
        }

        @Override
        public void propose(Validator node) {
            ask("governance.propose", new ProposalEntry(texts, figures, profile, words, node.node(), reading));
        }

        @Override
        public void declare(Validator node) {
            ask("governance.declare", new DeclareEntry(desk, holdings, profile, node.node()));
        }

        private interface Least {
            BigInteger of(NetworkParameters values) throws MalformedAnswerException;
        }

        /** Only a hint: the plan asks the network again. */
        private BigInteger minimum(Least least) {
            try {
                return least.of(reading.values());
            } catch (MalformedAnswerException e) {
                return BigInteger.ZERO;
            }
        }
    }

    @Override
    public void close() {
        model.lookup().close();
    }
}
