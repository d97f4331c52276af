package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.RewardEntry;
import org.kakehashi.wallet.staking.RewardHistory;
import org.kakehashi.wallet.staking.RewardSnapshot;
import org.kakehashi.wallet.staking.StakingRecord;
import org.kakehashi.wallet.transfer.Transfer;

/** What an account did with the network's own contracts from here, and the rewards that came of it; asks no node. */
final class RecordsViewModel implements AutoCloseable {

    private static final String READ = "staking.records";
    private static final String SAVE = "staking.csv";

    /**
     * Everything kept about one account on one network.
     *
     * @param records the newest first
     * @param paid rewards that were paid, the newest first
     * @param snapshots the earliest first
     */
    record Records(List<StakingRecord> records, List<RewardEntry> paid, List<RewardSnapshot> snapshots) {

        static final Records NONE = new Records(List.of(), List.of(), List.of());

        /** All that was paid, in von. */
        BigInteger paidSum() {
            return paid.stream().map(RewardEntry::amount).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<Records> records = new ReadOnlyObjectWrapper<>(Records.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private @Nullable Account account;
    private @Nullable NetworkProfile profile;

    RecordsViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        following.follow(background, holdings.transfers()::listen, (List<Transfer> _) -> read());
    }

    ReadOnlyObjectProperty<Records> recordsProperty() {
        return records.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Turns to another account or network. */
    void show(Account shown, NetworkProfile network) {
        account = shown;
        profile = network;
        records.set(Records.NONE);
        notice.set(null);
        read();
    }

    /** Reads the vault again. */
    void read() {
        Account of = account;
        NetworkProfile network = profile;
        if (of != null && network != null) {
            background.job(READ, _ -> read(of, network)).start(records::set);
        }
    }

    private Records read(Account of, NetworkProfile network) {
        List<Transfer> own = holdings.transfers().systemCalls(network.id()).stream()
                .filter(each -> each.from().equals(of.address()))
                .toList();
        var rewards = new RewardHistory(holdings.vault().database(), network.id());
        rewards.absorb(own);
        return new Records(StakingRecord.of(own), rewards.entries(of.address()), rewards.snapshots(of.address()));
    }

    /** Writes a table into a file. */
    void save(Path target, Supplier<String> table, Consumer<Path> done) {
        notice.set(null);
        background
                .job(SAVE, _ -> {
                    Files.writeString(target, table.get());
                    return target;
                })
                .failed(this::notSaved)
                .start(done);
    }

    private void notSaved(Throwable failure) {
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.danger(texts.get("history.exportFailed"), texts.get("history.exportFailed.text")));
    }

    @Override
    public void close() {
        following.close();
        background.cancel(READ);
    }
}
