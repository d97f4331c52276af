package org.kakehashi.messaging.messenger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Nip05;
import org.kakehashi.messaging.contact.Profile;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.Membership;
import org.kakehashi.messaging.delivery.Inbox;
import org.kakehashi.messaging.delivery.Outbox;
import org.kakehashi.messaging.engine.DirectEngine;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.file.FileFolder;
import org.kakehashi.messaging.file.FileReceiving;
import org.kakehashi.messaging.file.FileSending;
import org.kakehashi.messaging.file.FileServers;
import org.kakehashi.messaging.file.FileVault;
import org.kakehashi.messaging.group.GroupAction;
import org.kakehashi.messaging.group.GroupChange;
import org.kakehashi.messaging.group.GroupMembership;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.group.GroupState;
import org.kakehashi.messaging.group.Groups;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.parcel.Parcels;
import org.kakehashi.messaging.ratchet.DeviceChange;
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.messaging.ratchet.Surroundings;
import org.kakehashi.messaging.relay.RelayAuth;
import org.kakehashi.messaging.relay.RelayCheck;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Vault;

/**
 * Everything by which one chat identity talks. Made for an open vault and closed before it; nothing is connected before
 * {@link #start}, and then only to hosts that the person has allowed.
 */
public final class Messenger implements AutoCloseable {

    /** The tables of every part. */
    public static final List<Migrations> TABLES = List.of(
            ChatIdentity.MIGRATIONS,
            RelayList.MIGRATIONS,
            Outbox.MIGRATIONS,
            Contacts.MIGRATIONS,
            Conversations.MIGRATIONS,
            RatchetEngine.MIGRATIONS,
            Groups.MIGRATIONS,
            FileServers.MIGRATIONS,
            Parcels.MIGRATIONS);

    private final ChatIdentity own;
    private final Database database;
    private final Contacts contacts;
    private final RelayList relays;
    private final RelayPool pool;
    private final RelayDirectory directory;
    private final Outbox outbox;
    private final Inbox inbox;
    private final RatchetEngine ratchet;
    private final List<Engine> engines;
    private final Groups groups;
    private final Conversations conversations;
    private final Nip05 names;
    private final RelayCheck check;
    private final Files files;
    private final Parcels parcels;
    private final Upkeep upkeep;

    /**
     * Puts the parts together.
     *
     * @param failures hears of what went wrong in work that nobody waits for
     */
    public Messenger(
            Vault vault,
            ChatIdentity own,
            GuardedHttp http,
            Hosts hosts,
            RelayTiming timing,
            Clock clock,
            Consumer<Throwable> failures) {
        this.own = own;
        this.database = vault.database();
        var random = new SecureRandom();
        PublicIdentity self = own.publicIdentity();
        contacts = new Contacts(database, clock);
        relays = new RelayList(database, hosts);
        pool = new RelayPool(http, hosts, RelayAuth.of(own, relays, random), clock, timing);
        directory = new RelayDirectory(database, hosts, pool, relays, random, clock);
        outbox = new Outbox(database, hosts, pool, directory, self, clock);
        var wraps = new GiftWrap(random, clock);
        ratchet = new RatchetEngine(own, vault.secrets(), wraps, new Around(), random, clock);
        engines = List.of(ratchet, new DirectEngine(own, wraps, Set.of(RatchetEngine.CARRIER)));
        groups = new Groups(own, this::post, random, clock);
        conversations = new Conversations(
                database, own, own.device(), contacts, wraps, engines, outbox::add, new GroupMembership(groups), clock);
        inbox = new Inbox(database, pool, relays, self, conversations.reception(), clock);
        names = new Nip05(http);
        check = new RelayCheck(pool, random, clock);
        files = files(vault, http, hosts, random, clock);
        parcels = new Parcels(files.sending(), files.servers(), hosts, conversations, database, failures);
        upkeep = new Upkeep(this, random, clock, failures);
    }

    /** What keeps, sends and fetches files. */
    public record Files(FileServers servers, FileSending sending, FileReceiving receiving) {}

    private static Files files(Vault vault, GuardedHttp http, Hosts hosts, SecureRandom random, Clock clock) {
        var folder = new FileFolder(vault.directory().resolve("files"));
        var servers = new FileServers(vault.database(), hosts);
        var store = new FileVault(vault.database(), vault.secrets());
        return new Files(
                servers,
                new FileSending(folder, store, http, hosts, servers, random, clock),
                new FileReceiving(folder, http, hosts, random, clock));
    }

    /** What the ratchet needs of the rest. */
    private final class Around implements Surroundings {
        @Override
        public void post(Connection tx, List<Outgoing> wraps) throws SQLException {
            if (!wraps.isEmpty()) {
                outbox.add(tx, wraps.getFirst().wrap().id(), wraps);
            }
        }

        @Override
        public Optional<Rumor> sent(Connection tx, String messageId) throws SQLException {
            return conversations.written(tx, messageId);
        }

        @Override
        public void changed(Connection tx, DeviceChange change) throws SQLException {
            switch (change) {
                case DeviceChange.Added(PublicIdentity owner, String device) ->
                    conversations.deviceChanged(tx, owner, device, true);
                case DeviceChange.IdentityChanged(PublicIdentity owner, String device) ->
                    conversations.deviceChanged(tx, owner, device, false);
                case DeviceChange.Removed(PublicIdentity owner, String device) ->
                    conversations.deviceChanged(tx, owner, device, false);
                case DeviceChange.Reset(PublicIdentity owner, var _, String now) ->
                    conversations.deviceChanged(tx, owner, now, false);
                case DeviceChange.Retired(PublicIdentity owner, String device) ->
                    conversations.deviceChanged(tx, owner, device, false);
            }
        }

        @Override
        public void mended(Connection tx, PublicIdentity person) throws SQLException {
            conversations.mended(tx, person);
        }
    }

    /** What groups say goes by the strongest engine that reaches each member. */
    private void post(Connection tx, Rumor inner, List<PublicIdentity> to) throws SQLException {
        for (PublicIdentity person : to) {
            for (Engine engine : engines) {
                if (engine.reaches(tx, person)) {
                    outbox.add(tx, inner.id(), engine.seal(tx, inner, person));
                    break;
                }
            }
        }
    }

    /** Makes a group of oneself and these people; its chat is there when this returns. */
    public GroupResult createGroup(String name, List<PublicIdentity> others) {
        return database.write(tx -> written(tx, groups.create(tx, name, others)));
    }

    /** Changes a group and tells its members. */
    public GroupResult change(String group, GroupAction action) {
        return database.write(tx -> written(tx, groups.change(tx, group, action)));
    }

    private GroupResult written(Connection tx, GroupResult result) throws SQLException {
        if (result instanceof GroupResult.Grown(GroupState state, List<GroupChange> fresh)) {
            conversations.changed(
                    tx,
                    new Membership.State(state.id(), state.name(), state.people()),
                    fresh.stream().flatMap(GroupMembership::lines).toList());
        }
        return result;
    }

    /** Begins to send, to listen and to keep what is published up to date. */
    public void start() {
        outbox.start();
        conversations.deliveries().follow(outbox);
        inbox.start();
        upkeep.start();
        parcels.start();
    }

    /**
     * Looks for a person's relays, device keys and profile on relays that are allowed, and keeps what is found. Takes as
     * long as the relays do.
     */
    public void lookUp(PublicIdentity person) throws InterruptedException {
        upkeep.lookUp(person);
    }

    /** Publishes relay lists and device keys again, as after the list of relays has changed. */
    public void publishSoon() {
        upkeep.publishSoon();
    }

    /** Says in public what one is called; sent to one's own relays as soon as one can be reached. */
    public void publishProfile(Profile profile) {
        upkeep.publishProfile(profile);
    }

    public ChatIdentity own() {
        return own;
    }

    public Conversations conversations() {
        return conversations;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Groups groups() {
        return groups;
    }

    public RelayList relays() {
        return relays;
    }

    public RelayPool pool() {
        return pool;
    }

    public RelayDirectory directory() {
        return directory;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Inbox inbox() {
        return inbox;
    }

    public RatchetEngine ratchet() {
        return ratchet;
    }

    public Nip05 names() {
        return names;
    }

    /** Tries relays one by one. */
    public RelayCheck check() {
        return check;
    }

    /** The files of chats. */
    public Files files() {
        return files;
    }

    /** Files on their way into chats. */
    public Parcels parcels() {
        return parcels;
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        upkeep.close();
        parcels.close();
        inbox.close();
        outbox.close();
        conversations.close();
        pool.close();
        relays.close();
    }
}
