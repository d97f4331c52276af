package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.kakehashi.ui.holding.AccountOnNetwork;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.order.OrderSheet;
import org.kakehashi.ui.order.Question;
import org.kakehashi.ui.send.ReceiptWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.staking.Delegation;
import org.kakehashi.wallet.staking.StakingCsv;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.SystemNetwork;

/** Delegation for one account: its own on one page, the network's validators on the other. */
public final class StakingPane implements AutoCloseable {

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final Figures figures;
    private final StakingViewModel model;
    private final VBox root = new VBox(10);
    private final StackPane page = new StackPane();
    private final TotalsViewModel totals;
    private final ToggleButton mine;
    private final ToggleButton everybody;
    private final ToggleButton validators;
    private final ToggleButton records;
    private final ToggleButton plans;
    private final RecordsViewModel recorded;
    private @Nullable MinePane minePane;
    private @Nullable TotalsPane totalsPane;
    private @Nullable ValidatorsPane validatorsPane;
    private @Nullable RecordsPane recordsPane;
    private @Nullable PlansPane plansPane;

    public StakingPane(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        figures = new Figures(texts, holdings.clock());
        model = new StakingViewModel(texts, desk.background(), holdings);
        totals = new TotalsViewModel(texts, desk.background(), holdings);
        recorded = new RecordsViewModel(texts, desk.background(), holdings);
        var group = new ToggleGroup();
        mine = Form.toggle(group, texts.get("staking.mine"), "staking-mine");
        everybody = Form.toggle(group, texts.get("staking.everybody"), "staking-everybody");
        validators = Form.toggle(group, texts.get("staking.validators"), "staking-list");
        records = Form.toggle(group, texts.get("staking.records"), "staking-history");
        plans = Form.toggle(group, texts.get("staking.plans"), "staking-plans");
        mine.setSelected(true);
        Form.oneIsOn(group, this::turn);
        arrange();
        model.lookup().answerProperty().addListener((_, _, now) -> {
            fill(now);
            recorded.read();
        });
    }

    private void arrange() {
        var again = Buttons.icon(Icons.REFRESH, texts.get("staking.again"), this::reload);
        again.disableProperty()
                .bind(model.lookup().busyProperty().or(totals.lookup().busyProperty()));
        VBox.setVgrow(page, Priority.ALWAYS);
        page.setMinHeight(0);
        page.setMinWidth(0);
        root.setMinWidth(0);
        root.getChildren()
                .addAll(
                        Form.row(mine, everybody, validators, records, plans, Form.space(), again),
                        Form.when(
                                model.lookup()
                                        .busyProperty()
                                        .and(model.lookup().answerProperty().isNull()),
                                new ProgressPane(texts, texts.get("staking.reading"), null)),
                        Notice.message(model.lookup().noticeProperty()),
                        page);
        root.setStyle("-fx-padding: 12px 24px 16px 24px;");
    }

    public Node node() {
        return root;
    }

    /** Turns to this account. */
    public void show(Account account, NetworkProfile profile) {
        var of = new AccountOnNetwork(account, profile);
        if (!of.equals(model.lookup().subject()) && SystemNetwork.of(profile).isPresent()) {
            minePane = null;
            totalsPane = null;
            validatorsPane = null;
            recordsPane = null;
            plansPane = null;
            totals.lookup().show(null);
            recorded.show(account, profile);
            page.getChildren().clear();
            model.show(of);
        }
    }

    /** Asks the network only while the page is looked at. */
    public void setActive(boolean active) {
        model.lookup().setActive(active);
    }

    private @Nullable Account account() {
        AccountOnNetwork of = model.lookup().subject();
        return of == null ? null : of.account();
    }

    private @Nullable NetworkProfile profile() {
        AccountOnNetwork of = model.lookup().subject();
        return of == null ? null : of.profile();
    }

    private void fill(StakingViewModel.@Nullable Reading reading) {
        Account account = account();
        NetworkProfile profile = profile();
        if (reading == null || account == null || profile == null) {
            page.getChildren().clear();
            return;
        }
        var words = new StakingWords(texts, figures, profile);
        MinePane own = new MinePane(
                texts,
                words,
                account.canSign(),
                this::undelegate,
                () -> order(account, "staking.redeem", new Order.Redeem()),
                () -> order(account, "staking.claim", new Order.Claim()));
        own.show(reading);
        minePane = own;
        var planned = new PlansPane(texts, words, account.canSign(), this::createPlan);
        planned.show(reading.plan(), reading.mine().clock());
        plansPane = planned;
        if (totalsPane == null) {
            totalsPane = new TotalsPane(
                    texts,
                    words,
                    reading.mine().rules().lockEpochs() > 0,
                    totals.lookup(),
                    of -> order(of, "staking.claim", new Order.Claim()),
                    of -> order(of, "staking.redeem", new Order.Redeem()));
        }
        if (validatorsPane == null) {
            validatorsPane = new ValidatorsPane(
                    texts, model, words, account.canSign(), validator -> details(words, validator), this::delegate);
        }
        turn();
    }

    private void turn() {
        Node shown = shown();
        if (shown != null) {
            page.getChildren().setAll(shown);
        }
        if (everybody.isSelected() && totals.lookup().answerProperty().get() == null) {
            loadTotals();
        }
    }

    private @Nullable Node shown() {
        if (records.isSelected()) {
            return recordsPane();
        }
        if (plans.isSelected()) {
            return plansPane;
        }
        return everybody.isSelected() ? totalsPane : validators.isSelected() ? validatorsPane : minePane;
    }

    /** Needs no node: it shows what is kept in the vault. */
    private @Nullable Node recordsPane() {
        NetworkProfile profile = profile();
        if (recordsPane == null && profile != null) {
            recordsPane = new RecordsPane(
                    texts,
                    new StakingWords(texts, figures, profile),
                    new ReceiptWords(texts, figures, profile),
                    profile,
                    recorded,
                    () -> model.lookup().answerProperty().get() instanceof StakingViewModel.Reading reading
                            ? reading.validators()
                            : null,
                    holdings.clock(),
                    this::save);
        }
        return recordsPane;
    }

    private void save(RecordsPane.Table table) {
        NetworkProfile profile = profile();
        String hrp = profile == null ? null : profile.hrp();
        if (hrp == null) {
            return;
        }
        RecordsViewModel.Records kept = recorded.recordsProperty().get();
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        desk.files()
                .save(texts.get("history.export"), table.name().toLowerCase(Locale.ROOT) + ".csv")
                .ifPresent(target -> recorded.save(
                        target,
                        () -> switch (table) {
                            case RECORDS -> StakingCsv.records(kept.records(), hrp);
                            case REWARDS -> StakingCsv.rewards(kept.paid(), hrp);
                            case DELEGATIONS ->
                                reading == null
                                        ? ""
                                        : StakingCsv.delegations(reading.mine(), reading.validators(), hrp);
                        },
                        file -> desk.toasts().done(texts.get("history.exported", file.getFileName()))));
    }

    private void loadTotals() {
        NetworkProfile profile = profile();
        if (profile != null) {
            totals.lookup().show(profile);
            totals.lookup().ask();
        }
    }

    /** Reads the chain again: the account, and the others where they are looked at. */
    private void reload() {
        model.lookup().ask();
        if (everybody.isSelected()) {
            loadTotals();
        } else {
            totals.lookup().show(null);
        }
    }

    private void details(StakingWords words, Validator validator) {
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        NetworkProfile profile = profile();
        if (reading != null && profile != null) {
            new ValidatorSheet(desk, profile, words, reading.validators(), validator).show();
        }
    }

    private void delegate(Validator validator) {
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        Account account = account();
        NetworkProfile profile = profile();
        if (reading == null || account == null || profile == null) {
            return;
        }
        List<AmountPane.Source> sources = new ArrayList<>();
        BigInteger free = holdings.held(account, Figures.coin(profile))
                .map(amount -> amount.units())
                .orElse(BigInteger.ZERO);
        sources.add(new AmountPane.Source(DelegationSource.FREE, free));
        reading.plan()
                .map(RestrictingAccount::available)
                .filter(held -> held.signum() > 0)
                .ifPresent(held -> sources.add(new AmountPane.Source(DelegationSource.RESTRICTING, held)));
        BigInteger locked = reading.mine().lock().locked();
        if (locked.signum() > 0) {
            sources.add(new AmountPane.Source(DelegationSource.LOCKED, locked));
        }
        var amounts = new AmountPane(
                texts,
                figures,
                profile,
                texts.get("staking.delegateTo", StakingWords.name(validator)),
                sources,
                reading.mine().rules().minimum(),
                false,
                (source, amount) -> new Order.Delegate(validator.node(), source, amount));
        ask(account, "staking.delegate", amounts);
    }

    private void undelegate(Delegation delegation) {
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        Account account = account();
        NetworkProfile profile = profile();
        if (reading == null || account == null || profile == null) {
            return;
        }
        BigInteger held = delegation.parts().total();
        var amounts = new AmountPane(
                texts,
                figures,
                profile,
                texts.get("staking.undelegateFrom", StakingWords.name(reading.validators(), delegation.node())),
                List.of(new AmountPane.Source(DelegationSource.FREE, held)),
                reading.mine().rules().minimum(),
                true,
                (_, amount) -> new Order.Undelegate(delegation, amount));
        ask(account, "staking.undelegate", amounts);
    }

    private void createPlan() {
        StakingViewModel.Reading reading = model.lookup().answerProperty().get();
        Account account = account();
        NetworkProfile profile = profile();
        if (reading != null && account != null && profile != null) {
            var entry = new PlanEntry(
                    texts,
                    figures,
                    profile,
                    holdings.accounts().book(),
                    reading.minimumRelease(),
                    reading.mine().clock());
            ask(account, "staking.plan.create", entry);
        }
    }

    private void ask(Account account, String title, Question question) {
        NetworkProfile profile = profile();
        if (profile != null) {
            sheet(profile, account, title).ask(question, this::reload);
        }
    }

    private void order(Account account, String title, Order order) {
        NetworkProfile profile = profile();
        if (profile != null) {
            sheet(profile, account, title).plan(order, this::reload);
        }
    }

    private OrderSheet sheet(NetworkProfile profile, Account account, String title) {
        var words = new StakingWords(texts, figures, profile);
        return new OrderSheet(desk, holdings, profile, account, texts.get(title), words);
    }

    @Override
    public void close() {
        model.lookup().close();
        totals.lookup().close();
        recorded.close();
    }
}
