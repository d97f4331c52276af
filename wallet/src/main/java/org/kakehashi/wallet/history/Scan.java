package org.kakehashi.wallet.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import tools.jackson.databind.JsonNode;

/** Looks forward from the last block that was looked at, within a bound of work. */
final class Scan {

    /** How far back the first look for token logs goes, in blocks. */
    static final long FIRST_LOOK = 20_000;

    /** Blocks of one question for logs. */
    static final long WINDOW = 2_000;

    /** The most windows of one look for an account. */
    private static final int MOST_WINDOWS = 20;

    /** The most blocks that one look reads whole. */
    static final long MOST_BLOCKS = 600;

    /** How many blocks must be on top where a block can still be undone. */
    private static final long UNDOABLE = 12;

    private final HistoryStore store;
    private final NodePool nodes;
    private final NetworkProfile profile;
    private final TokenScan tokens;
    private final CoinScan coin;
    private boolean more;

    Scan(HistoryStore store, NodePool nodes, NetworkProfile profile, KnownTokens known, List<Address> own) {
        this.store = store;
        this.nodes = nodes;
        this.profile = profile;
        Set<Address> payees = new HashSet<>(store.payees());
        payees.addAll(own);
        this.tokens = new TokenScan(nodes, profile, known, payees);
        this.coin = new CoinScan(nodes, profile, List.copyOf(payees));
    }

    /** Looks for all accounts; progress in accounts. */
    ScanResult run(List<Address> accounts, Progress progress) throws NodeException, InterruptedException {
        BigInteger head = nodes.quantity("eth_blockNumber");
        if (head.bitLength() > 62) {
            throw ChainJson.bad("a block number beyond all bounds");
        }
        boolean finalAtOnce =
                profile.hrp() != null || profile.features().contains(Feature.DELEGATION) || profile.playMoney();
        long newest = Math.max(0, head.longValueExact() - (finalAtOnce ? 0 : UNDOABLE));
        int done = 0;
        for (Address account : accounts) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            progress.at(done++, accounts.size());
            tokens(account, newest);
        }
        coin(accounts, newest);
        progress.at(accounts.size(), accounts.size());
        return more ? new ScanResult.MoreToDo(reached(accounts, newest), newest) : new ScanResult.UpToDate(newest);
    }

    private long reached(List<Address> accounts, long newest) {
        long least = newest;
        for (Address account : accounts) {
            for (String kind : List.of("coin", "token")) {
                Optional<HistoryStore.Reach> reach = store.reach(profile.id(), account, kind);
                least = Math.min(least, reach.map(HistoryStore.Reach::to).orElse(0L));
            }
        }
        return least;
    }

    private void tokens(Address account, long newest) throws NodeException {
        Optional<HistoryStore.Reach> before = reach(account, "token", newest);
        long first = before.map(HistoryStore.Reach::from).orElse(Math.max(0, newest - FIRST_LOOK));
        long next = before.map(reach -> reach.to() + 1).orElse(first);
        long width = WINDOW;
        int windows = 0;
        while (next <= newest && windows < MOST_WINDOWS) {
            windows++;
            long end = Math.min(newest, next + width - 1);
            try {
                List<Sighting> found = tokens.window(account, next, end);
                store.found(profile.id(), account, "token", new HistoryStore.Reach(first, end, null, null), found);
                next = end + 1;
            } catch (NodeException e) {
                // Nodes bound the span of a question, or the size of its answer, each in its own way.
                boolean narrower = e.problem() instanceof NodeProblem.RpcError
                        || e.problem() instanceof NodeProblem.TooLarge
                        || e.problem() instanceof NodeProblem.Timeout;
                if (!narrower || width == 1) {
                    throw e;
                }
                width = Math.max(1, width / 8);
            }
        }
        more |= next <= newest;
    }

    /** Reads blocks only for accounts whose balance or nonce has moved since they were looked at last. */
    private void coin(List<Address> accounts, long newest) throws NodeException {
        List<Call> calls = new ArrayList<>();
        String at = "0x" + Long.toHexString(newest);
        for (Address account : accounts) {
            calls.add(Call.of("eth_getBalance", account.toLowerHex(), at));
            calls.add(Call.of("eth_getTransactionCount", account.toLowerHex(), at));
        }
        List<JsonNode> state = ChainJson.results(nodes.batch(calls));
        for (int i = 0; i < accounts.size(); i++) {
            Address account = accounts.get(i);
            BigInteger balance = org.kakehashi.wallet.rpc.RpcValue.quantity(java.net.URI.create(""), state.get(2 * i));
            BigInteger nonce =
                    org.kakehashi.wallet.rpc.RpcValue.quantity(java.net.URI.create(""), state.get(2 * i + 1));
            coin(account, newest, balance, nonce);
        }
    }

    private void coin(Address account, long newest, BigInteger balance, BigInteger nonce) throws NodeException {
        Optional<HistoryStore.Reach> before = reach(account, "coin", newest);
        if (before.isEmpty()) {
            // Nothing is known of the past: begin with the blocks that one look can read.
            long first = Math.max(0, newest - MOST_BLOCKS + 1);
            boolean untouched = balance.signum() == 0 && nonce.signum() == 0;
            List<Sighting> found = untouched ? List.of() : coin.blocks(List.of(account), first, newest);
            store.found(profile.id(), account, "coin", new HistoryStore.Reach(first, newest, balance, nonce), found);
            return;
        }
        HistoryStore.Reach reach = before.get();
        boolean still = balance.equals(reach.balance()) && nonce.equals(reach.nonce());
        long end = Math.min(newest, reach.to() + MOST_BLOCKS);
        if (still || reach.to() >= newest) {
            store.found(
                    profile.id(),
                    account,
                    "coin",
                    new HistoryStore.Reach(reach.from(), newest, balance, nonce),
                    List.of());
            return;
        }
        List<Sighting> found = coin.blocks(List.of(account), reach.to() + 1, end);
        boolean all = end == newest;
        store.found(
                profile.id(),
                account,
                "coin",
                new HistoryStore.Reach(reach.from(), end, all ? balance : reach.balance(), all ? nonce : reach.nonce()),
                found);
        more |= !all;
    }

    /** A reach beyond the newest block is that of an earlier chain of this name and counts for nothing. */
    private Optional<HistoryStore.Reach> reach(Address account, String kind, long newest) {
        return store.reach(profile.id(), account, kind).filter(reach -> reach.to() <= newest);
    }
}
