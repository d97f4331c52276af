package org.kakehashi.wallet.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.transfer.Transfers;

/**
 * What happened on the person's accounts, kept in the vault and readable offline: every transfer made here in every
 * state, and what {@link #update} found on the chain.
 *
 * <p>What can be seen without an indexing service: token transfers by their logs, from 20,000 blocks before the first
 * look on; coin sent to or by an account in a transaction of its own, from 600 blocks before the first look on. Not seen
 * are older movements, and coin that a contract passes on inside a transaction. {@link #coverage} says between which
 * blocks an account was looked at. The node learns which addresses are asked about.
 */
public final class History implements AutoCloseable {

    /** The most characters of a note; the rest is cut. */
    public static final int MAX_NOTE = 2_000;

    private static final int CSV_PAGE = 500;

    private final HistoryStore store;
    private final Accounts accounts;
    private final Networks networks;
    private final Connections connections;
    private final KnownTokens tokens;
    private final AtomicLong revision = new AtomicLong();
    private final Published<Long> published = new Published<>(0L);
    private final AutoCloseable transfersListener;

    public History(
            Database database,
            Accounts accounts,
            Networks networks,
            Connections connections,
            Transfers transfers,
            KnownTokens tokens) {
        this.store = new HistoryStore(database);
        this.accounts = accounts;
        this.networks = networks;
        this.connections = connections;
        this.tokens = tokens;
        this.transfersListener = transfers.listen(list -> publish());
    }

    /** Calls back at once and after every change with a number that grows; then {@link #page} gives something new. */
    public AutoCloseable listen(Consumer<Long> listener) {
        return published.listen(listener);
    }

    /**
     * A stretch of the history, newest first.
     *
     * @param offset entries to leave out, from 0
     * @param limit the most entries to give, at most 1,000
     */
    public Page page(Filter filter, int offset, int limit) {
        return store.page(canonical(filter), Math.max(0, offset), Math.clamp(limit, 1, 1_000));
    }

    /** Writes the person's own words beside a transaction; empty words take the note away. */
    public void note(String networkId, String hash, String note) {
        String trimmed = note.strip();
        store.note(networkId, hash, trimmed.length() <= MAX_NOTE ? trimmed : trimmed.substring(0, MAX_NOTE));
        publish();
    }

    /**
     * Looks for new movements of the visible accounts on a network; bounded, so call again on {@link
     * ScanResult.MoreToDo}.
     *
     * @param progress in accounts
     * @throws IllegalArgumentException if there is no such network
     * @throws InterruptedException when the thread was interrupted; what was found is kept
     */
    public ScanResult update(String networkId, Progress progress) throws InterruptedException {
        NetworkProfile profile = networks.get(networkId).profile();
        for (Address unknown : store.unknownTokens(networkId)) {
            tokens.find(networkId, unknown).ifPresent(asset -> store.name(asset, unknown));
        }
        List<Address> own =
                accounts.book().accounts().stream().map(Account::address).toList();
        List<Address> visible =
                accounts.book().visible().stream().map(Account::address).toList();
        try {
            return new Scan(store, connections.pool(networkId), profile, tokens, own).run(visible, progress);
        } catch (NodeException e) {
            return new ScanResult.NoAnswer(e.problem());
        } finally {
            publish();
        }
    }

    /** Between which blocks an account was looked at. */
    public Coverage coverage(String networkId, Address account) {
        Optional<HistoryStore.Reach> coin = store.reach(networkId, account, "coin");
        Optional<HistoryStore.Reach> token = store.reach(networkId, account, "token");
        return new Coverage(
                coin.map(HistoryStore.Reach::from).orElse(null),
                coin.map(HistoryStore.Reach::to).orElse(null),
                token.map(HistoryStore.Reach::from).orElse(null),
                token.map(HistoryStore.Reach::to).orElse(null));
    }

    /**
     * Writes every entry that the filter lets through as CSV (RFC 4180), newest first, with a head line.
     *
     * @param progress in entries
     * @throws InterruptedException when the thread was interrupted; the output is incomplete
     */
    public void exportCsv(Filter filter, Appendable out, Progress progress) throws IOException, InterruptedException {
        Csv.head(out);
        int written = 0;
        Page page;
        do {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            page = store.page(canonical(filter), written, CSV_PAGE);
            for (Entry entry : page.entries()) {
                Csv.entry(out, entry, hrp(entry.amount().asset().network()));
                written++;
            }
            progress.at(written, page.total());
        } while (!page.entries().isEmpty());
    }

    /** Stops following the transfers. */
    @Override
    public void close() {
        try {
            transfersListener.close();
        } catch (Exception e) {
            throw new IllegalStateException("a listener could not be taken away", e);
        }
    }

    private @Nullable String hrp(String networkId) {
        return networks.find(networkId)
                .map(Network::profile)
                .map(NetworkProfile::hrp)
                .orElse(null);
    }

    /** An address is found in whatever form it is typed. */
    private static Filter canonical(Filter filter) {
        return filter.matching(SearchWords.canonical(filter.text()));
    }

    private void publish() {
        published.set(revision.incrementAndGet());
    }
}
