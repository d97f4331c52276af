package org.kakehashi.ui.holding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.history.History;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.token.BalanceReading;
import org.kakehashi.wallet.token.Balances;
import org.kakehashi.wallet.token.Position;
import org.kakehashi.wallet.token.Token;
import org.kakehashi.wallet.token.Tokens;
import org.kakehashi.wallet.transfer.Transfers;

/** The services of an open vault that the screens about money work with. */
public record Holdings(
        Vault vault,
        Hosts hosts,
        Networks networks,
        Connections connections,
        Accounts accounts,
        Tokens tokens,
        Balances balances,
        Transfers transfers,
        History history,
        Descriptors descriptors,
        Clock clock) {

    /** The network's coin, then the tokens that are shown. */
    public List<Asset> assets(NetworkProfile profile) {
        List<Asset> assets = new ArrayList<>();
        assets.add(Figures.coin(profile));
        tokens.shown(profile.id()).forEach(token -> assets.add(asset(token)));
        return assets;
    }

    /** A token as something to have an amount of. */
    public static Asset asset(Token token) {
        return new Asset(token.network(), token.address(), token.symbol(), token.decimals());
    }

    /** What an account holds of something, if it was ever read; without asking anybody. */
    public Optional<Amount> held(Account account, Asset asset) {
        BalanceReading reading =
                balances.sheet(asset.network()).reading(new Position(account.address(), asset.token()));
        return switch (reading) {
            case BalanceReading.Known(var amount, var _, var _) -> Optional.of(asset.of(amount));
            case BalanceReading.Stale(BalanceReading.Known(var amount, var _, var _), var _) ->
                Optional.of(asset.of(amount));
            case BalanceReading.Unknown _ -> Optional.empty();
        };
    }
}
