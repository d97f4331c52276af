package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the lines of an archive of chats in. The file is authentic but may be anybody's: every part is looked at. */
final class ArchiveReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ground ground;
    private long chats;
    private long added;
    private long known;
    private @Nullable Room room;

    ArchiveReader(Ground ground) {
        this.ground = ground;
    }

    long chats() {
        return chats;
    }

    long added() {
        return added;
    }

    long known() {
        return known;
    }

    Optional<ChatArchive.Result> head(String line) {
        Optional<JsonNode> read = json(line);
        if (read.isEmpty() || !text(read.get(), "type").equals("head")) {
            return Optional.of(new ChatArchive.Result.Damaged("no head"));
        }
        JsonNode head = read.get();
        if (number(head, "version") != ArchiveLines.VERSION) {
            return Optional.of(new ChatArchive.Result.Damaged("version " + number(head, "version")));
        }
        Optional<PublicIdentity> identity = PublicIdentity.ofHex(text(head, "identity"));
        if (identity.isEmpty()) {
            return Optional.of(new ChatArchive.Result.Damaged("no identity"));
        }
        return identity.get().equals(ground.self())
                ? Optional.empty()
                : Optional.of(
                        new ChatArchive.Result.OtherIdentity(identity.get().npub()));
    }

    /** Takes some lines; a result when they are damaged. */
    Optional<ChatArchive.Result> take(Connection tx, List<String> lines) throws SQLException {
        for (String line : lines) {
            Optional<JsonNode> node = json(line);
            if (node.isEmpty() || !take(tx, node.get())) {
                return Optional.of(new ChatArchive.Result.Damaged("a line that is not one of an archive"));
            }
        }
        Room present = room;
        if (present != null) {
            ground.changes().mark(present.id());
        }
        return Optional.empty();
    }

    private boolean take(Connection tx, JsonNode node) throws SQLException {
        return switch (text(node, "type")) {
            case "chat" -> chat(tx, node);
            case "message" -> message(tx, node);
            case "edit" -> edit(tx, node);
            case "reaction" -> reaction(tx, node);
            default -> false;
        };
    }

    private boolean chat(Connection tx, JsonNode node) throws SQLException {
        List<PublicIdentity> people = new ArrayList<>();
        for (JsonNode person : node.path("people")) {
            PublicIdentity.ofHex(person.isString() ? person.stringValue() : "").ifPresent(people::add);
        }
        String key = text(node, "key");
        if (key.equals(ChatTable.directKey(ground.self()))) {
            room = ground.chats().direct(tx, ground.self(), Conversation.Waiting.NO);
        } else if (people.size() == 1 && key.equals(ChatTable.directKey(people.getFirst()))) {
            room = ground.chats().direct(tx, people.getFirst(), Conversation.Waiting.NO);
            if (Contacts.standing(tx, people.getFirst()) == Standing.STRANGER) {
                Contacts.set(tx, people.getFirst(), Standing.CONTACT);
            }
        } else if (people.size() > 1 && key.equals(ground.chats().roomKey(people))) {
            room = ground.chats().room(tx, people, Conversation.Waiting.NO);
        } else if (key.startsWith("g:") && Inner.isId(key.substring(2))) {
            room = ground.chats().group(tx, key.substring(2), Conversation.Waiting.NO);
        } else {
            return false;
        }
        Sql.update(
                tx,
                "UPDATE chat SET secret = max(secret, ?1), title = CASE WHEN title = '' THEN ?2 ELSE title END WHERE"
                        + " id = ?3",
                node.path("secret").asBoolean(false),
                text(node, "title"),
                room.id());
        chats++;
        return true;
    }

    private boolean message(Connection tx, JsonNode node) throws SQLException {
        Room present = room;
        String id = text(node, "id");
        Optional<PublicIdentity> author = PublicIdentity.ofHex(text(node, "author"));
        String reply = text(node, "reply");
        long label = number(node, "label");
        long place = number(node, "place");
        if (present == null
                || !Inner.isId(id)
                || author.isEmpty()
                || !reply.isEmpty() && !Inner.isId(reply)
                || label < -1
                || label >= Label.values().length
                || place <= 0) {
            return false;
        }
        if (MessageTable.gone(tx, id) || MessageTable.byId(tx, id).isPresent()) {
            known++;
            return true;
        }
        long expires = number(node, "expires");
        if (expires > 0 && expires <= ground.now()) {
            known++;
            return true;
        }
        boolean mine = author.get().equals(ground.self());
        MessageTable.Row row = new MessageTable.Row(
                Places.free(tx, place),
                present.id(),
                Sql.bytes(id),
                author.get(),
                mine,
                number(node, "said"),
                (int) number(node, "kind"),
                text(node, "content"),
                null,
                text(node, "tags"),
                (int) label,
                reply.isEmpty() ? null : Sql.bytes(reply),
                node.path("forwarded").asBoolean(false),
                0,
                node.path("deleted").asBoolean(false),
                expires,
                false,
                number(node, "received"),
                text(node, "device"),
                number(node, "seq"));
        MessageTable.insert(tx, row, false, 0);
        Sql.update(tx, "UPDATE message SET sent = 1 WHERE place = ? AND mine = 1", row.place());
        counted(tx, present, row);
        added++;
        return true;
    }

    /** So that what comes next is not taken for a gap, and one's own numbers go on. */
    private void counted(Connection tx, Room present, MessageTable.Row row) throws SQLException {
        if (row.seq() == 0 || row.device().isEmpty()) {
            return;
        }
        Sql.update(
                tx,
                "INSERT INTO counter (chat, author, device, highest) VALUES (?1, ?2, ?3, ?4)"
                        + " ON CONFLICT (chat, author, device) DO UPDATE SET highest = max(highest, ?4)",
                present.id(),
                row.author(),
                row.device(),
                row.seq());
        if (row.device().equals(ground.device())) {
            Sql.update(tx, "UPDATE chat SET sent = max(sent, ?) WHERE id = ?", row.seq(), present.id());
        }
    }

    private boolean edit(Connection tx, JsonNode node) throws SQLException {
        String id = text(node, "id");
        String message = text(node, "message");
        if (!Inner.isId(id) || !Inner.isId(message)) {
            return false;
        }
        Optional<MessageTable.Row> row = MessageTable.byId(tx, message);
        if (row.isPresent() && !row.get().deleted()) {
            Amendments.amend(
                    tx, row.get(), InnerKinds.EDIT, row.get().author(), id, number(node, "said"), text(node, "text"));
        }
        return true;
    }

    private boolean reaction(Connection tx, JsonNode node) throws SQLException {
        Room present = room;
        String id = text(node, "id");
        String message = text(node, "message");
        String emoji = text(node, "emoji");
        Optional<PublicIdentity> author = PublicIdentity.ofHex(text(node, "author"));
        if (present == null
                || !Inner.isId(id)
                || !Inner.isId(message)
                || author.isEmpty()
                || emoji.length() > Amendments.LONGEST_REACTION) {
            return false;
        }
        if (!MessageTable.gone(tx, id)) {
            Sql.update(
                    tx,
                    "INSERT OR IGNORE INTO message_reaction (id, message, chat, author, emoji, said) VALUES"
                            + " (?, ?, ?, ?, ?, ?)",
                    Sql.bytes(id),
                    Sql.bytes(message),
                    present.id(),
                    author.get(),
                    emoji,
                    number(node, "said"));
        }
        return true;
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() ? value.stringValue() : "";
    }

    private static long number(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
    }
}
