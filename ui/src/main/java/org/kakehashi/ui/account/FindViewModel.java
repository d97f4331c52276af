package org.kakehashi.ui.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
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
import org.kakehashi.wallet.network.NetworkProfile;

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

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    FindViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        profile = holdings.networks().state().selected().profile();
    }

    NetworkProfile profile() {
        return profile;
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
        busy.set(true);
        notice.set(null);
        groups.set(List.of());
        var scan = new RestoreScan(holdings.connections().pool(profile.id()));
        background
                .job(KEY, steps -> scan.scan(holdings.accounts(), seed.id(), steps::at))
                .progress(progress)
                .cancelled(() -> busy.set(false))
                .start(this::found);
    }

    private void found(List<RestoreScan.Found> all) {
        busy.set(false);
        Map<PathConvention, List<RestoreScan.Found>> sorted = new LinkedHashMap<>();
        for (RestoreScan.Found each : all) {
            sorted.computeIfAbsent(each.convention(), _ -> new ArrayList<>()).add(each);
        }
        groups.set(sorted.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList());
        if (groups.get().stream().anyMatch(Group::unknown)) {
            notice.set(Notice.warning(
                    texts.get("account.find.silent"), texts.get("account.find.silent.text", profile.name())));
        }
    }

    private static Group group(PathConvention convention, List<RestoreScan.Found> found) {
        List<RestoreScan.Found> used =
                found.stream().filter(RestoreScan.Found::used).toList();
        boolean unknown = found.stream().anyMatch(each -> !(each.look() instanceof RestoreScan.Look.Seen));
        return new Group(convention, used.size(), unknown, used.isEmpty() ? found.subList(0, 1) : used);
    }

    /** Adds these; the listener hears of the last one. */
    void add(Seed seed, List<RestoreScan.Found> chosen, Consumer<Account> onAdded) {
        busy.set(true);
        background
                .job(KEY, _ -> {
                    List<Account> added = new ArrayList<>();
                    for (RestoreScan.Found each : chosen) {
                        int number = holdings.accounts().book().accounts().size() + 1;
                        added.add(account(holdings.accounts()
                                .addAt(seed.id(), each.path(), texts.get("account.name.suggestion", number))));
                    }
                    return added;
                })
                .heavy()
                .cancelled(() -> busy.set(false))
                .start(added -> {
                    busy.set(false);
                    onAdded.accept(added.getLast());
                });
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
