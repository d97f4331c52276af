package org.kakehashi.ui.purse;

import java.io.IOException;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.WalletTables;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.approval.Approvals;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.history.History;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkGuard;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;
import org.kakehashi.wallet.staking.FavouriteValidators;
import org.kakehashi.wallet.token.Balances;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.token.Tokens;
import org.kakehashi.wallet.transfer.Transfers;

/** Everything below the screens, as the program puts it together. */
public final class Purse implements AutoCloseable {

    public static final String PASSWORD = "a quiet bridge";

    /** Public knowledge: the words behind anvil's prefunded accounts. */
    public static final String WORDS = "test test test test test test test test test test test junk";

    private static final Pattern HASH = Pattern.compile("\"hash\":\"(0x[0-9a-f]{64})\"");

    private final Vault vault;
    private final GuardedHttp http;
    private final NetworkGuard guard;
    private final Holdings holdings;
    private final Correspondence correspondence;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** A new vault in this folder, with no account and no consent; or the one that is there. */
    public Purse(Path folder) {
        try {
            List<Migrations> tables = new ArrayList<>(Messenger.TABLES);
            tables.addAll(List.of(
                    Hosts.MIGRATIONS,
                    Networks.MIGRATIONS,
                    Tokens.MIGRATIONS,
                    WalletTables.MIGRATIONS,
                    FavouriteValidators.MIGRATIONS,
                    Approvals.MIGRATIONS,
                    Descriptors.MIGRATIONS));
            var place = new VaultFolder(folder.resolve("vault"), tables);
            vault = place.exists() ? unlock(place) : place.create(PASSWORD.toCharArray(), KdfParameters.FLOOR);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Clock clock = Clock.systemUTC();
        var hosts = new Hosts(vault.database(), clock);
        http = new GuardedHttp(hosts);
        var networks = new Networks(vault.database(), hosts);
        guard = new NetworkGuard(vault.database());
        var connections = new Connections(networks, guard, http, RpcLimits.DEFAULT, clock);
        var keys = new KeyRing(vault);
        var accounts = new Accounts(vault, keys);
        var tokens = new Tokens(vault.database(), networks, connections, clock);
        var balances = new Balances(vault.database(), connections, tokens, clock);
        var descriptors = new Descriptors(vault.database(), clock);
        var transfers = new Transfers(vault, accounts, keys, networks, connections, descriptors, clock);
        var history = new History(
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
        correspondence = new Correspondence(vault, accounts, keys, http, hosts, RelayTiming.NEAR, clock, failures::add);
        correspondence.start();
    }

    private static Vault unlock(VaultFolder place) throws IOException {
        if (place.unlock(PASSWORD.toCharArray()) instanceof UnlockResult.Unlocked(Vault open)) {
            return open;
        }
        throw new IllegalStateException("the password is right");
    }

    public Correspondence correspondence() {
        return correspondence;
    }

    /** What went wrong in the messenger's own work. */
    public List<Throwable> failures() {
        return failures;
    }

    public Holdings holdings() {
        return holdings;
    }

    /** The seed of {@link #WORDS}, whose quiz has not been passed. */
    public Seed seed() {
        return seed(WORDS);
    }

    /** The seed of these words. */
    public Seed seed(String phrase) {
        if (Mnemonic.read(CharBuffer.wrap(phrase)) instanceof MnemonicReading.Valid(Mnemonic words)) {
            try (words) {
                return holdings.accounts()
                        .storeWords("Family", words, new char[0])
                        .seed();
            }
        }
        throw new IllegalStateException("the words are sound");
    }

    /** An account with play money on every anvil, its words checked. */
    public Account rich(String name) {
        Seed seed = seed();
        holdings.accounts().markBackedUp(seed.id());
        return holdings.accounts()
                .addNext(seed.id(), PathConvention.ETHEREUM, name)
                .account();
    }

    /** The next account of the rich one's seed. */
    public Account more(String name) {
        String seed = holdings.accounts().book().seeds().getFirst().id();
        return holdings.accounts().addNext(seed, PathConvention.ETHEREUM, name).account();
    }

    /** Makes this node the only one of a network, allows it, and selects the network. */
    public void join(Anvil anvil, String network) {
        join(anvil.url(), genesis(anvil), network);
    }

    /** The same for any node on this machine, whose first block has this hash. */
    public void join(URI own, String genesis, String network) {
        for (URI node : holdings.networks().get(network).nodes()) {
            holdings.networks().removeNode(network, node);
        }
        holdings.networks().addNode(network, own.toString());
        holdings.hosts().allow(HostPort.of(own), Purpose.NETWORK_NODE);
        guard.allowPrivate(network, genesis);
        holdings.networks().select(network);
    }

    /** The hash of the node's first block. */
    public static String genesis(Anvil anvil) {
        Matcher found = HASH.matcher(anvil.call("eth_getBlockByNumber", "\"0x0\",false"));
        return Optional.of(found).filter(Matcher::find).orElseThrow().group(1);
    }

    @Override
    public void close() {
        correspondence.close();
        holdings.transfers().close();
        try {
            holdings.history().close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        holdings.connections().close();
        http.close();
        vault.close();
    }
}
