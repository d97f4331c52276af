package org.kakehashi.app;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.WalletTables;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.approval.Approvals;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.history.History;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkGuard;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.staking.FavouriteValidators;
import org.kakehashi.wallet.token.Balances;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.token.Tokens;
import org.kakehashi.wallet.transfer.Transfers;

/** What exists only while the vault is open: made in this order, closed in the reverse one. */
final class OpenWallet implements AutoCloseable {

    /** The tables of every service below. */
    static final List<Migrations> TABLES = Stream.concat(
                    List.of(
                            Hosts.MIGRATIONS,
                            WalletTables.MIGRATIONS,
                            Networks.MIGRATIONS,
                            Tokens.MIGRATIONS,
                            FavouriteValidators.MIGRATIONS,
                            Approvals.MIGRATIONS,
                            Descriptors.MIGRATIONS)
                            .stream(),
                    Messenger.TABLES.stream())
            .toList();

    private final Vault vault;
    private final GuardedHttp http;
    private final Connections connections;
    private final Transfers transfers;
    private final History history;
    private final Holdings holdings;
    private final Correspondence correspondence;

    /** @param failures hears of what went wrong in work that nobody waits for */
    OpenWallet(Vault vault, Clock clock, Consumer<Throwable> failures) {
        this.vault = vault;
        var hosts = new Hosts(vault.database(), clock);
        http = new GuardedHttp(hosts);
        var networks = new Networks(vault.database(), hosts);
        var guard = new NetworkGuard(vault.database());
        connections = new Connections(networks, guard, http, RpcLimits.DEFAULT, clock);
        var keys = new KeyRing(vault);
        var accounts = new Accounts(vault, keys);
        var tokens = new Tokens(vault.database(), networks, connections, clock);
        var balances = new Balances(vault.database(), connections, tokens, clock);
        var descriptors = new Descriptors(vault.database(), clock);
        transfers = new Transfers(vault, accounts, keys, networks, connections, descriptors, clock);
        history = new History(
                vault.database(),
                accounts,
                networks,
                connections,
                transfers,
                (network, contract) ->
                        tokens.find(network, contract).map(ListedToken::token).map(Holdings::asset));
        holdings = new Holdings(
                vault,
                hosts,
                networks,
                connections,
                accounts,
                tokens,
                balances,
                transfers,
                history,
                descriptors,
                clock);
        transfers.start();
        correspondence = new Correspondence(vault, accounts, keys, http, hosts, RelayTiming.USUAL, clock, failures);
        correspondence.start();
    }

    Holdings holdings() {
        return holdings;
    }

    Correspondence correspondence() {
        return correspondence;
    }

    @Override
    public void close() {
        correspondence.close();
        transfers.close();
        history.close();
        connections.close();
        http.close();
        vault.close();
    }
}
