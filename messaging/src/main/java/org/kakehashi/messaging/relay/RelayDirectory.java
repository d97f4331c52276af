package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Database;

/** Where people are reached: their relay lists (kinds 10050 and 10002), looked up, kept and, for ourselves, published. */
public final class RelayDirectory {

    /** The list of relays where somebody takes gift wraps (NIP-17). */
    public static final int INBOX_LIST = 10050;

    /** The list of relays where somebody reads and writes (NIP-65). */
    public static final int RELAY_LIST = 10002;

    private static final int HINT = 0;
    private static final int READ_LIST = RELAY_LIST;
    private static final int WRITE_LIST = -RELAY_LIST;
    private static final int MOST_RELAYS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** People move to other relays, and what the former ones take they may never see. */
    private static final Duration FRESH = Duration.ofHours(12);

    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Hosts hosts;
    private final RelayPool pool;
    private final RelayList own;
    private final SecureRandom random;
    private final InstantSource clock;

    public RelayDirectory(
            Database database, Hosts hosts, RelayPool pool, RelayList own, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.hosts = hosts;
        this.pool = pool;
        this.own = own;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The relays where this person takes gift wraps, as far as known: the list of kind 10050, or else the reading
     * relays of kind 10002, or else hints; empty when none is known. Asks no network.
     */
    public List<RelayUrl> inboxOf(PublicIdentity person) {
        return first(person, INBOX_LIST, READ_LIST, HINT);
    }

    /** The relays where this person's public events are (write relays of kind 10002), or hints. Asks no network. */
    public List<RelayUrl> outboxOf(PublicIdentity person) {
        return first(person, WRITE_LIST, HINT);
    }

    /** Notes where a person may be reached, as an nprofile or a NIP-05 answer says. Their own lists go before this. */
    public void hint(PublicIdentity person, List<RelayUrl> relays) {
        store(person, HINT, relays, clock.instant().getEpochSecond());
    }

    /** The relays where we take gift wraps ourselves. */
    public List<RelayUrl> ownInbox() {
        return own.with(RelayRole.INBOX);
    }

    /**
     * {@link #inboxOf} for sending: what is not known is looked for, and what was last looked for half a day ago is
     * looked for again, of which only the first caller waits a moment.
     */
    public List<RelayUrl> inboxToSend(PublicIdentity person) throws InterruptedException {
        List<RelayUrl> known = inboxOf(person);
        long now = clock.instant().getEpochSecond();
        if (known.isEmpty()) {
            return lookUp(person);
        }
        return stale(person, now) ? lookUp(person, SHORT_PATIENCE) : known;
    }

    /** Whether it is time to look again; if so, it counts as done. */
    private boolean stale(PublicIdentity person, long now) {
        return database.write(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT 1 FROM relay_looked WHERE person = ? AND at > ?")) {
                select.setString(1, person.hex());
                select.setLong(2, now - FRESH.toSeconds());
                try (ResultSet rows = select.executeQuery()) {
                    if (rows.next()) {
                        return false;
                    }
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO relay_looked (person, at) VALUES (?, ?)")) {
                insert.setString(1, person.hex());
                insert.setLong(2, now);
                insert.executeUpdate();
            }
            return true;
        });
    }

    /**
     * Looks for this person's lists on our relays and those known of them, keeps what is newest and proposes the hosts
     * of it.
     *
     * @return {@link #inboxOf} afterwards
     */
    public List<RelayUrl> lookUp(PublicIdentity person) throws InterruptedException {
        return lookUp(person, PATIENCE);
    }

    private List<RelayUrl> lookUp(PublicIdentity person, Duration patience) throws InterruptedException {
        Set<RelayUrl> places = new LinkedHashSet<>();
        own.list().forEach(entry -> places.add(entry.url()));
        places.addAll(outboxOf(person));
        places.addAll(inboxOf(person));
        Filter filter = Filter.ofKinds(INBOX_LIST, RELAY_LIST).by(person).limit(20);
        // The newest first, and what is stored is only replaced by what is newer.
        for (SignedEvent list : pool.fetch(places, filter, patience).events()) {
            if (list.kind() == INBOX_LIST) {
                store(person, INBOX_LIST, relays(list, "relay", ""), list.createdAt());
            } else {
                store(person, READ_LIST, relays(list, "r", "read"), list.createdAt());
                store(person, WRITE_LIST, relays(list, "r", "write"), list.createdAt());
            }
        }
        return inboxOf(person);
    }

    /** Publishes our own lists, of kinds 10050 and 10002, to all our own relays. */
    public Map<RelayUrl, SendOutcome> publishOwn(OwnIdentity identity) throws InterruptedException {
        List<List<String>> inbox = new ArrayList<>();
        List<List<String>> both = new ArrayList<>();
        for (RelayUrl relay : own.with(RelayRole.INBOX)) {
            inbox.add(List.of("relay", relay.toString()));
            both.add(List.of("r", relay.toString(), "read"));
        }
        own.with(RelayRole.OUTBOX).forEach(relay -> both.add(List.of("r", relay.toString(), "write")));
        List<RelayUrl> places = own.list().stream().map(RelayEntry::url).toList();
        Map<RelayUrl, SendOutcome> outcomes =
                new LinkedHashMap<>(pool.publish(sign(identity, RELAY_LIST, both), places));
        pool.publish(sign(identity, INBOX_LIST, inbox), places).forEach((relay, outcome) -> {
            if (!outcome.accepted() || !outcomes.containsKey(relay)) {
                outcomes.put(relay, outcome);
            }
        });
        return outcomes;
    }

    private SignedEvent sign(OwnIdentity identity, int kind, List<List<String>> tags) {
        Rumor rumor = new Rumor(identity.publicIdentity(), clock.instant().getEpochSecond(), kind, tags, "");
        return identity.use(secret -> rumor.sign(secret, random));
    }

    private static List<RelayUrl> relays(SignedEvent list, String name, String use) {
        return list.tags().stream()
                .filter(tag -> tag.size() >= 2 && tag.get(0).equals(name))
                .filter(tag -> use.isEmpty() || tag.size() < 3 || tag.get(2).equals(use))
                .flatMap(tag -> RelayUrl.read(tag.get(1)).stream())
                .distinct()
                .limit(MOST_RELAYS)
                .toList();
    }

    private List<RelayUrl> first(PublicIdentity person, int... sources) {
        return database.read(connection -> {
            for (int source : sources) {
                List<RelayUrl> relays = new ArrayList<>();
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT url FROM relay_person WHERE person = ? AND source = ? ORDER BY position")) {
                    select.setString(1, person.hex());
                    select.setInt(2, source);
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            RelayUrl.read(rows.getString(1)).ifPresent(relays::add);
                        }
                    }
                }
                if (!relays.isEmpty()) {
                    return relays;
                }
            }
            return List.<RelayUrl>of();
        });
    }

    private void store(PublicIdentity person, int source, List<RelayUrl> relays, long written) {
        database.change(connection -> {
            try (PreparedStatement newer = connection.prepareStatement(
                    "SELECT 1 FROM relay_person WHERE person = ? AND source = ? AND written > ?")) {
                newer.setString(1, person.hex());
                newer.setInt(2, source);
                newer.setLong(3, written);
                try (ResultSet rows = newer.executeQuery()) {
                    if (rows.next()) {
                        return;
                    }
                }
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM relay_person WHERE person = ? AND source = ?")) {
                delete.setString(1, person.hex());
                delete.setInt(2, source);
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO relay_person VALUES (?, ?, ?, ?, ?)")) {
                for (int i = 0; i < relays.size() && i < MOST_RELAYS; i++) {
                    insert.setString(1, person.hex());
                    insert.setInt(2, source);
                    insert.setInt(3, i);
                    insert.setString(4, relays.get(i).toString());
                    insert.setLong(5, written);
                    insert.executeUpdate();
                }
            }
        });
        relays.forEach(relay -> hosts.propose(relay.host(), Purpose.RELAY, relay.toString()));
    }
}
