package org.kakehashi.ui.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.history.Filter;
import org.kakehashi.wallet.history.Page;
import org.kakehashi.wallet.history.ScanResult;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.NonceReport;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/** The entries of one account on the selected network, and what can be done with each. */
final class HistoryViewModel implements AutoCloseable {

    private static final String LOAD = "history.load";
    private static final String LOOK = "history.look";
    private static final String EXPORT = "history.export";
    private static final String NOTE = "history.note";
    private static final String RESEND = "history.resend";
    private static final int PAGE = 100;
    private static final int MOST_LOOKS = 20;

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Following following = new Following();
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty suspicious = new SimpleBooleanProperty();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper looked = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<BigInteger>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Entry> selected = new ReadOnlyObjectWrapper<>();
    private @Nullable Account account;
    private @Nullable NetworkProfile profile;
    private int wanted = PAGE;

    HistoryViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        search.addListener((_, _, _) -> reload());
        suspicious.addListener((_, _, _) -> reload());
        following.follow(background, holdings.history()::listen, (Long _) -> reload());
    }

    /** Shows this account on this network. */
    void show(Account owner, NetworkProfile network) {
        boolean same = account != null
                && profile != null
                && account.id().equals(owner.id())
                && profile.id().equals(network.id());
        account = owner;
        profile = network;
        if (!same) {
            wanted = PAGE;
            selected.set(null);
            notice.set(null);
            looked.set("");
            missing.set(Optional.empty());
            reload();
        }
    }

    private Optional<Filter> filter() {
        Account owner = account;
        NetworkProfile network = profile;
        if (owner == null || network == null) {
            return Optional.empty();
        }
        Filter filter = Filter.all().on(network.id()).of(owner.address()).matching(search.get());
        return Optional.of(suspicious.get() ? filter.withSuspicious() : filter);
    }

    private void reload() {
        filter().ifPresent(filter -> background
                .job(LOAD, _ -> holdings.history().page(filter, 0, wanted))
                .start(this::take));
    }

    private void take(Page page) {
        total.set(page.total());
        if (!entries.equals(page.entries())) {
            Entry before = selected.get();
            entries.setAll(page.entries());
            selected.set(before == null ? null : find(before));
        }
    }

    /** The same movement as it is now. */
    private @Nullable Entry find(Entry before) {
        return entries.stream()
                .filter(entry -> before.transferId() != null
                        ? before.transferId().equals(entry.transferId())
                        : entry.hash().equals(before.hash()) && entry.part() == before.part())
                .findFirst()
                .orElse(null);
    }

    void more() {
        wanted += PAGE;
        reload();
    }

    StringProperty searchProperty() {
        return search;
    }

    /** Whether hidden entries (poisoning, unknown tokens) are in the list too. */
    BooleanProperty suspiciousProperty() {
        return suspicious;
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    /** How many entries fit in all. */
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** A number in the row of the account's transactions that nobody has a transaction for. */
    ReadOnlyObjectProperty<Optional<BigInteger>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Entry> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    @Nullable
    Account account() {
        return account;
    }

    @Nullable
    NetworkProfile profile() {
        return profile;
    }

    void select(@Nullable Entry entry) {
        selected.set(entry);
    }

    /** Looks at the chain for new entries, and whether a number is missing. */
    void look() {
        Account owner = account;
        NetworkProfile network = profile;
        if (owner == null || network == null) {
            return;
        }
        background
                .job(LOOK, progress -> {
                    ScanResult result = holdings.history().update(network.id(), progress::at);
                    for (int i = 1; i < MOST_LOOKS && result instanceof ScanResult.MoreToDo; i++) {
                        result = holdings.history().update(network.id(), progress::at);
                    }
                    NonceReport report =
                            owner.canSign() ? holdings.transfers().inspect(network.id(), owner.id()) : null;
                    return new Seen(result, Optional.ofNullable(report));
                })
                .busy(looking::set)
                .failed(this::notSeen)
                .start(this::seen);
    }

    private record Seen(ScanResult scan, Optional<NonceReport> nonces) {}

    private void notSeen(Throwable failure) {
        notice.set(Notice.danger(texts.get("history.look.failed"), texts.get("history.look.failed.text")));
        background.report(failure);
    }

    private void seen(Seen seen) {
        notice.set(
                switch (seen.scan()) {
                    case ScanResult.UpToDate(long block) -> lookedUpTo(block);
                    case ScanResult.MoreToDo(long block, var _) -> lookedUpTo(block);
                    case ScanResult.NoAnswer _ ->
                        Notice.warning(texts.get("history.lookFailed"), texts.get("history.lookFailed.text"));
                });
        missing.set(seen.nonces()
                .filter(NonceReport.Found.class::isInstance)
                .flatMap(report -> ((NonceReport.Found) report).firstMissing()));
    }

    private @Nullable Notice lookedUpTo(long block) {
        looked.set(texts.get("history.looked", texts.number(block)));
        return null;
    }

    /** How far the chain was looked through, in words; empty before the first look. */
    ReadOnlyStringProperty lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    void stopLooking() {
        background.cancel(LOOK);
    }

    /** Writes what the list shows, all pages of it. @param done hears the file's name */
    void export(Path target, java.util.function.Consumer<Path> done) {
        filter().ifPresent(filter -> background
                .job(EXPORT, progress -> {
                    try (BufferedWriter out = Files.newBufferedWriter(target)) {
                        holdings.history().exportCsv(filter, out, progress::at);
                    }
                    return target;
                })
                .failed(failure -> {
                    if (!(failure instanceof IOException)) {
                        throw new IllegalStateException(failure);
                    }
                    notice.set(
                            Notice.danger(texts.get("history.exportFailed"), texts.get("history.exportFailed.text")));
                })
                .start(done));
    }

    /** @param done runs when the note is in the vault */
    void note(Entry entry, String words, Runnable done) {
        background
                .job(NOTE, _ -> {
                    holdings.history().note(entry.amount().asset().network(), entry.hash(), words);
                    return true;
                })
                .start(_ -> done.run());
    }

    /** The payment behind an entry, if it was made here. */
    Optional<Transfer> transfer(Entry entry) {
        return Optional.ofNullable(entry.transferId()).flatMap(holdings.transfers()::find);
    }

    /** Whether the payment can still be replaced by a dearer one or by nothing. */
    static boolean isWaiting(Transfer transfer) {
        return transfer.state() == TransferState.SIGNED
                || transfer.state() == TransferState.SENT
                || transfer.state() == TransferState.DROPPED;
    }

    void resend(Transfer transfer) {
        background.job(RESEND, _ -> holdings.transfers().resend(transfer.id())).start(_ -> reload());
    }

    @Override
    public void close() {
        background.cancel(LOOK);
        background.cancel(EXPORT);
        following.close();
    }
}
