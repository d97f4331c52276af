package org.kakehashi.wallet.desk;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.WalletTables;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.approval.Approvals;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.history.History;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkGuard;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.staking.FavouriteValidators;
import org.kakehashi.wallet.transfer.AmountChoice;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;
import org.kakehashi.wallet.transfer.Transfers;

/** The wallet of one test, in a vault on disk. */
public final class Desk implements AutoCloseable {

    public static final String PASSWORD = "play money only";
    public static final BigInteger COIN = BigInteger.TEN.pow(18);

    private static final List<Migrations> MIGRATIONS = List.of(
            Hosts.MIGRATIONS,
            Networks.MIGRATIONS,
            WalletTables.MIGRATIONS,
            Approvals.MIGRATIONS,
            Descriptors.MIGRATIONS,
            FavouriteValidators.MIGRATIONS);

    public final Vault vault;
    public final Hosts hosts;
    public final GuardedHttp http;
    public final Networks networks;
    public final NetworkGuard guard;
    public final Connections connections;
    public final KeyRing keys;
    public final Accounts accounts;
    public final Transfers transfers;
    public final History history;
    public final Map<Address, Asset> tokens = new HashMap<>();

    private Desk(Vault vault) {
        this.vault = vault;
        this.hosts = new Hosts(vault.database(), Clock.systemUTC());
        this.http = new GuardedHttp(hosts);
        this.networks = new Networks(vault.database(), hosts);
        this.guard = new NetworkGuard(vault.database());
        RpcLimits limits = new RpcLimits(Duration.ofSeconds(5), 8L << 20, 200);
        this.connections = new Connections(networks, guard, http, limits, Clock.systemUTC());
        this.keys = new KeyRing(vault);
        this.accounts = new Accounts(vault, keys);
        this.transfers = new Transfers(
                vault,
                accounts,
                keys,
                networks,
                connections,
                new Descriptors(vault.database(), Clock.systemUTC()),
                Clock.systemUTC());
        this.history = new History(
                vault.database(),
                accounts,
                networks,
                connections,
                transfers,
                (network, contract) -> Optional.ofNullable(tokens.get(contract)));
    }

    /** A new vault, cheap to open. */
    public static Desk create(Path folder) throws IOException {
        return new Desk(new VaultFolder(folder, MIGRATIONS).create(password(), KdfParameters.FLOOR));
    }

    /** The vault as it was left. */
    public static Desk open(Path folder) throws IOException {
        if (new VaultFolder(folder, MIGRATIONS).unlock(password()) instanceof UnlockResult.Unlocked unlocked) {
            return new Desk(unlocked.vault());
        }
        throw new IllegalStateException("the vault did not open");
    }

    public static char[] password() {
        return PASSWORD.toCharArray();
    }

    /** Makes a private node the only one of a network, with the person's consent. */
    public void use(String network, URI node) {
        for (URI present : networks.get(network).nodes()) {
            networks.removeNode(network, present);
        }
        networks.addNode(network, node.toString());
        hosts.allow(HostPort.of(node), Purpose.NETWORK_NODE);
    }

    /** The same for an anvil, whose first block is of its own. */
    public void use(String network, Anvil anvil) {
        use(network, anvil.url());
        guard.allowPrivate(network, genesis(anvil));
    }

    public static String genesis(Anvil anvil) {
        String answer = anvil.call("eth_getBlockByNumber", "\"0x0\",false");
        int at = answer.indexOf("\"hash\":\"") + 8;
        return answer.substring(at, at + 66);
    }

    /** The account of anvil's first key. */
    public Account rich() {
        try (PrivateKey key = key(Anvil.FIRST_KEY)) {
            return accounts.importKey(key, "Rich").account();
        }
    }

    public static PrivateKey key(String hex) {
        if (PrivateKey.readHex(hex.toCharArray()) instanceof PrivateKey.Valid valid) {
            return valid.key();
        }
        throw new IllegalArgumentException("not a key");
    }

    public Asset coin(String network) {
        NetworkProfile profile = networks.get(network).profile();
        return new Asset(network, null, profile.symbol(), profile.decimals());
    }

    public Draft draft(Account from, Asset asset, Address payee, BigInteger units) {
        return Draft.of(from.id(), asset)
                .to(payee.toText(networks.get(asset.network()).profile().hrp()))
                .paying(new AmountChoice.Exactly(units));
    }

    public Review review(Draft draft) {
        Preparation preparation = transfers.prepare(draft);
        if (preparation instanceof Preparation.Ready ready) {
            return ready.review();
        }
        throw new IllegalStateException("no review: " + preparation);
    }

    /** Signs a review with consent to all its warnings. */
    public SendResult send(Review review) {
        return transfers.send(review, review.warnings(), password());
    }

    public Transfer sent(Review review) {
        SendResult result = send(review);
        if (result instanceof SendResult.Stored stored) {
            return stored.transfer();
        }
        throw new IllegalStateException("not sent: " + result);
    }

    public Transfer awaitState(String id, TransferState state) throws InterruptedException {
        return await(() -> transfers.find(id).orElse(null), transfer -> transfer.state() == state);
    }

    /** Waits, with a generous end, until something is as it should be. */
    public static <T> T await(Supplier<@Nullable T> source, Predicate<T> done) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        T last = null;
        while (System.nanoTime() < end) {
            last = source.get();
            if (last != null && done.test(last)) {
                return last;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it did not happen in time; last seen: " + last);
    }

    public static BigInteger balance(Anvil anvil, Address address) {
        return quantity(anvil.call("eth_getBalance", "\"" + address.toLowerHex() + "\",\"latest\""));
    }

    public static BigInteger nonce(Anvil anvil, Address address) {
        return quantity(anvil.call("eth_getTransactionCount", "\"" + address.toLowerHex() + "\",\"latest\""));
    }

    public static BigInteger quantity(String answer) {
        int at = answer.indexOf("\"result\":\"0x") + 12;
        return new BigInteger(answer.substring(at, answer.indexOf('"', at)), 16);
    }

    @Override
    public void close() throws Exception {
        history.close();
        transfers.close();
        connections.close();
        http.close();
        vault.close();
    }
}
