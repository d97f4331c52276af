package org.kakehashi.ui.staking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Lookup;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.AccountDelegations;
import org.kakehashi.wallet.staking.Delegations;
import org.kakehashi.wallet.staking.RewardHistory;

/** What all accounts that are shown have delegated together, and each for itself. */
final class TotalsViewModel {

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

    private final Holdings holdings;
    private final Lookup<NetworkProfile, Everybody> lookup;

    TotalsViewModel(Texts texts, Background background, Holdings holdings) {
        this.holdings = holdings;
        lookup = new Lookup<>(
                background, "staking.totals", StakingViewModel.unreachable(texts), (network, _) -> read(network));
    }

    Lookup<NetworkProfile, Everybody> lookup() {
        return lookup;
    }

    private Everybody read(NetworkProfile network) throws IOException {
        List<Account> accounts = holdings.accounts().book().visible();
        List<AccountDelegations> all = new Delegations(StakingViewModel.node(holdings, network))
                .of(accounts.stream().map(Account::address).toList());
        var rewards = new RewardHistory(holdings.vault().database(), network.id());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            rewards.snapshot(all.get(i));
            rows.add(new Row(accounts.get(i), all.get(i)));
        }
        return Everybody.of(rows);
    }
}
