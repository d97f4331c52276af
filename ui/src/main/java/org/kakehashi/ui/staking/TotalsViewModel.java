package org.kakehashi.ui.staking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.AccountDelegations;
import org.kakehashi.wallet.staking.Delegations;
import org.kakehashi.wallet.staking.RewardHistory;
import org.kakehashi.wallet.systemcontract.SystemNetwork;

/** What all accounts that are shown have delegated together, and each for itself. */
final class TotalsViewModel implements AutoCloseable {

    private static final String LOAD = "staking.totals";

    /** One account and what it has. */
    record Row(Account account, AccountDelegations delegations) {}

    /** All accounts, read together. */
    record Everybody(List<Row> rows, AccountDelegations.Totals sum) {

        static Everybody of(List<Row> rows) {
            return new Everybody(
                    List.copyOf(rows),
                    rows.stream()
                            .map(row -> row.delegations().totals())
                            .reduce(AccountDelegations.Totals.NONE, AccountDelegations.Totals::plus));
        }
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final ReadOnlyObjectWrapper<@Nullable Everybody> everybody = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable NetworkProfile profile;

    TotalsViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
    }

    /** Null before the network has answered. */
    ReadOnlyObjectProperty<@Nullable Everybody> everybodyProperty() {
        return everybody.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Asks the network about every account that is shown. */
    void load(NetworkProfile network) {
        Optional<SystemNetwork> system = SystemNetwork.of(network);
        if (system.isEmpty()) {
            return;
        }
        if (!network.equals(profile)) {
            profile = network;
            everybody.set(null);
        }
        notice.set(null);
        List<Account> accounts = holdings.accounts().book().visible();
        background
                .job(LOAD, _ -> read(network, system.get(), accounts))
                .busy(busy::set)
                .failed(this::failed)
                .start(everybody::set);
    }

    private Everybody read(NetworkProfile network, SystemNetwork system, List<Account> accounts) throws IOException {
        List<AccountDelegations> all = new Delegations(StakingViewModel.node(holdings, network, system))
                .of(accounts.stream().map(Account::address).toList());
        var rewards = new RewardHistory(holdings.vault().database(), network.id());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            rewards.snapshot(all.get(i));
            rows.add(new Row(accounts.get(i), all.get(i)));
        }
        return Everybody.of(rows);
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text")));
    }

    /** Forgets what was read: it belongs to another network or moment. */
    void forget() {
        background.cancel(LOAD);
        everybody.set(null);
        notice.set(null);
    }

    @Override
    public void close() {
        background.cancel(LOAD);
    }
}
