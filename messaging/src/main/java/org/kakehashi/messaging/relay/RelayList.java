package org.kakehashi.messaging.relay;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kakehashi.net.Consent;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Published;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/** One's own relays and what each is for, kept in the vault. Putting one here allows nothing; the person does that. */
public final class RelayList implements AutoCloseable {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.relay", RelayList.class);

    /** More than this are refused: every one costs a connection. */
    public static final int MOST = 20;

    private final Database database;
    private final Hosts hosts;
    private final Map<RelayUrl, Set<RelayRole>> roles = new TreeMap<>();
    private final Published<List<RelayEntry>> published = new Published<>(List.of());
    private final AutoCloseable hostsListener;

    public RelayList(Database database, Hosts hosts) {
        this.database = database;
        this.hosts = hosts;
        load();
        hostsListener = hosts.listen(_ -> publish());
    }

    /** By address. */
    public List<RelayEntry> list() {
        return published.value();
    }

    /** Follows {@link #list()}. */
    public AutoCloseable listen(Consumer<List<RelayEntry>> listener) {
        return published.listen(listener);
    }

    /** The relays with this role, by address, allowed or not. */
    public List<RelayUrl> with(RelayRole role) {
        return list().stream()
                .filter(entry -> entry.roles().contains(role))
                .map(RelayEntry::url)
                .toList();
    }

    /** Whether this is one of our own relays. */
    public synchronized boolean contains(RelayUrl relay) {
        return roles.containsKey(relay);
    }

    /**
     * Adds a relay, or gives one that is there other roles, and proposes its host to the person.
     *
     * @param roles at least one
     * @return false when the list is full and the relay is not on it
     */
    public boolean put(RelayUrl relay, Set<RelayRole> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a relay for nothing");
        }
        synchronized (this) {
            if (this.roles.size() >= MOST && !this.roles.containsKey(relay)) {
                return false;
            }
            database.change(connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT OR REPLACE INTO relay_own (url, roles) VALUES (?, ?)")) {
                    insert.setString(1, relay.toString());
                    insert.setInt(2, bits(roles));
                    insert.executeUpdate();
                }
            });
            this.roles.put(relay, Set.copyOf(roles));
        }
        hosts.propose(relay.host(), Purpose.RELAY, relay.toString());
        publish();
        return true;
    }

    /** Takes a relay off the list; the consent for its host stays what it is. */
    public void remove(RelayUrl relay) {
        synchronized (this) {
            database.change(connection -> {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM relay_own WHERE url = ?")) {
                    delete.setString(1, relay.toString());
                    delete.executeUpdate();
                }
            });
            roles.remove(relay);
        }
        publish();
    }

    /** The person allows connections to this relay's host. */
    public void allow(RelayUrl relay) {
        hosts.allow(relay.host(), Purpose.RELAY);
    }

    /** Stops following the hosts. */
    @Override
    public void close() {
        try {
            hostsListener.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void load() {
        Map<RelayUrl, Set<RelayRole>> stored = database.read(connection -> {
            Map<RelayUrl, Set<RelayRole>> read = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT url, roles FROM relay_own");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    read.put(RelayUrl.of(rows.getString(1)), roles(rows.getInt(2)));
                }
            }
            return read;
        });
        roles.putAll(stored);
    }

    private void publish() {
        published.refresh(this::entries);
    }

    private List<RelayEntry> entries() {
        Map<HostPort, Consent> consents = new TreeMap<>();
        for (HostEntry entry : hosts.list()) {
            if (entry.purpose() == Purpose.RELAY) {
                consents.put(entry.host(), entry.consent());
            }
        }
        List<RelayEntry> entries = new ArrayList<>();
        synchronized (this) {
            roles.forEach((url, set) ->
                    entries.add(new RelayEntry(url, set, consents.getOrDefault(url.host(), Consent.UNDECIDED))));
        }
        return List.copyOf(entries);
    }

    private static int bits(Set<RelayRole> roles) {
        return roles.stream().mapToInt(role -> 1 << role.ordinal()).sum();
    }

    private static Set<RelayRole> roles(int bits) {
        Set<RelayRole> roles = EnumSet.noneOf(RelayRole.class);
        for (RelayRole role : RelayRole.values()) {
            if ((bits & 1 << role.ordinal()) != 0) {
                roles.add(role);
            }
        }
        return roles;
    }
}
