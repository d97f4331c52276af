package org.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.Membership;
import org.kakehashi.messaging.conversation.Sending;
import org.kakehashi.messaging.delivery.Inbox;
import org.kakehashi.messaging.delivery.Outbox;
import org.kakehashi.messaging.engine.DirectEngine;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.ratchet.DeviceChange;
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.messaging.ratchet.Surroundings;
import org.kakehashi.messaging.relay.RelayAuth;
import org.kakehashi.messaging.relay.RelayList;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** One installation's chats in a vault of its own. */
final class Chatter implements AutoCloseable {

    static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource CLOCK = InstantSource.system();

    final Vault vault;
    final ChatIdentity identity;
    final PublicIdentity self;
    final GiftWrap wraps = new GiftWrap(RANDOM, CLOCK);
    final RatchetEngine ratchet;
    final Contacts contacts;
    final Conversations chats;
    private @Nullable GuardedHttp http;
    private @Nullable RelayPool pool;
    private @Nullable RelayList relays;

    /** With NIP-17, or with an engine that sends nothing, for filling a vault. */
    Chatter(Path folder, boolean sealing, Sending sending) throws IOException {
        vault = new VaultFolder(
                        folder,
                        List.of(
                                Hosts.MIGRATIONS,
                                RelayList.MIGRATIONS,
                                Outbox.MIGRATIONS,
                                ChatIdentity.MIGRATIONS,
                                Contacts.MIGRATIONS,
                                Conversations.MIGRATIONS,
                                RatchetEngine.MIGRATIONS))
                .create("tea".toCharArray(), KdfParameters.FLOOR);
        try (SecretIdentity secret = SecretIdentity.random(RANDOM)) {
            identity = ((ChatIdentity.Import.Done) ChatIdentity.fromPhrase(vault, secret.bytes(), 0, RANDOM)).identity();
        }
        self = identity.publicIdentity();
        ratchet = new RatchetEngine(identity, vault.secrets(), wraps, new Alone(), RANDOM, CLOCK);
        contacts = new Contacts(vault.database(), CLOCK);
        Engine engine = sealing ? new DirectEngine(identity, wraps, Set.of(RatchetEngine.CARRIER)) : new Mute();
        chats = new Conversations(
                vault.database(),
                identity,
                identity.device(),
                contacts,
                wraps,
                List.of(engine),
                sending,
                Membership.NONE,
                CLOCK);
    }

    /** An inbox at one relay. */
    Inbox inbox(RelayUrl relay) {
        Hosts hosts = new Hosts(vault.database(), Clock.systemUTC());
        GuardedHttp client = new GuardedHttp(hosts);
        RelayList list = new RelayList(vault.database(), hosts);
        list.put(relay, Set.of(RelayRole.INBOX));
        list.allow(relay);
        RelayPool connections = new RelayPool(client, hosts, RelayAuth.NONE, CLOCK, RelayTiming.NEAR);
        http = client;
        relays = list;
        pool = connections;
        return new Inbox(vault.database(), connections, list, self, chats.reception(), CLOCK);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        if (relays != null) {
            relays.close();
        }
        if (http != null) {
            http.close();
        }
        chats.close();
        vault.close();
    }

    private static final class Alone implements Surroundings {
        @Override
        public void post(Connection tx, List<Outgoing> wraps) {}

        @Override
        public Optional<Rumor> sent(Connection tx, String messageId) {
            return Optional.empty();
        }

        @Override
        public void changed(Connection tx, DeviceChange change) {}

        @Override
        public void mended(Connection tx, PublicIdentity person) {}
    }

    private static final class Mute implements Engine {
        @Override
        public Label label() {
            return Label.BASIC;
        }

        @Override
        public boolean reaches(Connection tx, PublicIdentity person) {
            return true;
        }

        @Override
        public List<Outgoing> seal(Connection tx, Rumor inner, PublicIdentity to) {
            return List.of();
        }

        @Override
        public Opening open(Connection tx, Rumor carried) {
            return new Opening.NotForUs();
        }
    }
}
