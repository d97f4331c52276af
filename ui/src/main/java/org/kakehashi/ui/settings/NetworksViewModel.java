package org.kakehashi.ui.settings;

import java.net.URI;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkAddition;
import org.kakehashi.wallet.network.NetworkDraft;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.network.NodeAddition;
import org.kakehashi.wallet.network.NodeReport;

/** The networks, and the nodes of the one that is looked at. */
final class NetworksViewModel implements AutoCloseable {

    private static final String TEST = "settings.nodes.test";

    private final Texts texts;
    private final Background background;
    private final Networks networks;
    private final Connections connections;
    private final Hosts hosts;
    private final Following following = new Following();
    private final ObservableList<Network> list = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Network> shown = new ReadOnlyObjectWrapper<>();
    private final ObservableList<NodeReport> reports = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Notice> nodeNotice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> addNotice = new ReadOnlyObjectWrapper<>();
    private @Nullable String shownId;
    private @Nullable String selectedId;

    NetworksViewModel(Texts texts, Background background, Networks networks, Connections connections, Hosts hosts) {
        this.texts = texts;
        this.background = background;
        this.networks = networks;
        this.connections = connections;
        this.hosts = hosts;
        following.follow(background, networks::listen, this::take);
    }

    private void take(Networks.State state) {
        if (!list.equals(state.networks())) {
            list.setAll(state.networks());
        }
        // Who chooses another network in the wallet means that one here as well.
        if (!state.selected().id().equals(selectedId)) {
            selectedId = state.selected().id();
            shownId = selectedId;
            reports.clear();
            nodeNotice.set(null);
        }
        Network present =
                shownId == null ? state.selected() : state.find(shownId).orElse(state.selected());
        shownId = present.id();
        shown.set(present);
    }

    ObservableList<Network> list() {
        return list;
    }

    ReadOnlyObjectProperty<@Nullable Network> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What the last test found, one for each node. */
    ObservableList<NodeReport> reports() {
        return reports;
    }

    ReadOnlyBooleanProperty testingProperty() {
        return testing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> nodeNoticeProperty() {
        return nodeNotice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> addNoticeProperty() {
        return addNotice.getReadOnlyProperty();
    }

    void show(Network network) {
        if (!network.id().equals(shownId)) {
            shownId = network.id();
            shown.set(network);
            reports.clear();
            nodeNotice.set(null);
        }
    }

    /** Adds a node to the network that is shown; true when the entry may be cleared. */
    boolean addNode(String address) {
        Network network = shown.get();
        if (network == null) {
            return false;
        }
        NodeAddition outcome = networks.addNode(network.id(), address);
        nodeNotice.set(
                switch (outcome) {
                    case ADDED -> null;
                    case ALREADY_THERE -> Notice.info(texts.get("settings.nodes.there"), "");
                    case NOT_AN_ADDRESS, TOO_MANY -> Notice.warning(texts.get("settings.nodes.badUrl"), "");
                });
        return outcome == NodeAddition.ADDED;
    }

    void removeNode(URI node) {
        Network network = shown.get();
        if (network != null) {
            networks.removeNode(network.id(), node);
            reports.removeIf(report -> report.node().equals(node));
        }
    }

    /** Moves a node up (-1) or down (1) in the order in which they are asked. */
    void moveNode(URI node, int by) {
        Network network = shown.get();
        if (network != null) {
            networks.moveNode(network.id(), node, network.nodes().indexOf(node) + by);
        }
    }

    boolean isAllowed(URI node) {
        return hosts.allowed(HostPort.of(node), Purpose.NETWORK_NODE);
    }

    /** Allows this node and asks all that are allowed. */
    void allowAndTest(URI node) {
        hosts.allow(HostPort.of(node), Purpose.NETWORK_NODE);
        test();
    }

    /** Asks each node of the network who it is. */
    void test() {
        Network network = shown.get();
        if (network == null) {
            return;
        }
        background
                .job(TEST, _ -> connections.test(network.id()))
                .busy(testing::set)
                .failed(failure -> {
                    nodeNotice.set(
                            Notice.danger(texts.get("settings.nodes.broken"), texts.get("settings.nodes.broken.text")));
                    background.report(failure);
                })
                .start(found -> finish(network, found));
    }

    void stopTesting() {
        background.cancel(TEST);
    }

    private void finish(Network network, List<NodeReport> found) {
        if (network.id().equals(shownId)) {
            reports.setAll(found);
        }
    }

    /** Lets a private chain pass as this network, and asks again. */
    void allowPrivate(String genesisHash) {
        Network network = shown.get();
        if (network != null) {
            connections.allowPrivate(network.id(), genesisHash);
            test();
        }
    }

    /** Takes {@link #allowPrivate} back, and asks again. */
    void disallowPrivate(String genesisHash) {
        Network network = shown.get();
        if (network != null) {
            connections.disallowPrivate(network.id(), genesisHash);
            test();
        }
    }

    /** Adds a network; true when it is there and the form may go. */
    boolean addNetwork(NetworkDraft draft) {
        return switch (networks.add(draft)) {
            case NetworkAddition.Added(var network) -> {
                addNotice.set(null);
                shownId = network.id();
                shown.set(network);
                yield true;
            }
            case NetworkAddition.Invalid(var field) -> {
                addNotice.set(Notice.warning(
                        texts.get("settings.networks.invalid"), texts.get("settings.networks.field." + field)));
                yield false;
            }
            case NetworkAddition.ChainIdTaken(var other) -> {
                addNotice.set(Notice.warning(
                        texts.get("settings.networks.taken", other.profile().name()), ""));
                yield false;
            }
        };
    }

    void removeNetwork() {
        Network network = shown.get();
        if (network != null && !network.builtIn()) {
            networks.remove(network.id());
        }
    }

    @Override
    public void close() {
        background.cancel(TEST);
        following.close();
    }
}
