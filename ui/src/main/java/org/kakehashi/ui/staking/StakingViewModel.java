package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.AccountOnNetwork;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Lookup;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
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
final class StakingViewModel {

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

    private final Holdings holdings;
    private final Lookup<AccountOnNetwork, Reading> lookup;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Validator>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<NodeId>> favourites = new ReadOnlyObjectWrapper<>(Set.of());

    StakingViewModel(Texts texts, Background background, Holdings holdings) {
        this.holdings = holdings;
        lookup = new Lookup<>(background, "staking.load", unreachable(texts), (of, _) -> read(of));
        search.addListener((_, _, _) -> find());
        lookup.answerProperty().addListener((_, _, _) -> find());
    }

    static Notice unreachable(Texts texts) {
        return Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text"));
    }

    StringProperty searchProperty() {
        return search;
    }

    Lookup<AccountOnNetwork, Reading> lookup() {
        return lookup;
    }

    /** The validators that the search finds, favourites first. */
    ReadOnlyObjectProperty<List<Validator>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<NodeId>> favouritesProperty() {
        return favourites.getReadOnlyProperty();
    }

    /** Turns to another account or network; what is known of the former is forgotten. */
    void show(AccountOnNetwork of) {
        favourites.set(marks(of.profile()).all());
        lookup.show(of);
    }

    private Reading read(AccountOnNetwork of) throws IOException {
        SystemNode node = node(holdings, of.profile());
        var plans = new RestrictingPlans(node);
        var now = new Reading(
                new Validators(node).load(),
                new Delegations(node).of(of.account().address()),
                plans.of(of.account().address()),
                plans.minimumRelease());
        new RewardHistory(holdings.vault().database(), of.profile().id()).snapshot(now.mine());
        return now;
    }

    static SystemNode node(Holdings holdings, NetworkProfile network) {
        return new SystemNode(
                holdings.connections().pool(network.id()),
                SystemNetwork.of(network).orElseThrow(),
                holdings.clock());
    }

    private void find() {
        Reading present = lookup.answerProperty().get();
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
        AccountOnNetwork of = lookup.subject();
        if (of != null) {
            FavouriteValidators marks = marks(of.profile());
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
}
