package org.kakehashi.messaging.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.messaging.contact.Contacts;
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
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.messaging.ratchet.Surroundings;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.Vault;

/** One installation with its vault, all engines and chats; what it sends lies in a queue that the test empties. */
final class Chatter implements AutoCloseable {

    /** A clock that tests move. */
    static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-11-25T05:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    static final SecureRandom RANDOM = new SecureRandom();
    static final List<Migrations> TABLES = List.of(
            ChatIdentity.MIGRATIONS,
            Contacts.MIGRATIONS,
            Conversations.MIGRATIONS,
            RatchetEngine.MIGRATIONS,
            Groups.MIGRATIONS);

    final Vault vault;
    final ChatIdentity identity;
    final PublicIdentity self;
    final Clock clock;
    final GiftWrap wraps;
    final RatchetEngine ratchet;
    final Groups groups;
    final Contacts contacts;
    final Conversations chats;
    final Deque<Outgoing> out = new ArrayDeque<>();

    Chatter(Path folder, SecretIdentity secret, Clock clock, boolean ratcheting) {
        try {
            vault = QuickVaults.folder(folder, TABLES).create("tea".toCharArray(), KdfParameters.FLOOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] key = secret.bytes();
        if (!(ChatIdentity.fromPhrase(vault, key, 0, RANDOM) instanceof ChatIdentity.Import.Done(var made))) {
            throw new AssertionError();
        }
        this.identity = made;
        this.self = made.publicIdentity();
        this.clock = clock;
        this.wraps = new GiftWrap(RANDOM, clock);
        this.ratchet = new RatchetEngine(made, vault.secrets(), wraps, new Around(), RANDOM, clock);
        this.groups = new Groups(made, this::post, RANDOM, clock);
        this.contacts = new Contacts(vault.database(), clock);
        Engine direct = new DirectEngine(made, wraps, Set.of(RatchetEngine.CARRIER));
        this.chats = new Conversations(
                vault.database(),
                made,
                made.device(),
                contacts,
                wraps,
                ratcheting ? List.of(ratchet, direct) : List.of(direct),
                (tx, id, outgoing) -> out.addAll(outgoing),
                new GroupMembership(groups),
                clock);
    }

    static Chatter basic(Path folder, Clock clock) {
        return new Chatter(folder, SecretIdentity.random(RANDOM), clock, false);
    }

    static Chatter secret(Path folder, Clock clock) {
        return new Chatter(folder, SecretIdentity.random(RANDOM), clock, true);
    }

    private final class Around implements Surroundings {
        @Override
        public void post(Connection tx, List<Outgoing> outgoing) {
            out.addAll(outgoing);
        }

        @Override
        public Optional<Rumor> sent(Connection tx, String messageId) throws SQLException {
            return Sql.first(
                            tx,
                            row -> row.getString(1),
                            "SELECT rumor FROM own_event WHERE id = ?",
                            Sql.bytes(messageId))
                    .flatMap(EventJson::readRumor);
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
                out.addAll(ratchet.seal(tx, inner, person));
            }
        }
    }

    /** Everybody learns of everybody's devices. */
    static void introduce(Chatter... all) {
        for (Chatter one : all) {
            for (SignedEvent event : one.vault.database().write(one.ratchet::maintain)) {
                for (Chatter other : all) {
                    other.vault.database().write(tx -> other.ratchet.learn(tx, event));
                }
            }
        }
    }

    ConversationId with(Chatter other) {
        return chats.direct(other.self);
    }

    SendResult.Queued say(Chatter to, String text) {
        return (SendResult.Queued) chats.writing().send(with(to), text, null, Writing.Agreement.NONE);
    }

    Arrival take(SignedEvent wrap) {
        return vault.database().write(tx -> chats.reception().take(tx, wrap));
    }

    /** What is waiting to be sent, taken out of the queue. */
    List<Outgoing> takeOut() {
        List<Outgoing> taken = new ArrayList<>(out);
        out.clear();
        return taken;
    }

    /** Carries everything to everybody until nothing moves. */
    static List<Arrival> settle(Chatter... all) {
        List<Arrival> arrivals = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Chatter one : all) {
                for (Outgoing outgoing : one.takeOut()) {
                    more = true;
                    for (Chatter other : all) {
                        if (other != one && other.self.equals(outgoing.to())) {
                            arrivals.add(other.take(outgoing.wrap()));
                        }
                    }
                }
            }
        }
        return arrivals;
    }

    List<Message> messages(ConversationId chat) {
        return chats.timeline().newest(chat, 200).messages();
    }

    /** The texts of a chat, oldest first; other things in angle brackets. */
    List<String> texts(Chatter with) {
        return texts(with(with));
    }

    List<String> texts(ConversationId chat) {
        return messages(chat).stream()
                .map(message -> switch (message.content()) {
                    case Content.Text text -> text.text();
                    case Content.Deleted() -> "<deleted>";
                    case Content.Notice notice -> "<" + notice.kind() + ">";
                    case Content.Attachment file -> "<file>";
                    case Content.Card card -> "<" + card.alt() + ">";
                })
                .toList();
    }

    Conversation conversation(ConversationId chat) {
        return chats.find(chat).orElseThrow();
    }

    /** An inner event that this program would not write itself, wrapped for somebody. */
    SignedEvent wrap(int kind, String content, List<List<String>> tags, PublicIdentity to) {
        Rumor rumor = new Rumor(self, clock.instant().getEpochSecond(), kind, tags, content);
        return wrap(rumor, to);
    }

    SignedEvent wrap(Rumor rumor, PublicIdentity to) {
        return identity.use(key -> wraps.wrap(rumor, key, to));
    }

    @Override
    public void close() {
        chats.close();
        vault.close();
    }
}
