package org.kakehashi.messaging.conversation;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Makes inner events of one's own, numbers them, seals them and queues them, all in the caller's transaction. */
final class Composer {

    /**
     * The largest inner event written, in bytes of its JSON: what the ratchet takes, and what is left of a relay's 64 KiB
     * after the seal and the wrap, each with its padding and base64.
     */
    static final int LARGEST = 16_000;

    /** How many of one's own events of a chat are kept to be sent again. */
    private static final int MOST_KEPT = 10_000;

    private final Ground ground;

    Composer(Ground ground) {
        this.ground = ground;
    }

    /** What came of composing. */
    sealed interface Composed {
        record Event(Inner inner, Sealer.Sealed sealed, List<PublicIdentity> receivers) implements Composed {}

        record No(SendResult why) implements Composed {}
    }

    /** Why nothing can be sent to this chat now; empty when it can. */
    private Optional<SendResult> obstacle(Connection tx, Room room, Writing.Agreement agreement) throws SQLException {
        PublicIdentity person = room.person();
        if (person != null && Contacts.standing(tx, person) == Standing.BLOCKED) {
            return Optional.of(new SendResult.Refused(SendResult.Reason.BLOCKED));
        }
        if (room.waiting() != Conversation.Waiting.NO) {
            return Optional.of(new SendResult.Refused(SendResult.Reason.NOT_ACCEPTED));
        }
        List<PublicIdentity> members = ground.chats().members(tx, room);
        if (!members.contains(ground.self())) {
            return Optional.of(new SendResult.Refused(SendResult.Reason.NOT_A_MEMBER));
        }
        if (room.secret() && !room.basicAgreed() && agreement == Writing.Agreement.NONE) {
            List<PublicIdentity> basic =
                    ground.sealer().basicOnly(tx, ground.chats().others(tx, room));
            if (!basic.isEmpty()) {
                return Optional.of(new SendResult.WouldBeBasic(basic));
            }
        }
        return Optional.empty();
    }

    /** A numbered event to everybody in the chat. */
    Composed compose(
            Connection tx, Room room, int kind, String content, List<List<String>> tags, Writing.Agreement agreement)
            throws SQLException {
        Optional<SendResult> obstacle = obstacle(tx, room, agreement);
        if (obstacle.isPresent()) {
            return new Composed.No(obstacle.get());
        }
        long now = ground.now();
        long seq = 1 + Sql.number(tx, "SELECT sent FROM chat WHERE id = ?", room.id());
        List<List<String>> all = new ArrayList<>(address(tx, room));
        all.addAll(tags);
        all.add(List.of("seq", ground.device(), Long.toString(seq)));
        all.add(List.of("ms", Long.toString(now % 1000)));
        if (room.timer() > 0 && kind != InnerKinds.TIMER) {
            all.add(List.of("expiration", Long.toString(now / 1000 + room.timer())));
        }
        Rumor rumor = new Rumor(ground.self(), now / 1000, kind, all, content);
        String json = EventJson.write(rumor);
        Optional<Inner> inner = Inner.read(rumor);
        if (json.getBytes(StandardCharsets.UTF_8).length > LARGEST || inner.isEmpty()) {
            return new Composed.No(new SendResult.Refused(SendResult.Reason.TOO_LONG));
        }
        List<PublicIdentity> receivers = ground.chats().others(tx, room);
        Sealer.Sealed sealed = ground.sealer().seal(tx, rumor, receivers);
        remember(tx, room, inner.get(), json, receivers);
        notice(tx, room, sealed);
        ground.sending().add(tx, rumor.id(), sealed.wraps());
        return new Composed.Event(inner.get(), sealed, receivers);
    }

    private void remember(Connection tx, Room room, Inner inner, String json, List<PublicIdentity> receivers)
            throws SQLException {
        Sql.update(tx, "UPDATE chat SET sent = ? WHERE id = ?", inner.seq(), room.id());
        Sql.update(
                tx,
                "INSERT INTO own_event (chat, seq, id, rumor, at) VALUES (?, ?, ?, ?, ?)",
                room.id(),
                inner.seq(),
                Sql.bytes(inner.id()),
                json,
                ground.now());
        Sql.update(tx, "DELETE FROM own_event WHERE chat = ? AND seq <= ?", room.id(), inner.seq() - MOST_KEPT);
        for (PublicIdentity receiver : receivers) {
            Sql.update(
                    tx,
                    "INSERT OR IGNORE INTO message_receiver (message, person) VALUES (?, ?)",
                    Sql.bytes(inner.id()),
                    receiver);
        }
    }

    /** A chat that is forward secret again needs a new agreement before it is basic again. */
    private void notice(Connection tx, Room room, Sealer.Sealed sealed) throws SQLException {
        if (sealed.label() == Label.FORWARD_SECRET && (!room.secret() || room.basicAgreed())) {
            Sql.update(tx, "UPDATE chat SET secret = 1, basic_agreed = 0 WHERE id = ?", room.id());
        }
        ground.changes().mark(room.id());
    }

    /**
     * An event without a number, to one person or to all, that is left unsent where it would be weaker than the chat.
     *
     * @param tags its own tags, without the address
     */
    void aside(Connection tx, Room room, List<PublicIdentity> receivers, int kind, List<List<String>> tags)
            throws SQLException {
        boolean weaker = room.secret()
                && !room.basicAgreed()
                && !ground.sealer().basicOnly(tx, receivers).isEmpty();
        if (weaker || room.waiting() != Conversation.Waiting.NO) {
            return;
        }
        List<List<String>> all = new ArrayList<>(address(tx, room));
        all.addAll(tags);
        Rumor rumor = new Rumor(ground.self(), ground.now() / 1000, kind, all, "");
        for (PublicIdentity receiver : receivers) {
            ground.sending().add(tx, rumor.id(), ground.sealer().sealFor(tx, rumor, receiver));
        }
    }

    /** The tags that say to which chat an event belongs. */
    private List<List<String>> address(Connection tx, Room room) throws SQLException {
        if (room.kind() == Conversation.Kind.GROUP) {
            List<List<String>> tags = new ArrayList<>(List.of(List.of("group", room.group())));
            List<String> heads = ground.membership().heads(tx, room.group());
            if (!heads.isEmpty()) {
                tags.add(Stream.concat(Stream.of("heads"), heads.stream()).toList());
            }
            return tags;
        }
        List<PublicIdentity> others = ground.chats().others(tx, room);
        List<PublicIdentity> named = others.isEmpty() ? List.of(ground.self()) : others;
        return named.stream().map(person -> List.of("p", person.hex())).toList();
    }
}
