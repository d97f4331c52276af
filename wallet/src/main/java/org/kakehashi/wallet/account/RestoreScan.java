package org.kakehashi.wallet.account;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.rpc.NodeClient;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcValue;
import org.kakehashi.wallet.seed.Mnemonic;

/**
 * Looks where other wallets keep accounts under the same words. It asks for balance and nonce of five accounts a
 * convention, and for five more as long as one of the last five was ever used. The node sees all these addresses
 * together and can tell that they belong to one person; without a node the addresses alone are given.
 */
public final class RestoreScan {

    /** Accounts looked at together, and the run of unused ones after which the look ends. */
    static final int GAP = 5;

    /** The most accounts of one convention, as many as ATON allows. */
    static final int MOST = 200;

    private final @Nullable NodePool nodes;

    /** @param nodes of the chosen network; {@code null} to stay offline */
    public RestoreScan(@Nullable NodePool nodes) {
        this.nodes = nodes;
    }

    /** What is known of a found address. */
    public sealed interface Look {

        /**
         * The node's answer.
         *
         * @param balance base units of the coin
         * @param nonce transactions sent so far
         */
        record Seen(BigInteger balance, BigInteger nonce) implements Look {

            /** Whether anything ever happened that balance or nonce show. */
            public boolean used() {
                return balance.signum() > 0 || nonce.signum() > 0;
            }
        }

        /** No node was asked. */
        record NotAsked() implements Look {}

        /** The node gave no usable answer: unknown, not empty. */
        record NoAnswer(NodeProblem problem) implements Look {}
    }

    /** One place where an account can be. */
    public record Found(PathConvention convention, int number, DerivationPath path, Address address, Look look) {

        /** Whether the chain shows that it was used. */
        public boolean used() {
            return look instanceof Look.Seen seen && seen.used();
        }
    }

    /**
     * Scans a phrase.
     *
     * @param passphrase empty for none; neither argument is wiped
     * @param progress in conventions
     * @throws InterruptedException when the thread was interrupted
     */
    public List<Found> scan(Mnemonic words, char[] passphrase, Progress progress) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        List<PathConvention> all = PathConvention.ALL;
        byte[] seed = words.seed(passphrase);
        try (ExtendedKey master = ExtendedKey.ofSeed(seed)) {
            for (int i = 0; i < all.size(); i++) {
                progress.at(i, all.size());
                found.addAll(scan(all.get(i), paths -> derive(master, paths)));
            }
        } finally {
            java.util.Arrays.fill(seed, (byte) 0);
        }
        progress.at(all.size(), all.size());
        return found;
    }

    /**
     * Scans a stored seed.
     *
     * @param progress in conventions
     * @throws InterruptedException when the thread was interrupted
     */
    public List<Found> scan(Accounts accounts, String seedId, Progress progress) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        List<PathConvention> all = PathConvention.ALL;
        for (int i = 0; i < all.size(); i++) {
            progress.at(i, all.size());
            found.addAll(scan(all.get(i), paths -> accounts.addresses(seedId, paths)));
        }
        progress.at(all.size(), all.size());
        return found;
    }

    private interface Deriving {
        List<Address> at(List<DerivationPath> paths);
    }

    private List<Found> scan(PathConvention convention, Deriving deriving) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            int from = found.size();
            int count = convention.numbered() ? Math.min(GAP, MOST - from) : 1;
            List<DerivationPath> paths = new ArrayList<>();
            for (int number = from; number < from + count; number++) {
                paths.add(convention.path(number));
            }
            List<Address> addresses = deriving.at(paths);
            List<Look> looks = look(addresses);
            for (int i = 0; i < count; i++) {
                found.add(new Found(convention, from + i, paths.get(i), addresses.get(i), looks.get(i)));
            }
            boolean used = found.subList(from, found.size()).stream().anyMatch(Found::used);
            more = used && convention.numbered() && found.size() < MOST;
        }
        return found;
    }

    private List<Look> look(List<Address> addresses) {
        NodePool pool = nodes;
        if (pool == null) {
            return addresses.stream().<Look>map(address -> new Look.NotAsked()).toList();
        }
        List<NodeClient.Call> calls = new ArrayList<>();
        for (Address address : addresses) {
            calls.add(NodeClient.Call.of("eth_getBalance", address.toLowerHex(), "latest"));
            calls.add(NodeClient.Call.of("eth_getTransactionCount", address.toLowerHex(), "latest"));
        }
        try {
            List<NodeClient.Outcome> outcomes = pool.batch(calls);
            List<Look> looks = new ArrayList<>();
            for (int i = 0; i < addresses.size(); i++) {
                looks.add(seen(outcomes.get(2 * i), outcomes.get(2 * i + 1)));
            }
            return looks;
        } catch (NodeException e) {
            return addresses.stream()
                    .<Look>map(address -> new Look.NoAnswer(e.problem()))
                    .toList();
        }
    }

    private static Look seen(NodeClient.Outcome balance, NodeClient.Outcome nonce) {
        try {
            return new Look.Seen(number(balance), number(nonce));
        } catch (NodeException e) {
            return new Look.NoAnswer(e.problem());
        }
    }

    private static BigInteger number(NodeClient.Outcome outcome) throws NodeException {
        return switch (outcome) {
            case NodeClient.Outcome.Result result -> RpcValue.quantity(URI.create(""), result.value());
            case NodeClient.Outcome.Failed failed -> throw new NodeException(failed.error());
        };
    }

    static List<Address> derive(ExtendedKey master, List<DerivationPath> paths) {
        List<Address> addresses = new ArrayList<>();
        for (DerivationPath path : paths) {
            try (ExtendedKey derived = master.derive(path)) {
                addresses.add(derived.address());
            }
        }
        return addresses;
    }
}
