package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Puts opened inner events where they belong. */
final class Incoming {

    /** The most messages kept of a chat that has not been accepted. */
    static final int MOST_IN_REQUEST = 100;

    /** The most chats that wait as requests. */
    static final int MOST_REQUESTS = 1_000;

    private static final int MOST_GROUP_AHEAD = 500;
    private static final int LONGEST_TITLE = 100;

    /** Kinds that may begin a chat. */
    private static final Set<Integer> BEGINNINGS = Set.of(InnerKinds.TEXT, InnerKinds.FILE);

    private final Ground ground;
    private final Repairs repairs;
    private final Typing typing;

    Incoming(Ground ground, Repairs repairs, Typing typing) {
        this.ground = ground;
        this.repairs = repairs;
        this.typing = typing;
    }

    /** What an engine opened; its author is proved. */
    Arrival arrived(Connection tx, Rumor rumor, Label label) throws SQLException {
        if (ground.membership().carries(rumor.kind())) {
            return membership(tx, rumor, label);
        }
        Optional<Inner> read = Inner.read(rumor);
        if (read.isEmpty()) {
            return new Arrival.Dropped("not a well-formed inner event");
        }
        Inner inner = read.get();
        boolean card = !inner.value("alt").isEmpty();
        if (!card && !understood(inner.kind())) {
            return new Arrival.Dropped("kind " + inner.kind() + " is not known");
        }
        if (Contacts.standing(tx, inner.author()) == Standing.BLOCKED) {
            return new Arrival.Dropped("from a blocked person");
        }
        return switch (new RoomFinder(ground).find(tx, inner, card || BEGINNINGS.contains(inner.kind()))) {
            case RoomFinder.Found.In(Room room) -> into(tx, room, inner, label);
            case RoomFinder.Found.NotYet() -> ahead(tx, inner, label);
            case RoomFinder.Found.Nowhere(String reason) -> new Arrival.Dropped(reason);
        };
    }

    static boolean understood(int kind) {
        return BEGINNINGS.contains(kind)
                || Amendments.is(kind)
                || kind == InnerKinds.RECEIPT
                || kind == InnerKinds.REPAIR
                || kind == InnerKinds.TYPING
                || kind == InnerKinds.TIMER;
    }

    private Arrival into(Connection tx, Room room, Inner inner, Label label) throws SQLException {
        if (room.waiting() == Conversation.Waiting.DECLINED && !mine(inner)) {
            return new Arrival.Dropped("the request was turned down");
        }
        Arrival arrival = new Arrival.Kept(room.conversation());
        long now = ground.now();
        switch (inner.kind()) {
            case InnerKinds.RECEIPT -> Receipts.arrived(tx, room, inner, now);
            case InnerKinds.TYPING -> typing.arrived(room, inner);
            case InnerKinds.REPAIR -> repairs.arrived(tx, room, inner);
            case InnerKinds.REACTION, InnerKinds.EDIT, InnerKinds.DELETION -> Amendments.apply(tx, room, inner);
            case InnerKinds.TIMER -> arrival = timer(tx, room, inner, label);
            default -> arrival = message(tx, room, inner, label);
        }
        if (InnerKinds.counted(inner.kind()) && !(arrival instanceof Arrival.Dropped)) {
            Counters.arrived(tx, room, inner.author(), inner.device(), inner.seq(), now);
            List<String> heads = inner.tag("heads");
            if (heads.size() > 1
                    && room.kind() == Conversation.Kind.GROUP
                    && room.waiting() == Conversation.Waiting.NO) {
                ground.membership().saw(tx, inner.group(), inner.author(), heads.subList(1, heads.size()));
            }
            notice(tx, room, inner, label);
        }
        ground.changes().mark(room.id());
        return arrival;
    }

    /** What every numbered event tells besides its content. */
    private void notice(Connection tx, Room room, Inner inner, Label label) throws SQLException {
        if (label == Label.FORWARD_SECRET && !room.secret()) {
            Sql.update(tx, "UPDATE chat SET secret = 1 WHERE id = ?", room.id());
        }
        if (mine(inner)) {
            if (inner.device().equals(ground.device())) {
                Sql.update(tx, "UPDATE chat SET sent = max(sent, ?) WHERE id = ?", inner.seq(), room.id());
            }
            if (room.waiting() != Conversation.Waiting.NO) {
                Sql.update(tx, "UPDATE chat SET waiting = 'NO' WHERE id = ?", room.id());
            }
        }
    }

    private Arrival message(Connection tx, Room room, Inner inner, Label label) throws SQLException {
        if (known(tx, inner)) {
            return new Arrival.Known();
        }
        boolean mine = mine(inner);
        long now = ground.now();
        if (inner.expires() > 0 && inner.expires() <= now) {
            Sql.update(tx, "INSERT OR IGNORE INTO message_gone (id, at) VALUES (?, ?)", Sql.bytes(inner.id()), now);
            return new Arrival.Known();
        }
        if (!mine && room.waiting() == Conversation.Waiting.REQUEST && full(tx, room)) {
            return new Arrival.Dropped("too many messages before the request was accepted");
        }
        insert(tx, room, inner, label);
        title(tx, room, inner);
        Amendments.catchUp(tx, room, inner.id());
        if (mine) {
            Sql.update(tx, "UPDATE message SET sent = 1 WHERE id = ?", Sql.bytes(inner.id()));
            for (PublicIdentity person : ground.chats().others(tx, room)) {
                Sql.update(
                        tx,
                        "INSERT OR IGNORE INTO message_receiver (message, person) VALUES (?, ?)",
                        Sql.bytes(inner.id()),
                        person);
            }
        } else {
            typing.wrote(room, inner.author());
            Receipts.due(tx, room, Sql.bytes(inner.id()), inner.author(), Receipts.DELIVERED);
        }
        return new Arrival.Kept(room.conversation());
    }

    private void insert(Connection tx, Room room, Inner inner, Label label) throws SQLException {
        boolean mine = mine(inner);
        boolean notice = inner.kind() == InnerKinds.TIMER;
        boolean mention = inner.content().contains("nostr:" + ground.self().npub());
        MessageTable.Row row = new MessageTable.Row(
                Places.received(tx, room, inner, ground.now()),
                room.id(),
                Sql.bytes(inner.id()),
                inner.author(),
                mine,
                inner.said(),
                inner.kind(),
                inner.content(),
                null,
                inner.kind() == InnerKinds.TEXT
                        ? ""
                        : TagJson.write(inner.rumor().tags()),
                label.ordinal(),
                inner.reply().isEmpty() ? null : Sql.bytes(inner.reply()),
                !inner.tag("forwarded").isEmpty(),
                0,
                false,
                inner.expires(),
                !mine && !notice,
                ground.now(),
                inner.device(),
                inner.seq());
        int receivers = mine ? ground.chats().others(tx, room).size() : 0;
        MessageTable.insert(tx, row, mention && !mine, receivers);
    }

    private boolean known(Connection tx, Inner inner) throws SQLException {
        return Sql.exists(tx, "SELECT 1 FROM message WHERE id = ?", Sql.bytes(inner.id()))
                || MessageTable.gone(tx, inner.id());
    }

    private static boolean full(Connection tx, Room room) throws SQLException {
        return Sql.number(tx, "SELECT count(*) FROM message WHERE chat = ?", room.id()) >= MOST_IN_REQUEST;
    }

    /** NIP-17: the latest subject is the room's name. */
    private void title(Connection tx, Room room, Inner inner) throws SQLException {
        String subject = inner.value("subject").strip();
        if (room.kind() == Conversation.Kind.ROOM && !subject.isEmpty() && subject.length() <= LONGEST_TITLE) {
            Sql.update(tx, "UPDATE chat SET title = ? WHERE id = ?", subject, room.id());
        }
    }

    private Arrival timer(Connection tx, Room room, Inner inner, Label label) throws SQLException {
        long seconds = Inner.number(inner.value("timer"), Conversations.LONGEST_TIMER.toSeconds());
        if (seconds < 0 || room.waiting() != Conversation.Waiting.NO && !mine(inner)) {
            return new Arrival.Dropped("not a timer");
        }
        if (known(tx, inner)) {
            return new Arrival.Known();
        }
        insert(tx, room, inner, label);
        Sql.update(
                tx,
                "UPDATE chat SET timer = ?1, timer_place = ?2 WHERE id = ?3 AND timer_place < ?2",
                seconds,
                Sql.number(tx, "SELECT place FROM message WHERE id = ?", Sql.bytes(inner.id())),
                room.id());
        return new Arrival.Kept(room.conversation());
    }

    private boolean mine(Inner inner) {
        return inner.author().equals(ground.self());
    }

    /** A message of a group whose history has not come yet, or not as far as its author's joining. */
    private Arrival ahead(Connection tx, Inner inner, Label label) throws SQLException {
        long waiting = Sql.number(tx, "SELECT count(*) FROM group_ahead WHERE author = ?", inner.author());
        if (waiting >= MOST_GROUP_AHEAD) {
            return new Arrival.Dropped("too much before the group is known");
        }
        Sql.update(
                tx,
                "INSERT OR IGNORE INTO group_ahead (id, group_id, author, rumor, label, at) VALUES (?, ?, ?, ?, ?, ?)",
                Sql.bytes(inner.id()),
                inner.group(),
                inner.author(),
                EventJson.write(inner.rumor()),
                label.ordinal(),
                ground.now());
        return new Arrival.Later();
    }

    private Arrival membership(Connection tx, Rumor rumor, Label label) throws SQLException {
        return switch (ground.membership().arrived(tx, rumor, label)) {
            case Membership.Outcome.Applied(String group, List<Membership.Change> changes) ->
                applied(tx, group, rumor, changes);
            case Membership.Outcome.Waiting() -> new Arrival.Later();
            case Membership.Outcome.Refused(String reason) -> new Arrival.Dropped(reason);
        };
    }

    private Arrival applied(Connection tx, String group, Rumor rumor, List<Membership.Change> changes)
            throws SQLException {
        Room room = new RoomFinder(ground).group(tx, group, rumor.author());
        for (Membership.Change change : changes) {
            Notices.add(
                    tx,
                    ground,
                    room.id(),
                    change.actor(),
                    Content.NoticeKind.MEMBERSHIP,
                    List.of(change.change(), change.actor().hex(), change.subject()));
            if (change.change().equals("timer")) {
                long seconds = Inner.number(change.subject(), Conversations.LONGEST_TIMER.toSeconds());
                Sql.update(tx, "UPDATE chat SET timer = ? WHERE id = ?", Math.max(0, seconds), room.id());
            }
        }
        Optional<Membership.State> state = ground.membership().state(tx, group);
        if (state.isPresent()) {
            Sql.update(tx, "UPDATE chat SET title = ? WHERE id = ?", state.get().name(), room.id());
        }
        List<Waited> waited = Sql.list(
                tx,
                row -> new Waited(row.getString(1), row.getInt(2)),
                "SELECT rumor, label FROM group_ahead WHERE group_id = ? ORDER BY at",
                group);
        Sql.update(tx, "DELETE FROM group_ahead WHERE group_id = ?", group);
        for (Waited event : waited) {
            @Nullable Label label = MessageTable.label(event.label);
            Optional<Rumor> again = EventJson.readRumor(event.rumor);
            if (label != null && again.isPresent()) {
                arrived(tx, again.get(), label);
            }
        }
        ground.changes().mark(room.id());
        return new Arrival.Kept(room.conversation());
    }

    private record Waited(String rumor, int label) {}
}
