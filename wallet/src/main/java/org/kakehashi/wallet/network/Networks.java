package org.kakehashi.wallet.network;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Published;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/**
 * The networks that came with the program and those the person added, with their nodes, kept in the vault. Every node is
 * put on the hosts page as a proposal; none is contacted here.
 */
public final class Networks {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("wallet.network", Networks.class);

    /** Id of the network whose chain id the person may set: a node on the own machine. */
    public static final String LOCAL = "local";

    private static final String SELECTED = "selected";
    private static final String LOCAL_CHAIN_ID = "local-chain-id";

    /**
     * All networks.
     *
     * @param networks built-in ones first, then in the order of addition
     * @param selected the one that new things are done on
     */
    public record State(List<Network> networks, Network selected) {
        public State {
            networks = List.copyOf(networks);
        }

        /** The network of this id. */
        public Optional<Network> find(String id) {
            return networks.stream().filter(network -> network.id().equals(id)).findFirst();
        }
    }

    private final NetworkStore store;
    private final Hosts hosts;
    private final Published<State> published;

    public Networks(Database database, Hosts hosts) {
        this.store = new NetworkStore(database);
        this.hosts = hosts;
        this.published = new Published<>(load());
        proposeHosts();
    }

    /** The present state. */
    public State state() {
        return published.value();
    }

    /** Follows {@link #state()}. */
    public AutoCloseable listen(Consumer<State> listener) {
        return published.listen(listener);
    }

    /** The network of this id, if there is one. */
    public Optional<Network> find(String id) {
        return state().find(id);
    }

    /**
     * The network of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Network get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no network " + id));
    }

    /** Makes this the network that new things are done on. */
    public void select(String id) {
        get(id);
        store.choose(SELECTED, id);
        reload();
    }

    /** Adds a network, if it is well described and its chain id is free. */
    public NetworkAddition add(NetworkDraft draft) {
        DraftReading reading = new DraftReading();
        Optional<NetworkProfile> profile = reading.read(draft);
        if (profile.isEmpty()) {
            NetworkAddition.Field wrong = reading.wrong();
            return new NetworkAddition.Invalid(wrong == null ? NetworkAddition.Field.CHAIN_ID : wrong);
        }
        synchronized (this) {
            for (Network network : state().networks()) {
                if (network.profile().chainId() == profile.get().chainId()) {
                    return new NetworkAddition.ChainIdTaken(network);
                }
            }
            store.add(profile.get());
        }
        reload();
        return new NetworkAddition.Added(get(profile.get().id()));
    }

    /**
     * Takes away a network that the person added.
     *
     * @throws IllegalArgumentException if it came with the program
     */
    public void remove(String id) {
        if (get(id).builtIn()) {
            throw new IllegalArgumentException("built-in networks stay");
        }
        store.remove(id);
        reload();
    }

    /** Sets the chain id of the {@link #LOCAL} network; false if it is none, or another network's. */
    public boolean setLocalChainId(String text) {
        Optional<Long> chainId = DraftReading.chainId(text);
        if (chainId.isEmpty()) {
            return false;
        }
        boolean taken = state().networks().stream()
                .anyMatch(network -> !network.id().equals(LOCAL)
                        && !network.builtIn()
                        && network.profile().chainId() == chainId.get());
        if (!taken) {
            store.choose(LOCAL_CHAIN_ID, Long.toString(chainId.get()));
            reload();
        }
        return !taken;
    }

    /** Adds a node as the last of a network, and proposes its host. */
    public NodeAddition addNode(String id, String address) {
        Optional<URI> node = DraftReading.node(address);
        if (node.isEmpty()) {
            return NodeAddition.NOT_AN_ADDRESS;
        }
        List<URI> present = get(id).nodes();
        if (present.contains(node.get())) {
            return NodeAddition.ALREADY_THERE;
        }
        if (present.size() >= NetworkProfile.MAX_NODES) {
            return NodeAddition.TOO_MANY;
        }
        change(id, nodes -> {
            nodes.add(node.get());
            return nodes;
        });
        return NodeAddition.ADDED;
    }

    /** Takes a node away from a network; its consent is withdrawn when no other network uses the host. */
    public void removeNode(String id, URI node) {
        change(id, nodes -> {
            nodes.remove(node);
            return nodes;
        });
        HostPort host = HostPort.of(node);
        boolean used = state().networks().stream()
                .flatMap(network -> network.nodes().stream())
                .anyMatch(other -> HostPort.of(other).equals(host));
        if (!used) {
            hosts.forget(host, Purpose.NETWORK_NODE);
        }
    }

    /** Moves a node to a place in the order, 0 being the preferred. */
    public void moveNode(String id, URI node, int place) {
        change(id, nodes -> {
            if (nodes.remove(node)) {
                nodes.add(Math.clamp(place, 0, nodes.size()), node);
            }
            return nodes;
        });
    }

    private void change(String id, UnaryOperator<List<URI>> change) {
        synchronized (this) {
            store.setNodes(id, change.apply(new ArrayList<>(get(id).nodes())));
        }
        reload();
    }

    private void reload() {
        synchronized (this) {
            State state = load();
            published.set(state);
        }
        proposeHosts();
    }

    private State load() {
        Map<String, List<URI>> edited = new HashMap<>(store.nodes());
        List<Network> networks = new ArrayList<>();
        for (NetworkProfile profile : BuiltInProfiles.all()) {
            NetworkProfile used = profile.id().equals(LOCAL) ? withLocalChainId(profile) : profile;
            networks.add(new Network(used, edited.getOrDefault(used.id(), used.nodes()), true));
        }
        for (NetworkProfile profile : store.added()) {
            networks.add(new Network(profile, edited.getOrDefault(profile.id(), profile.nodes()), false));
        }
        String selected = store.choice(SELECTED);
        Network present = networks.stream()
                .filter(network -> network.id().equals(selected))
                .findFirst()
                .orElse(networks.getFirst());
        return new State(networks, present);
    }

    private NetworkProfile withLocalChainId(NetworkProfile profile) {
        String chosen = store.choice(LOCAL_CHAIN_ID);
        return chosen == null ? profile : profile.withChainId(Long.parseLong(chosen));
    }

    private void proposeHosts() {
        for (Network network : state().networks()) {
            for (URI node : network.nodes()) {
                hosts.propose(
                        HostPort.of(node),
                        Purpose.NETWORK_NODE,
                        network.profile().name());
            }
        }
    }
}
