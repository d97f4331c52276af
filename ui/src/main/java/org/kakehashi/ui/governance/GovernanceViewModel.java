package org.kakehashi.ui.governance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.Parameter;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** The governance of the selected network, and the nodes that the selected account staked for. */
final class GovernanceViewModel implements AutoCloseable {

    private static final String LOAD = "governance.load";

    /**
     * What was read together.
     *
     * @param proposals the latest first
     * @param version in force
     */
    record Reading(
            List<ProposalState> proposals,
            List<Parameter> parameters,
            NetworkParameters values,
            long version,
            ValidatorList validators) {

        /** The nodes that this account staked for. */
        List<Validator> of(Account account) {
            return validators.validators().stream()
                    .filter(each -> each.stakingAccount().equals(account.address()))
                    .toList();
        }
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Account account;
    private @Nullable NetworkProfile profile;
    private boolean active;
    private boolean loaded;

    GovernanceViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
    }

    /** Null before the network has answered. */
    ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
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

    /** Turns to another account or network; proposals of the same network stay. */
    void show(Account shown, NetworkProfile network) {
        boolean other = !network.equals(profile);
        account = shown;
        profile = network;
        if (other) {
            background.cancel(LOAD);
            loaded = false;
            reading.set(null);
            notice.set(null);
        }
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
        NetworkProfile network = profile;
        Optional<SystemNetwork> system = network == null ? Optional.empty() : SystemNetwork.of(network);
        if (network == null || system.isEmpty()) {
            return;
        }
        loaded = true;
        notice.set(null);
        background
                .job(
                        LOAD,
                        _ -> read(new SystemNode(
                                holdings.connections().pool(network.id()), system.get(), holdings.clock())))
                .busy(busy::set)
                .failed(this::failed)
                .start(reading::set);
    }

    private static Reading read(SystemNode node) throws IOException {
        var governance = new Governance(node);
        return new Reading(
                governance.proposals(),
                governance.parameters(),
                NetworkParameters.read(node),
                governance.activeVersion(),
                new Validators(node).load());
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text")));
    }

    @Override
    public void close() {
        background.cancel(LOAD);
    }
}
