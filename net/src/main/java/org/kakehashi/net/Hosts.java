package org.kakehashi.net;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/**
 * Every host that the program may ever talk to, with the person's decision for each purpose. Nothing is allowed until
 * the person allows it, the own machine included. Safe for use by several threads.
 */
public final class Hosts {

    /** The tables this class needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("net", Hosts.class);

    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);
    private static final int SOURCE_LENGTH = 100;

    private record Key(HostPort host, Purpose purpose) {}

    private final HostStore store;
    private final Clock clock;
    private final Map<Key, HostEntry> entries = new LinkedHashMap<>();
    private final Map<Key, Instant> unsavedUse = new HashMap<>();
    private final Published<List<HostEntry>> published = new Published<>(List.of());

    /** Decisions that are kept in the vault, which needs {@link #MIGRATIONS}. */
    public Hosts(Database database, Clock clock) {
        this(new VaultHostStore(database), clock);
    }

    private Hosts(HostStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (HostEntry entry : store.load()) {
            entries.put(new Key(entry.host(), entry.purpose()), entry);
        }
        publish();
    }

    /** Decisions that end with the program: for tests, and before there is a vault. */
    public static Hosts inMemory(Clock clock) {
        return new Hosts(new HostStore.InMemory(), clock);
    }

    /** All hosts, by name and purpose. */
    public List<HostEntry> list() {
        return published.value();
    }

    /** Follows {@link #list()}; the listener is called at once and at most about once a minute for a mere last use. */
    public AutoCloseable listen(Consumer<List<HostEntry>> listener) {
        return published.listen(listener);
    }

    /** Puts a host on the list without allowing it; an entry that is already there stays as it is. */
    public void propose(HostPort host, Purpose purpose, String source) {
        synchronized (this) {
            Key key = new Key(host, purpose);
            if (entries.containsKey(key)) {
                return;
            }
            String shortened = source.length() <= SOURCE_LENGTH ? source : source.substring(0, SOURCE_LENGTH);
            put(key, new HostEntry(host, purpose, shortened, Consent.UNDECIDED, null, null));
        }
        publish();
    }

    /** Allows connections to this host for this purpose from now on. */
    public void allow(HostPort host, Purpose purpose) {
        decide(host, purpose, Consent.ALLOWED);
    }

    /** Refuses connections from now on; those that are open are cut by every {@link GuardedHttp}. */
    public void revoke(HostPort host, Purpose purpose) {
        decide(host, purpose, Consent.REFUSED);
    }

    /** Takes a host off the list, and any consent with it. */
    public void forget(HostPort host, Purpose purpose) {
        synchronized (this) {
            Key key = new Key(host, purpose);
            if (!entries.containsKey(key)) {
                return;
            }
            store.delete(host, purpose);
            entries.remove(key);
            unsavedUse.remove(key);
        }
        publish();
    }

    /** Whether the person has allowed this host for this purpose. */
    public boolean allowed(HostPort host, Purpose purpose) {
        HostEntry entry = find(host, purpose);
        return entry != null && entry.consent() == Consent.ALLOWED;
    }

    /** Writes last uses that are not in the vault yet; called before the vault is locked. */
    public void flush() {
        synchronized (this) {
            List<HostEntry> changed = new ArrayList<>();
            unsavedUse.forEach((key, at) -> {
                HostEntry entry = entries.get(key);
                if (entry != null) {
                    changed.add(entry.withLastUse(at));
                }
            });
            unsavedUse.clear();
            if (changed.isEmpty()) {
                return;
            }
            store.save(changed);
            changed.forEach(entry -> entries.put(new Key(entry.host(), entry.purpose()), entry));
        }
        publish();
    }

    synchronized boolean nameAllowed(String name) {
        return entries.values().stream()
                .anyMatch(entry -> entry.consent() == Consent.ALLOWED
                        && entry.host().host().equals(name));
    }

    void used(HostPort host, Purpose purpose) {
        Instant now = clock.instant();
        boolean due;
        synchronized (this) {
            Key key = new Key(host, purpose);
            HostEntry entry = entries.get(key);
            if (entry == null) {
                return;
            }
            unsavedUse.put(key, now);
            Instant last = entry.lastUse();
            due = last == null || Duration.between(last, now).abs().compareTo(LAST_USE_STEP) >= 0;
        }
        if (due) {
            flush();
        }
    }

    private synchronized @Nullable HostEntry find(HostPort host, Purpose purpose) {
        return entries.get(new Key(host, purpose));
    }

    private void decide(HostPort host, Purpose purpose, Consent decision) {
        synchronized (this) {
            Key key = new Key(host, purpose);
            HostEntry entry = entries.get(key);
            HostEntry present = entry != null ? entry : new HostEntry(host, purpose, "", Consent.UNDECIDED, null, null);
            if (present.consent() == decision) {
                return;
            }
            put(key, present.withConsent(decision, clock.instant()));
        }
        publish();
    }

    private void put(Key key, HostEntry entry) {
        store.save(List.of(entry));
        entries.put(key, entry);
    }

    private void publish() {
        published.refresh(this::sorted);
    }

    private synchronized List<HostEntry> sorted() {
        return entries.values().stream()
                .sorted(Comparator.comparing(HostEntry::host).thenComparing(HostEntry::purpose))
                .toList();
    }
}
