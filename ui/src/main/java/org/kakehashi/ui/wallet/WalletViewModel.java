package org.kakehashi.ui.wallet;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.token.BalanceSheet;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.transfer.Transfer;

/** Accounts, balances and the state of the selected network, always as the services have them. */
final class WalletViewModel implements AutoCloseable {

    private static final String REFRESH = "wallet.refresh";
    private static final String CHANGE = "wallet.change";

    private final Background background;
    private final Holdings holdings;
    private final Following following = new Following();
    private Following balances = new Following();
    private final ObservableList<Network> networks = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Network> network;
    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Account> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<BalanceSheet> sheet;
    private final ReadOnlyObjectWrapper<Total> total;
    private final ReadOnlyObjectWrapper<Connection> connection;
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();
    private final BooleanProperty hideAmounts = new SimpleBooleanProperty();
    private final BooleanProperty showHidden = new SimpleBooleanProperty();
    private final List<String> settled = new ArrayList<>();
    private boolean active;

    WalletViewModel(Background background, Holdings holdings) {
        this.background = background;
        this.holdings = holdings;
        Network present = holdings.networks().state().selected();
        network = new ReadOnlyObjectWrapper<>(present);
        sheet = new ReadOnlyObjectWrapper<>(holdings.balances().sheet(present.id()));
        connection = new ReadOnlyObjectWrapper<>(connection(present));
        total = new ReadOnlyObjectWrapper<>(total());
        takeBook(holdings.accounts().book());
        takeNetworks(holdings.networks().state());
        followBalances(present.id());
        showHidden.addListener((_, _, _) -> takeBook(holdings.accounts().book()));
        following.follow(background, holdings.networks()::listen, this::takeNetworks);
        following.follow(background, holdings.accounts()::listen, (AccountBook book) -> {
            takeBook(book);
            refresh();
        });
        following.follow(background, holdings.tokens()::listen, (List<ListedToken> _) -> refresh());
        following.follow(background, holdings.hosts()::listen, (List<HostEntry> _) -> takeConnection());
        following.follow(background, holdings.transfers()::listen, this::takeTransfers);
    }

    private void takeNetworks(Networks.State state) {
        if (!networks.equals(state.networks())) {
            networks.setAll(state.networks());
        }
        Network before = network.get();
        network.set(state.selected());
        if (!before.id().equals(state.selected().id())) {
            followBalances(state.selected().id());
        }
        takeConnection();
        if (!before.equals(state.selected())) {
            refresh();
        }
    }

    private void followBalances(String id) {
        balances.close();
        balances = new Following();
        takeSheet(holdings.balances().sheet(id));
        balances.follow(background, listener -> holdings.balances().listen(id, listener), this::takeSheet);
    }

    private void takeSheet(BalanceSheet now) {
        sheet.set(now);
        total.set(total());
    }

    private void takeBook(AccountBook book) {
        List<Account> wanted = showHidden.get() ? book.accounts() : book.visible();
        String before = selected.get() == null ? null : selected.get().id();
        if (!accounts.equals(wanted)) {
            accounts.setAll(wanted);
        }
        selected.set(wanted.stream()
                .filter(account -> account.id().equals(before))
                .findFirst()
                .orElse(wanted.isEmpty() ? null : wanted.getFirst()));
        total.set(total());
    }

    /** A payment that came to its end changed a balance. */
    private void takeTransfers(List<Transfer> transfers) {
        List<String> now = transfers.stream()
                .filter(transfer -> transfer.state().settled() || transfer.block() != null)
                .map(Transfer::id)
                .toList();
        if (!settled.containsAll(now)) {
            settled.clear();
            settled.addAll(now);
            refresh();
        }
    }

    private void takeConnection() {
        Connection before = connection.get();
        connection.set(connection(network.get()));
        if (before.allowed() == 0 && connection.get().allowed() > 0) {
            refresh();
        }
    }

    private Connection connection(Network of) {
        return Connection.of(
                of, holdings.hosts(), holdings.connections().pool(of.id()).health());
    }

    private Total total() {
        return Total.of(holdings.accounts().book().visible(), sheet.get());
    }

    ObservableList<Network> networks() {
        return networks;
    }

    ReadOnlyObjectProperty<Network> networkProperty() {
        return network.getReadOnlyProperty();
    }

    ObservableList<Account> accounts() {
        return accounts;
    }

    ReadOnlyObjectProperty<@Nullable Account> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BalanceSheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Total> totalProperty() {
        return total.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Connection> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    BooleanProperty hideAmountsProperty() {
        return hideAmounts;
    }

    /** Whether hidden accounts are in the list too. */
    BooleanProperty showHiddenProperty() {
        return showHidden;
    }

    void select(@Nullable Account account) {
        if (account != null) {
            selected.set(account);
        }
    }

    void select(String accountId) {
        accounts.stream()
                .filter(account -> account.id().equals(accountId))
                .findFirst()
                .ifPresent(selected::set);
    }

    void choose(Network chosen) {
        if (!chosen.id().equals(network.get().id())) {
            change(() -> holdings.networks().select(chosen.id()));
        }
    }

    /** Allows every node of the selected network that still waits for consent. */
    void allowNodes() {
        List<URI> asked = connection.get().asked();
        change(() -> asked.forEach(node -> holdings.hosts().allow(HostPort.of(node), Purpose.NETWORK_NODE)));
    }

    void hide(Account account, boolean hidden) {
        change(() -> holdings.accounts().hide(account.id(), hidden));
    }

    /** Moves an account up (-1) or down (1) in the list. */
    void move(Account account, int by) {
        List<String> order = new ArrayList<>(accounts.stream().map(Account::id).toList());
        int from = order.indexOf(account.id());
        int to = from + by;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            change(() -> holdings.accounts().reorder(order));
        }
    }

    private void change(Runnable change) {
        background
                .job(CHANGE, _ -> {
                    change.run();
                    return true;
                })
                .start(_ -> {});
    }

    /** While active, news from the services makes the balances be read again. */
    void setActive(boolean on) {
        active = on;
        if (on) {
            refresh();
        }
    }

    /** Reads the balances of every shown account, if any node is allowed; without consent nothing is asked. */
    void refresh() {
        Network asked = network.get();
        List<Address> owners = holdings.accounts().book().visible().stream()
                .map(Account::address)
                .toList();
        if (!active || owners.isEmpty() || connection.get().allowed() == 0) {
            return;
        }
        background
                .job(REFRESH, _ -> holdings.balances().refresh(asked.id(), owners))
                .busy(refreshing::set)
                .start(_ -> takeConnection());
    }

    @Override
    public void close() {
        active = false;
        background.cancel(REFRESH);
        balances.close();
        following.close();
    }
}
