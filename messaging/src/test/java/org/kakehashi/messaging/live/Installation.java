package org.kakehashi.messaging.live;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.delivery.Inbox;
import org.kakehashi.messaging.delivery.Outbox;
import org.kakehashi.messaging.engine.DirectEngine;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.group.GroupMembership;
import org.kakehashi.messaging.group.Groups;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.ratchet.DeviceChange;
import org.kakehashi.messaging.ratchet.KeyBundle;
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.messaging.ratchet.Surroundings;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.RelayAuth;
import org.kakehashi.messaging.relay.RelayDirectory;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** This program without its window: a vault, both engines, groups, chats, outbox and inbox over real connections. */
public final class Installation implements AutoCloseable {

    static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<Migrations> TABLES = List.of(
            Hosts.MIGRATIONS,
            RelayList.MIGRATIONS,
            Outbox.MIGRATIONS,
            ChatIdentity.MIGRATIONS,
            Contacts.MIGRATIONS,
            Conversations.MIGRATIONS,
            RatchetEngine.MIGRATIONS,
            Groups.MIGRATIONS);

    public final Vault vault;
    public final ChatIdentity identity;
    public final PublicIdentity self;
    public final GiftWrap wraps = new GiftWrap(RANDOM, CLOCK);
    public final RatchetEngine ratchet;
    public final Groups groups;
    public final Contacts contacts;
    public final Conversations chats;
    public final RelayList relays;
    public final RelayPool pool;
    public final RelayDirectory directory;
    public final Outbox outbox;
    public final Inbox inbox;
    private final GuardedHttp http;
    private final AutoCloseable deliveries;

    /** Opens the vault of the folder, or makes one with a new identity and these relays, allowed for everything. */
    public static Installation open(Path folder, List<RelayUrl> relays) throws IOException {
        try (SecretIdentity secret = SecretIdentity.random(RANDOM)) {
            return open(folder, relays, secret);
        }
    }

    /** The same with a given identity, which is not closed; it counts only when the vault is new. */
    public static Installation open(Path folder, List<RelayUrl> relays, SecretIdentity secret) throws IOException {
        VaultFolder vaults = QuickVaults.folder(folder, TABLES);
        if (!vaults.exists()) {
            return new Installation(vaults.create("tea".toCharArray(), KdfParameters.FLOOR), relays, secret);
        }
        if (vaults.unlock("tea".toCharArray()) instanceof UnlockResult.Unlocked(Vault vault)) {
            return new Installation(vault, relays, secret);
        }
        throw new AssertionError("the vault does not open");
    }

    private Installation(Vault vault, List<RelayUrl> own, SecretIdentity secret) {
        this.vault = vault;
        identity = ChatIdentity.of(vault).orElseGet(() -> fresh(vault, secret));
        self = identity.publicIdentity();
        Hosts hosts = new Hosts(vault.database(), Clock.systemUTC());
        http = new GuardedHttp(hosts);
        relays = new RelayList(vault.database(), hosts);
        for (RelayUrl relay : own) {
            relays.put(relay, Set.of(RelayRole.INBOX, RelayRole.OUTBOX, RelayRole.KEY_BUNDLES));
            relays.allow(relay);
        }
        pool = new RelayPool(http, hosts, RelayAuth.of(identity, relays, RANDOM), CLOCK, RelayTiming.NEAR);
        directory = new RelayDirectory(vault.database(), hosts, pool, relays, RANDOM, CLOCK);
        outbox = new Outbox(vault.database(), hosts, pool, directory, self, CLOCK);
        contacts = new Contacts(vault.database(), CLOCK);
        ratchet = new RatchetEngine(identity, vault.secrets(), wraps, new Around(), RANDOM, CLOCK);
        groups = new Groups(identity, this::post, RANDOM, CLOCK);
        Engine direct = new DirectEngine(identity, wraps, Set.of(RatchetEngine.CARRIER));
        chats = new Conversations(
                vault.database(),
                identity,
                identity.device(),
                contacts,
                wraps,
                List.of(ratchet, direct),
                outbox::add,
                new GroupMembership(groups),
                CLOCK);
        inbox = new Inbox(vault.database(), pool, relays, self, chats.reception(), CLOCK);
        deliveries = chats.deliveries().follow(outbox);
    }

    private static ChatIdentity fresh(Vault vault, SecretIdentity secret) {
        return ((ChatIdentity.Import.Done) ChatIdentity.fromPhrase(vault, secret.bytes(), 0, RANDOM)).identity();
    }

    /** Listens and sends from now on. */
    public void start() {
        inbox.start();
        outbox.start();
    }

    /** Puts this device's keys on the relays; true when all have them. */
    public boolean publishDevice() throws InterruptedException {
        boolean everywhere = true;
        for (SignedEvent event : vault.database().write(ratchet::maintain)) {
            everywhere &= pool.publish(event, relays.with(RelayRole.KEY_BUNDLES)).values().stream()
                    .allMatch(outcome -> outcome.accepted());
        }
        return everywhere;
    }

    /** Looks for a person's devices on the relays; true when they can be written to by the ratchet. */
    public boolean learnDevices(PublicIdentity person) throws InterruptedException {
        Filter bundles = Filter.ofKinds(KeyBundle.KIND).by(person);
        for (SignedEvent event : pool.fetch(relays.with(RelayRole.KEY_BUNDLES), bundles, Duration.ofSeconds(10))
                .events()) {
            vault.database().write(tx -> ratchet.learn(tx, event));
        }
        return vault.database().read(tx -> ratchet.reaches(tx, person));
    }

    private final class Around implements Surroundings {
        @Override
        public void post(Connection tx, List<Outgoing> wraps) throws SQLException {
            for (Outgoing wrap : wraps) {
                outbox.add(tx, "ratchet " + wrap.wrap().id(), List.of(wrap));
            }
        }

        @Override
        public Optional<Rumor> sent(Connection tx, String messageId) throws SQLException {
            try (PreparedStatement select = tx.prepareStatement("SELECT rumor FROM own_event WHERE id = ?")) {
                select.setBytes(1, HexFormat.of().parseHex(messageId));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? EventJson.readRumor(row.getString(1)) : Optional.empty();
                }
            }
        }

        @Override
        public void changed(Connection tx, DeviceChange change) throws SQLException {
            switch (change) {
                case DeviceChange.Added(PublicIdentity owner, String device) ->
                    chats.deviceChanged(tx, owner, device, true);
                case DeviceChange.IdentityChanged(PublicIdentity owner, String device) ->
                    chats.deviceChanged(tx, owner, device, false);
                default -> {}
            }
        }

        @Override
        public void mended(Connection tx, PublicIdentity person) throws SQLException {
            chats.mended(tx, person);
        }
    }

    private void post(Connection tx, Rumor inner, List<PublicIdentity> to) throws SQLException {
        for (PublicIdentity person : to) {
            if (ratchet.reaches(tx, person)) {
                outbox.add(tx, inner.id(), ratchet.seal(tx, inner, person));
            }
        }
    }

    /** The texts of a chat, oldest first; other things in angle brackets. */
    public List<String> texts(ConversationId chat) {
        return chats.timeline().newest(chat, 500).messages().stream()
                .map(Installation::text)
                .toList();
    }

    static String text(Message message) {
        return switch (message.content()) {
            case Content.Text text -> text.text();
            case Content.Notice notice -> "<" + notice.kind() + ">";
            default -> "<" + message.content().getClass().getSimpleName() + ">";
        };
    }

    @Override
    public void close() throws IOException {
        try {
            deliveries.close();
        } catch (Exception e) {
            throw new IOException(e);
        }
        inbox.close();
        outbox.close();
        chats.close();
        pool.close();
        relays.close();
        http.close();
        vault.close();
    }
}
