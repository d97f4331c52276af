package org.kakehashi.wallet.token;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.token.BalanceReading.Known;

/**
 * Balances of the coin and of the shown tokens. Every reading carries its block and time; a failure keeps the last good
 * one with the reason; the last good ones are in the vault and show without a connection.
 */
public final class Balances {

    /** An unchanged amount is written again only after this long, to spare the disk. */
    private static final Duration REWRITE = Duration.ofMinutes(10);

    private final BalanceStore store;
    private final BalanceReader reader;
    private final Connections connections;
    private final Tokens tokens;
    private final Map<String, Published<BalanceSheet>> sheets = new ConcurrentHashMap<>();
    private final Map<String, Map<Position, Known>> saved = new ConcurrentHashMap<>();

    public Balances(Database database, Connections connections, Tokens tokens, Clock clock) {
        this.store = new BalanceStore(database);
        this.reader = new BalanceReader(clock);
        this.connections = connections;
        this.tokens = tokens;
    }

    /** What is known now of a network's balances, without asking anybody. */
    public BalanceSheet sheet(String network) {
        return published(network).value();
    }

    /** Follows {@link #sheet}. */
    public AutoCloseable listen(String network, Consumer<BalanceSheet> listener) {
        return published(network).listen(listener);
    }

    /**
     * Asks the network for the coin and every shown token of these owners, all in the same requests: the node learns
     * that the addresses belong together. Where that matters, ask for one owner at a time. Blocks; never throws for what
     * nodes or tokens do.
     */
    public BalanceSheet refresh(String network, List<Address> owners) {
        if (owners.isEmpty()) {
            return sheet(network);
        }
        List<Address> contracts =
                tokens.shown(network).stream().map(Token::address).toList();
        NodePool pool = connections.pool(network);
        Map<Position, BalanceReading> fresh =
                reader.read(network, pool, owners.stream().distinct().toList(), contracts);
        return merge(network, fresh);
    }

    /** Forgets everything about an owner, after the account was removed. */
    public void forget(Address owner) {
        store.forget(owner);
        for (Published<BalanceSheet> each : sheets.values()) {
            synchronized (each) {
                Map<Position, BalanceReading> kept = new HashMap<>(each.value().readings());
                kept.keySet().removeIf(position -> position.owner().equals(owner));
                each.set(new BalanceSheet(each.value().network(), kept));
            }
        }
        saved.values()
                .forEach(known ->
                        known.keySet().removeIf(position -> position.owner().equals(owner)));
    }

    private BalanceSheet merge(String network, Map<Position, BalanceReading> fresh) {
        Published<BalanceSheet> present = published(network);
        synchronized (present) {
            Map<Position, BalanceReading> merged = new HashMap<>(present.value().readings());
            fresh.forEach((position, reading) -> merged.put(
                    position,
                    reading instanceof BalanceReading.Unknown unknown
                            ? present.value().reading(position).failed(unknown.reason())
                            : reading));
            save(network, fresh);
            present.set(new BalanceSheet(network, merged));
            return present.value();
        }
    }

    private void save(String network, Map<Position, BalanceReading> fresh) {
        Map<Position, Known> before = saved.computeIfAbsent(network, id -> new ConcurrentHashMap<>());
        Map<Position, Known> changed = new HashMap<>();
        fresh.forEach((position, reading) -> {
            if (reading instanceof Known known && worthWriting(before.get(position), known)) {
                changed.put(position, known);
            }
        });
        if (!changed.isEmpty()) {
            store.save(network, changed);
            before.putAll(changed);
        }
    }

    private static boolean worthWriting(@Nullable Known before, Known now) {
        return before == null
                || !before.amount().equals(now.amount())
                || Duration.between(before.at(), now.at()).compareTo(REWRITE) >= 0;
    }

    private Published<BalanceSheet> published(String network) {
        return sheets.computeIfAbsent(network, id -> {
            Map<Position, Known> known = store.load(id);
            saved.put(id, new ConcurrentHashMap<>(known));
            Map<Position, BalanceReading> readings = new HashMap<>();
            known.forEach((position, reading) ->
                    readings.put(position, new BalanceReading.Stale(reading, new BalanceProblem.NotAsked())));
            return new Published<>(new BalanceSheet(id, readings));
        });
    }
}
