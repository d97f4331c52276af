package org.kakehashi.messaging.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kakehashi.messaging.identity.PublicIdentity;

/** The rows of chats and who is in them. */
final class ChatTable {

    private static final String COLUMNS =
            "id, key, kind, person, title, waiting, secret, basic_agreed, timer," + " timer_place, receipts, typing";

    private final PublicIdentity self;
    private final Membership membership;

    ChatTable(PublicIdentity self, Membership membership) {
        this.self = self;
        this.membership = membership;
    }

    PublicIdentity self() {
        return self;
    }

    Optional<Room> byId(Connection tx, long id) throws SQLException {
        return Sql.first(tx, ChatTable::room, "SELECT " + COLUMNS + " FROM chat WHERE id = ?", id);
    }

    Optional<Room> byKey(Connection tx, String key) throws SQLException {
        return Sql.first(tx, ChatTable::room, "SELECT " + COLUMNS + " FROM chat WHERE key = ?", key);
    }

    /** The chat of a message or another event of which the id is known here. */
    Optional<Room> ofMessage(Connection tx, String id) throws SQLException {
        return Sql.first(
                tx,
                ChatTable::room,
                "SELECT " + COLUMNS + " FROM chat WHERE id = (SELECT chat FROM message WHERE id = ?)",
                Sql.bytes(id));
    }

    /** Every chat of two, room and group in which this person is, as far as rows say. */
    List<Room> withPerson(Connection tx, PublicIdentity person) throws SQLException {
        List<Room> rooms = Sql.list(
                tx,
                ChatTable::room,
                "SELECT " + COLUMNS + " FROM chat WHERE person = ?1 OR kind = 'GROUP'"
                        + " OR id IN (SELECT chat FROM chat_member WHERE person = ?1)",
                person);
        List<Room> with = new ArrayList<>();
        for (Room room : rooms) {
            if (members(tx, room).contains(person)) {
                with.add(room);
            }
        }
        return with;
    }

    static String directKey(PublicIdentity person) {
        return "d:" + person.hex();
    }

    static String groupKey(String group) {
        return "g:" + group;
    }

    /** NIP-17: the set of people is the room. */
    String roomKey(Collection<PublicIdentity> others) {
        TreeSet<String> keys = others.stream().map(PublicIdentity::hex).collect(Collectors.toCollection(TreeSet::new));
        keys.add(self.hex());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(",", keys).getBytes(StandardCharsets.US_ASCII));
            return "r:" + Sql.hex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Room direct(Connection tx, PublicIdentity person, Conversation.Waiting waiting) throws SQLException {
        String key = directKey(person);
        Sql.update(
                tx,
                "INSERT OR IGNORE INTO chat (key, kind, person, waiting) VALUES (?, 'DIRECT', ?, ?)",
                key,
                person,
                waiting.name());
        return byKey(tx, key).orElseThrow();
    }

    Room room(Connection tx, Collection<PublicIdentity> others, Conversation.Waiting waiting) throws SQLException {
        String key = roomKey(others);
        Optional<Room> known = byKey(tx, key);
        if (known.isPresent()) {
            return known.get();
        }
        Sql.update(tx, "INSERT INTO chat (key, kind, waiting) VALUES (?, 'ROOM', ?)", key, waiting.name());
        Room room = byKey(tx, key).orElseThrow();
        for (PublicIdentity person : others) {
            Sql.update(tx, "INSERT OR IGNORE INTO chat_member (chat, person) VALUES (?, ?)", room.id(), person);
        }
        return room;
    }

    Room group(Connection tx, String group, Conversation.Waiting waiting) throws SQLException {
        String key = groupKey(group);
        Sql.update(tx, "INSERT OR IGNORE INTO chat (key, kind, waiting) VALUES (?, 'GROUP', ?)", key, waiting.name());
        return byKey(tx, key).orElseThrow();
    }

    /** Everybody in the chat, oneself included unless one is not in the group any more. */
    List<PublicIdentity> members(Connection tx, Room room) throws SQLException {
        switch (room.kind()) {
            case DIRECT -> {
                PublicIdentity person = room.person();
                return person == null || person.equals(self) ? List.of(self) : List.of(self, person);
            }
            case ROOM -> {
                List<PublicIdentity> members = new ArrayList<>(Sql.list(
                        tx,
                        row -> Sql.key(row, 1),
                        "SELECT person FROM chat_member WHERE chat = ? ORDER BY person",
                        room.id()));
                members.add(self);
                return members;
            }
            case GROUP -> {
                return membership
                        .state(tx, room.group())
                        .map(Membership.State::members)
                        .orElse(List.of());
            }
        }
        throw new IllegalStateException();
    }

    /** Everybody but oneself. */
    List<PublicIdentity> others(Connection tx, Room room) throws SQLException {
        return members(tx, room).stream().filter(person -> !person.equals(self)).toList();
    }

    static Room room(ResultSet row) throws SQLException {
        return new Room(
                row.getLong(1),
                row.getString(2),
                Conversation.Kind.valueOf(row.getString(3)),
                row.getBytes(4) == null ? null : Sql.key(row, 4),
                row.getString(5),
                Conversation.Waiting.valueOf(row.getString(6)),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getLong(9),
                row.getLong(10),
                row.getBoolean(11),
                row.getBoolean(12));
    }
}
