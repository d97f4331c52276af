package org.kakehashi.ui.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.account.AccountSheets;
import org.kakehashi.ui.approval.ApprovalsPane;
import org.kakehashi.ui.control.AddressLabel;
import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.governance.GovernancePane;
import org.kakehashi.ui.history.HistoryPane;
import org.kakehashi.ui.holding.BalanceWords;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.staking.StakingPane;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.token.TokensPane;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Origin;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.SystemNetwork;

/** The right side: one account. */
final class AccountPane extends VBox {

    private final Texts texts;
    private final Holdings holdings;
    private final WalletViewModel model;
    private final AccountSheets sheets;
    private final WalletScreen screen;
    private final BalanceWords words;
    private final Label name = new Label();
    private final MenuButton more = new MenuButton();
    private final AddressLabel address;
    private final AmountLabel balance = new AmountLabel();
    private final Label asOf = Form.muted(" ");
    private final Button send;
    private final TokensPane tokens;
    private final HistoryPane history;
    private final StakingPane staking;
    private final GovernancePane governance;
    private final ApprovalsPane approvals;
    private final Tab approvalsTab;
    private final Tab historyTab;
    private final Tab stakingTab;
    private final Tab governanceTab;
    private final TabPane tabs;
    private final KeyValues about = new KeyValues();
    private Optional<Amount> lastHeld = Optional.empty();
    private boolean historyShown;

    AccountPane(Desk desk, Holdings holdings, WalletViewModel model, AccountSheets sheets, WalletScreen screen) {
        this.texts = desk.texts();
        this.holdings = holdings;
        this.model = model;
        this.sheets = sheets;
        this.screen = screen;
        words = new BalanceWords(texts, new Figures(texts, holdings.clock()));
        address = new AddressLabel(texts, desk.pasteboard(), desk.toasts());
        tokens = new TokensPane(desk, holdings, screen::send);
        history = new HistoryPane(desk, holdings);
        staking = new StakingPane(desk, holdings);
        governance = new GovernancePane(desk, holdings);
        approvals = new ApprovalsPane(desk, holdings);
        approvalsTab = new Tab(texts.get("wallet.tab.approvals"), approvals.node());
        approvalsTab.setId("approvals-tab");
        historyTab = new Tab(texts.get("wallet.tab.history"), history.node());
        stakingTab = new Tab(texts.get("wallet.tab.staking"), staking.node());
        stakingTab.setId("staking-tab");
        governanceTab = new Tab(texts.get("wallet.tab.governance"), governance.node());
        governanceTab.setId("governance-tab");
        send = Buttons.plain(
                Icons.SEND, texts.get("wallet.send"), () -> desk.navigator().open(new Route.Send(id(), null)));
        send.setId("send");
        send.getStyleClass().add("accent");
        Button receive = Buttons.plain(
                Icons.RECEIVE,
                texts.get("wallet.receive"),
                () -> desk.navigator().open(new Route.Receive(id())));
        receive.setId("receive");
        name.getStyleClass().add("title");
        name.setMinWidth(0);
        balance.getStyleClass().add("title");
        more.setGraphic(Icons.MORE.node());
        more.getStyleClass().addAll("flat", "no-arrow", "icon-button");
        more.setId("account-more");
        var top = new HBox(10, name, more, Form.space(), receive, send);
        top.setAlignment(Pos.CENTER_LEFT);
        var sum = new HBox(12, balance, asOf);
        sum.setAlignment(Pos.BASELINE_LEFT);
        var head = new VBox(6, top, address, sum);
        head.setStyle("-fx-padding: 20px 24px 8px 24px;");
        // The head keeps its height whichever tab is shown; the tabs take what is left.
        head.setMinHeight(USE_PREF_SIZE);
        tabs = tabs();
        tabs.setMinHeight(0);
        tabs.setPrefHeight(100);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head, tabs);
        model.selectedProperty().addListener((_, _, _) -> fill());
        model.sheetProperty().addListener((_, _, _) -> fill());
        model.networkProperty().addListener((_, _, _) -> fill());
        model.hideAmountsProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private @Nullable String id() {
        Account account = model.selectedProperty().get();
        return account == null ? null : account.id();
    }

    private TabPane tabs() {
        var page = new VBox(about);
        page.setStyle("-fx-padding: 20px 24px 20px 24px;");
        var tokenPage = new VBox(tokens.node());
        tokenPage.setStyle("-fx-padding: 8px 24px 16px 24px;");
        VBox.setVgrow(tokens.node(), Priority.ALWAYS);
        var tabs = new TabPane(
                new Tab(texts.get("wallet.tab.tokens"), tokenPage),
                historyTab,
                approvalsTab,
                new Tab(texts.get("wallet.tab.about"), page));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setSide(Side.TOP);
        tabs.setId("account-tabs");
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            historyShown = now == historyTab;
            staking.setActive(now == stakingTab);
            governance.setActive(now == governanceTab);
            approvals.setActive(now == approvalsTab);
            lookWhereSomethingMoved(true);
        });
        return tabs;
    }

    /** While the history is on the screen, a balance that moved means that there is something new in it. */
    private void lookWhereSomethingMoved(boolean always) {
        Account account = model.selectedProperty().get();
        if (account == null) {
            return;
        }
        var now = holdings.held(
                account, Figures.coin(model.networkProperty().get().profile()));
        boolean moved = !now.equals(lastHeld);
        lastHeld = now;
        if (historyShown
                && (always || moved)
                && model.connectionProperty().get().allowed() > 0) {
            history.look();
        }
    }

    private void fill() {
        Account account = model.selectedProperty().get();
        setVisible(account != null);
        if (account == null) {
            return;
        }
        NetworkProfile profile = model.networkProperty().get().profile();
        name.setText(GuardedText.line(account.name()));
        String hrp = profile.hrp();
        address.setAddress(
                account.address().toText(hrp),
                hrp == null ? null : account.address().toHex());
        var reading = model.sheetProperty().get().coin(account.address());
        words.show(
                balance,
                Figures.coin(profile),
                reading,
                model.hideAmountsProperty().get());
        asOf.setText(words.age(reading));
        send.setDisable(!account.canSign());
        fillMore(account);
        fillAbout(account, profile);
        tokens.show(
                account,
                model.sheetProperty().get(),
                model.hideAmountsProperty().get());
        history.show(account, profile);
        approvals.show(account, profile);
        offerStaking(account, profile);
        lookWhereSomethingMoved(false);
    }

    /** Only networks with validators have these pages. */
    private void offerStaking(Account account, NetworkProfile profile) {
        boolean offered = SystemNetwork.of(profile).isPresent();
        if (offered && !tabs.getTabs().contains(stakingTab)) {
            tabs.getTabs().add(1, stakingTab);
            tabs.getTabs().add(2, governanceTab);
        } else if (!offered) {
            tabs.getTabs().removeAll(stakingTab, governanceTab);
        }
        staking.show(account, profile);
        governance.show(account, profile);
    }

    private void fillMore(Account account) {
        String title = texts.get("wallet.account.more", GuardedText.line(account.name()));
        more.setAccessibleText(title);
        more.setTooltip(new Tooltip(title));
        var items = new ArrayList<MenuItem>(List.of(
                item("wallet.account.edit", () -> sheets.edit(account)),
                item("wallet.account.up", () -> model.move(account, -1)),
                item("wallet.account.down", () -> model.move(account, 1)),
                item(
                        account.hidden() ? "wallet.account.unhide" : "wallet.account.hide",
                        () -> model.hide(account, !account.hidden()))));
        if (account.canSign()) {
            items.add(item("wallet.account.sign", () -> screen.open(new Route.SignMessage(account.id()))));
            items.add(item("wallet.account.call", () -> screen.open(new Route.CallContract(account.id()))));
        }
        items.add(item("wallet.account.verify", () -> screen.open(new Route.VerifyMessage())));
        if (account.canSign()) {
            items.add(item("wallet.account.export", () -> sheets.export(account)));
        }
        seed(account)
                .filter(seed -> seed.kind() == Seed.Kind.WORDS)
                .ifPresent(seed -> items.add(item("wallet.account.words", () -> sheets.words(seed))));
        seed(account).ifPresent(seed -> items.add(item("wallet.account.shares", () -> sheets.shares(seed))));
        items.add(item("wallet.account.remove", () -> sheets.remove(account)));
        more.getItems().setAll(items);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Optional<Seed> seed(Account account) {
        return account.origin() instanceof Origin.HdAccount hd
                ? holdings.accounts().book().seed(hd.seedId())
                : Optional.empty();
    }

    private void fillAbout(Account account, NetworkProfile profile) {
        about.clear();
        about.row(texts.get("wallet.about.address"), mono(Figures.address(account.address(), profile)));
        if (profile.hrp() != null) {
            about.row(
                    texts.get("wallet.about.otherForm"), mono(account.address().toHex()));
        }
        switch (account.origin()) {
            case Origin.HdAccount hd -> {
                about.row(texts.get("wallet.about.origin"), texts.get("wallet.account.hd"));
                about.row(texts.get("wallet.about.path"), hd.path().toString());
                seed(account)
                        .ifPresent(seed -> about.row(
                                texts.get("wallet.about.words"),
                                GuardedText.line(seed.name()) + " — "
                                        + texts.get(
                                                seed.backedUp()
                                                        ? "wallet.about.backedUp"
                                                        : "wallet.about.notBackedUp")));
            }
            case Origin.ImportedKey _ ->
                about.row(texts.get("wallet.about.origin"), texts.get("wallet.account.imported"));
            case Origin.WatchOnly _ -> about.row(texts.get("wallet.about.origin"), texts.get("wallet.account.watch"));
        }
        String note = account.note().isBlank() ? texts.get("wallet.about.noNote") : GuardedText.line(account.note());
        about.row(texts.get("wallet.about.note"), note);
    }

    private static Label mono(String address) {
        Label label = Form.words(AddressLabel.grouped(address));
        label.getStyleClass().add("address-text");
        return label;
    }

    void close() {
        tokens.close();
        history.close();
        staking.close();
        governance.close();
        approvals.close();
    }
}
