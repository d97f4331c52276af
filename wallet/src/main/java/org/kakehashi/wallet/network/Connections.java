package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.wallet.rpc.NodeClient;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.rpc.RpcValue;

/** One guarded pool of nodes for each network, made when first asked for and anew when the network's nodes change. */
public final class Connections implements AutoCloseable {

    private record Open(Network network, NodePool pool) {}

    private final Networks networks;
    private final NetworkGuard guard;
    private final GuardedHttp http;
    private final RpcLimits limits;
    private final Clock clock;
    private final Map<String, Open> open = new HashMap<>();

    public Connections(Networks networks, NetworkGuard guard, GuardedHttp http, RpcLimits limits, Clock clock) {
        this.networks = networks;
        this.guard = guard;
        this.http = http;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The nodes of a network. Ask anew for each piece of work rather than keep it: a change of nodes makes a new pool.
     *
     * @throws IllegalArgumentException if there is no such network
     */
    public synchronized NodePool pool(String networkId) {
        Network network = networks.get(networkId);
        Open present = open.get(networkId);
        if (present != null && present.network().equals(network)) {
            return present.pool();
        }
        if (present != null) {
            present.pool().close();
        }
        NodePool pool = new NodePool(http, network.nodes(), guard.gate(network.profile()), limits, clock);
        open.put(networkId, new Open(network, pool));
        return pool;
    }

    /**
     * One node of a network by itself, such as the person's own, which need not be on the network's list; guarded like
     * the others. To be closed after use.
     */
    public NodePool only(String networkId, URI node) {
        return new NodePool(
                http, List.of(node), guard.gate(networks.get(networkId).profile()), limits, clock);
    }

    /** Lets a private chain pass as the network, see {@link NetworkGuard#allowPrivate}, and asks its nodes anew. */
    public void allowPrivate(String networkId, String genesisHash) {
        guard.allowPrivate(networkId, genesisHash);
        pool(networkId).recheck();
    }

    /** Takes {@link #allowPrivate} back, and asks the network's nodes anew. */
    public void disallowPrivate(String networkId, String genesisHash) {
        guard.disallowPrivate(networkId, genesisHash);
        pool(networkId).recheck();
    }

    /** Asks every node of a network who it is and how far it is, one after the other. */
    public List<NodeReport> test(String networkId) {
        Network network = networks.get(networkId);
        guard.forget(networkId);
        List<NodeReport> reports = new ArrayList<>();
        for (URI node : network.nodes()) {
            NodeClient client = new NodeClient(http, node, limits);
            GuardResult verdict = guard.check(network.profile(), client);
            reports.add(
                    verdict instanceof GuardResult.Match
                            ? measured(client, verdict)
                            : new NodeReport(node, verdict, null, null));
        }
        pool(networkId).recheck();
        return reports;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(each -> each.pool().close());
        open.clear();
    }

    private NodeReport measured(NodeClient client, GuardResult verdict) {
        Instant start = clock.instant();
        try {
            BigInteger block = RpcValue.quantity(client.node(), client.call("eth_blockNumber"));
            return new NodeReport(client.node(), verdict, Duration.between(start, clock.instant()), block);
        } catch (NodeException e) {
            return new NodeReport(client.node(), new GuardResult.Unreachable(e.problem()), null, null);
        }
    }
}
