package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.restricting.RestrictingPlans;
import org.kakehashi.wallet.staking.AccountDelegations;
import org.kakehashi.wallet.staking.Delegations;
import org.kakehashi.wallet.staking.FavouriteValidators;
import org.kakehashi.wallet.staking.RewardHistory;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** The validators of the selected network and what the selected account has with them. */
final class StakingViewModel implements AutoCloseable {

    private static final String LOAD = "staking.load";

    /**
     * What was read together.
     *
     * @param minimumRelease the least amount of one release of a restricting plan, in von
     */
    record Reading(
            ValidatorList validators,
            AccountDelegations mine,
            Optional<RestrictingAccount> plan,
            BigInteger minimumRelease) {}

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Validator>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<NodeId>> favourites = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Account account;
    private @Nullable NetworkProfile profile;
    private boolean active;
    private boolean loaded;

    StakingViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        search.addListener((_, _, _) -> find());
    }

    StringProperty searchProperty() {
        return search;
    }

    /** Null before the network has answered. */
    ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The validators that the search finds, favourites first. */
    ReadOnlyObjectProperty<List<Validator>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<NodeId>> favouritesProperty() {
        return favourites.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Nullable
    Account account() {
        return account;
    }

    @Nullable
    NetworkProfile profile() {
        return profile;
    }

    /** Turns to another account or network; what is known of the former is forgotten. */
    void show(Account shown, NetworkProfile network) {
        if (shown.equals(account) && network.equals(profile)) {
            return;
        }
        background.cancel(LOAD);
        account = shown;
        profile = network;
        loaded = false;
        reading.set(null);
        notice.set(null);
        favourites.set(marks(network).all());
        find();
        loadOnce();
    }

    /** Asks the network only while somebody looks. */
    void setActive(boolean now) {
        active = now;
        loadOnce();
    }

    private void loadOnce() {
        if (active && !loaded) {
            load();
        }
    }

    void load() {
        Account asked = account;
        NetworkProfile network = profile;
        Optional<SystemNetwork> system = network == null ? Optional.empty() : SystemNetwork.of(network);
        if (asked == null || network == null || system.isEmpty()) {
            return;
        }
        loaded = true;
        busy.set(true);
        notice.set(null);
        background
                .job(LOAD, _ -> {
                    Reading now = read(node(holdings, network, system.get()), asked);
                    new RewardHistory(holdings.vault().database(), network.id()).snapshot(now.mine());
                    return now;
                })
                .cancelled(() -> busy.set(false))
                .failed(this::failed)
                .start(now -> {
                    busy.set(false);
                    reading.set(now);
                    find();
                });
    }

    private static Reading read(SystemNode node, Account asked) throws IOException {
        var plans = new RestrictingPlans(node);
        return new Reading(
                new Validators(node).load(),
                new Delegations(node).of(asked.address()),
                plans.of(asked.address()),
                plans.minimumRelease());
    }

    static SystemNode node(Holdings holdings, NetworkProfile network, SystemNetwork system) {
        return new SystemNode(holdings.connections().pool(network.id()), system, holdings.clock());
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text")));
    }

    private void find() {
        Reading present = reading.get();
        if (present == null) {
            found.set(List.of());
            return;
        }
        ValidatorList all = present.validators();
        List<Validator> hits = all.search(search.get());
        found.set(all.favouritesFirst(favourites.get()).stream()
                .filter(hits::contains)
                .toList());
    }

    /** Marks a validator, or takes the mark away. */
    void mark(NodeId node) {
        NetworkProfile network = profile;
        if (network != null) {
            FavouriteValidators marks = marks(network);
            if (favourites.get().contains(node)) {
                marks.remove(node);
            } else {
                marks.add(node);
            }
            favourites.set(marks.all());
            find();
        }
    }

    private FavouriteValidators marks(NetworkProfile network) {
        return new FavouriteValidators(holdings.vault().database(), network.id(), holdings.clock());
    }

    @Override
    public void close() {
        background.cancel(LOAD);
    }
}
