package org.kakehashi.ui.relays;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.ratchet.KeyBundle;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.RelayCheck;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayEntry;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayState;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.Consent;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.holding.Following;

/** One's own relays: what each is for, how its connection stands, and what trying it has shown. */
final class RelaysViewModel implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What trying a relay has shown.
     *
     * @param list whether it has the list of our inbox relays
     * @param keys how many bundles of device keys it has of us
     */
    record Trial(RelayCheck.Report report, boolean list, int keys) {}

    /**
     * One relay as the page shows it.
     *
     * @param state absent while nothing was wanted of it
     * @param trial absent before it was tried
     */
    record Line(
            RelayEntry entry,
            @Nullable RelayState state,
            @Nullable Trial trial,
            boolean trying) {}

    private final Background background;
    private final Correspondence correspondence;
    private final Following following = new Following();
    private final Following inner = new Following();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Messenger>> messenger = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<RelayUrl, Trial> trials = new HashMap<>();
    private final Map<RelayUrl, Boolean> trying = new HashMap<>();
    private List<RelayEntry> entries = List.of();
    private Map<RelayUrl, RelayState> states = Map.of();

    RelaysViewModel(Background background, Correspondence correspondence) {
        this.background = background;
        this.correspondence = correspondence;
        following.follow(background, correspondence::listen, this::take);
    }

    private void take(Optional<Messenger> present) {
        if (present.isPresent() && messenger.get().isEmpty()) {
            inner.follow(background, present.get().relays()::listen, (List<RelayEntry> list) -> {
                entries = list;
                show();
            });
            inner.follow(background, present.get().pool()::listen, (List<RelayState> list) -> {
                Map<RelayUrl, RelayState> fresh = new HashMap<>();
                list.forEach(state -> fresh.put(state.url(), state));
                states = fresh;
                show();
            });
        }
        messenger.set(present);
    }

    private void show() {
        lines.setAll(entries.stream()
                .map(entry -> new Line(
                        entry, states.get(entry.url()), trials.get(entry.url()), trying.containsKey(entry.url())))
                .toList());
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /** Empty while the vault has no chat identity. */
    ReadOnlyObjectProperty<Optional<Messenger>> messengerProperty() {
        return messenger.getReadOnlyProperty();
    }

    List<RelayUrl> urls() {
        return entries.stream().map(RelayEntry::url).toList();
    }

    /** Adds relays for everything, and allows them. */
    void add(List<RelayUrl> relays) {
        with(present -> relays.forEach(relay -> {
            present.relays().put(relay, Set.of(RelayRole.values()));
            present.relays().allow(relay);
        }));
    }

    void remove(RelayEntry entry) {
        with(present -> present.relays().remove(entry.url()));
    }

    void allow(RelayEntry entry, boolean allowed) {
        with(present -> {
            if (allowed) {
                present.relays().allow(entry.url());
            } else {
                correspondence.hosts().revoke(entry.url().host(), Purpose.RELAY);
            }
        });
    }

    private interface Change {
        void on(Messenger present);
    }

    private void with(Change change) {
        messenger
                .get()
                .ifPresent(present -> background
                        .job(new Object(), _ -> {
                            change.on(present);
                            return true;
                        })
                        .start(_ -> {}));
    }

    /** Tries every relay that is allowed: writing, reading, and what it has of us. */
    void tryAll() {
        entries.stream().filter(entry -> entry.consent() == Consent.ALLOWED).forEach(entry -> tryOne(entry.url()));
    }

    private void tryOne(RelayUrl relay) {
        messenger.get().ifPresent(present -> {
            trying.put(relay, true);
            show();
            background
                    .job(relay, _ -> trial(present, relay))
                    .failed(failure -> {
                        trying.remove(relay);
                        show();
                        background.report(failure);
                    })
                    .start(trial -> {
                        trying.remove(relay);
                        trials.put(relay, trial);
                        show();
                    });
        });
    }

    private static Trial trial(Messenger present, RelayUrl relay) throws InterruptedException {
        PublicIdentity self = present.own().publicIdentity();
        RelayCheck.Report report = present.check().check(relay);
        var events = present.pool()
                .fetch(
                        List.of(relay),
                        Filter.ofKinds(RelayDirectory.INBOX_LIST, KeyBundle.KIND)
                                .by(self),
                        PATIENCE)
                .events();
        return new Trial(report, events.stream().anyMatch(event -> event.kind() == RelayDirectory.INBOX_LIST), (int)
                events.stream().filter(event -> event.kind() == KeyBundle.KIND).count());
    }

    @Override
    public void close() {
        following.close();
        inner.close();
        urls().forEach(background::cancel);
    }
}
