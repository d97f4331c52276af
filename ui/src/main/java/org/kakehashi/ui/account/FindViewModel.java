package org.kakehashi.ui.account;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AddResult;
import org.kakehashi.wallet.account.RestoreScan;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.NodeAddition;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Looks on the selected network where other programs keep accounts of the same words, and adds the chosen ones. */
final class FindViewModel {

    private static final String KEY = "account.find";

    /**
     * What was found under one convention.
     *
     * @param used how many were ever used
     * @param unknown whether the node left an answer out, so that nothing is known
     * @param offered those worth offering: the used ones, or else the first
     */
    record Group(PathConvention convention, int used, boolean unknown, List<RestoreScan.Found> offered) {}

    /** What keeps the network from being asked. */
    enum Need {
        NOTHING,
        /** No node is on its list. */
        NODE,
        /** No node is allowed. */
        CONSENT
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final ObjectProperty<Network> network;
    private final ReadOnlyObjectWrapper<List<URI>> asked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Need> need = new ReadOnlyObjectWrapper<>(Need.NOTHING);
    private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    FindViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        network = new SimpleObjectProperty<>(holdings.networks().state().selected());
        network.addListener((_, _, _) -> changed());
        weigh();
    }

    private void changed() {
        background.cancel(KEY);
        groups.set(List.of());
        notice.set(null);
        weigh();
    }

    private void weigh() {
        Network present = holdings.networks().get(network.get().id());
        List<URI> waiting = present.nodes().stream()
                .filter(node -> !holdings.hosts().allowed(HostPort.of(node), Purpose.NETWORK_NODE))
                .toList();
        asked.set(waiting);
        if (waiting.size() < present.nodes().size()) {
            need.set(Need.NOTHING);
        } else {
            need.set(present.nodes().isEmpty() ? Need.NODE : Need.CONSENT);
        }
    }

    List<Network> networks() {
        return holdings.networks().state().networks();
    }

    /** The network that is asked, at first the wallet's. */
    ObjectProperty<Network> networkProperty() {
        return network;
    }

    NetworkProfile profile() {
        return network.get().profile();
    }

    ReadOnlyObjectProperty<Need> needProperty() {
        return need.getReadOnlyProperty();
    }

    /** The nodes of the network that wait for the person's consent. */
    ReadOnlyObjectProperty<List<URI>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Takes the person's consent for the nodes that wait, and looks. */
    void allowAndLook(Seed seed, Consumer<Step> progress) {
        asked.get().forEach(node -> holdings.hosts().allow(HostPort.of(node), Purpose.NETWORK_NODE));
        weigh();
        look(seed, progress);
    }

    /** Adds a node that the person names, allows it and looks; true when the entry may be cleared. */
    boolean useNode(String address, Seed seed, Consumer<Step> progress) {
        NodeAddition outcome = holdings.networks().addNode(network.get().id(), address);
        if (outcome == NodeAddition.NOT_AN_ADDRESS || outcome == NodeAddition.TOO_MANY) {
            notice.set(Notice.warning(texts.get("account.find.badNode"), ""));
            return false;
        }
        holdings.hosts().allow(HostPort.of(URI.create(address.strip())), Purpose.NETWORK_NODE);
        weigh();
        look(seed, progress);
        return true;
    }

    List<Seed> seeds() {
        return holdings.accounts().book().seeds();
    }

    /** One for each convention once the look has ended, empty before. */
    ReadOnlyObjectProperty<List<Group>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The account of the list that has this address already. */
    Optional<Account> present(RestoreScan.Found found) {
        return holdings.accounts().book().at(found.address());
    }

    void look(Seed seed, Consumer<Step> progress) {
        notice.set(null);
        groups.set(List.of());
        var scan = new RestoreScan(holdings.connections().pool(profile().id()));
        background
                .job(KEY, steps -> scan.scan(holdings.accounts(), seed.id(), steps::at))
                .progress(progress)
                .busy(busy::set)
                .failed(this::failed)
                .start(this::found);
    }

    private void failed(Throwable failure) {
        notice.set(Notice.danger(texts.get("account.find.failed"), texts.get("account.find.failed.text")));
        background.report(failure);
    }

    private void found(List<RestoreScan.Found> all) {
        Map<PathConvention, List<RestoreScan.Found>> sorted = new LinkedHashMap<>();
        for (RestoreScan.Found each : all) {
            sorted.computeIfAbsent(each.convention(), _ -> new ArrayList<>()).add(each);
        }
        groups.set(sorted.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList());
        if (all.stream()
                .anyMatch(each -> each.look() instanceof RestoreScan.Look.NoAnswer(var problem)
                        && problem instanceof NodeProblem.WrongNetwork)) {
            notice.set(Notice.danger(
                    texts.get("account.find.wrong", profile().name()), texts.get("account.find.wrong.text")));
        } else if (groups.get().stream().anyMatch(Group::unknown)) {
            notice.set(Notice.warning(
                    texts.get("account.find.silent"),
                    texts.get("account.find.silent.text", profile().name())));
        } else if (groups.get().stream().allMatch(group -> group.used() == 0)) {
            notice.set(Notice.info(
                    texts.get("account.find.empty", profile().name()), texts.get("account.find.empty.text")));
        }
    }

    private static Group group(PathConvention convention, List<RestoreScan.Found> found) {
        List<RestoreScan.Found> used =
                found.stream().filter(RestoreScan.Found::used).toList();
        boolean unknown = found.stream().anyMatch(each -> !(each.look() instanceof RestoreScan.Look.Seen));
        return new Group(convention, used.size(), unknown, used.isEmpty() ? found.subList(0, 1) : used);
    }

    /** Adds these, and shows the wallet on the network where they were found; the listener hears of the last one. */
    void add(Seed seed, List<RestoreScan.Found> chosen, Consumer<Account> onAdded) {
        String chosenNetwork = network.get().id();
        background
                .job(KEY, _ -> {
                    List<Account> added = new ArrayList<>();
                    for (RestoreScan.Found each : chosen) {
                        int number = holdings.accounts().book().accounts().size() + 1;
                        added.add(account(holdings.accounts()
                                .addAt(seed.id(), each.path(), texts.get("account.name.suggestion", number))));
                    }
                    holdings.networks().select(chosenNetwork);
                    return added;
                })
                .heavy()
                .busy(busy::set)
                .start(added -> onAdded.accept(added.getLast()));
    }

    private static Account account(AddResult result) {
        return switch (result) {
            case AddResult.Added(Account account) -> account;
            case AddResult.Upgraded(Account account) -> account;
            case AddResult.AlreadyThere(Account account) -> account;
        };
    }

    void stop() {
        background.cancel(KEY);
    }
}
