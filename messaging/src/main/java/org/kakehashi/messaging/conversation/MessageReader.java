package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Makes messages as shown of rows, with what hangs on them, in a fixed number of queries a page. */
final class MessageReader {

    private static final Pattern MENTION = Pattern.compile("nostr:(npub1[02-9ac-hj-np-z]{58})");
    private static final int REPLY_START = 120;
    private static final int MOST_MENTIONS = 50;

    private final PublicIdentity self;

    MessageReader(PublicIdentity self) {
        this.self = self;
    }

    private record Fate(int relays, int sent, int receivers, int delivered, int read) {}

    List<Message> messages(Connection tx, List<MessageTable.Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<Message.Reaction>> reactions = reactions(tx, rows);
        Map<String, Message.Reply> replies = replies(tx, rows);
        Map<String, Fate> fates = fates(tx, rows);
        List<Message> messages = new ArrayList<>(rows.size());
        for (MessageTable.Row row : rows) {
            String id = Sql.hex(row.id());
            byte[] reply = row.reply();
            boolean sent = row.mine() && row.kind() != InnerKinds.NOTICE;
            messages.add(new Message(
                    row.place(),
                    new ConversationId(row.chat()),
                    id,
                    row.author(),
                    row.mine(),
                    Instant.ofEpochMilli(row.said()),
                    Instant.ofEpochMilli(Places.millis(row.place())),
                    content(row),
                    MessageTable.label(row.label()),
                    reply == null ? null : reply(replies, Sql.hex(reply)),
                    row.forwarded(),
                    row.edits(),
                    reactions.getOrDefault(id, List.of()),
                    sent ? state(fates.get(id)) : null,
                    row.expires() == 0 ? null : Instant.ofEpochMilli(row.expires()),
                    row.unread()));
        }
        return messages;
    }

    private static Message.Reply reply(Map<String, Message.Reply> known, String id) {
        Message.Reply found = known.get(id);
        return found == null ? new Message.Reply(id, null, "", 0) : found;
    }

    private static SendState state(@Nullable Fate fate) {
        if (fate == null) {
            return new SendState(SendState.Stage.QUEUED, 0, 0, 0, 0);
        }
        SendState.Stage stage = SendState.Stage.QUEUED;
        if (fate.receivers > 0 && fate.read == fate.receivers) {
            stage = SendState.Stage.READ;
        } else if (fate.receivers > 0 && fate.delivered == fate.receivers) {
            stage = SendState.Stage.DELIVERED;
        } else if (fate.sent > 0) {
            stage = fate.sent == 1 ? SendState.Stage.SENT : SendState.Stage.FAILED;
        }
        return new SendState(stage, fate.relays, fate.receivers, fate.delivered, fate.read);
    }

    static Content content(MessageTable.Row row) {
        if (row.deleted()) {
            return new Content.Deleted();
        }
        List<List<String>> tags = TagJson.read(row.tags());
        return switch (row.kind()) {
            case InnerKinds.TEXT -> new Content.Text(row.text(), mentions(row.text()));
            case InnerKinds.FILE -> new Content.Attachment(row.content(), tags);
            case InnerKinds.NOTICE ->
                new Content.Notice(Content.NoticeKind.valueOf(row.content()), tags.isEmpty() ? List.of() : tags.get(0));
            case InnerKinds.TIMER ->
                new Content.Notice(
                        Content.NoticeKind.TIMER_SET, List.of(row.author().hex(), tag(tags, "timer")));
            default -> new Content.Card(row.kind(), tag(tags, "alt"), tags, row.content());
        };
    }

    private static String tag(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }

    private static List<String> mentions(String text) {
        if (!text.contains("nostr:npub1")) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find() && keys.size() < MOST_MENTIONS) {
            PublicIdentity.ofNpub(matcher.group(1)).map(PublicIdentity::hex).ifPresent(keys::add);
        }
        return keys;
    }

    private record Given(String message, String id, PublicIdentity author, String emoji) {}

    private Map<String, List<Message.Reaction>> reactions(Connection tx, List<MessageTable.Row> rows)
            throws SQLException {
        List<Given> given = Sql.list(
                tx,
                row -> new Given(Sql.hex(row.getBytes(1)), Sql.hex(row.getBytes(2)), Sql.key(row, 3), row.getString(4)),
                "SELECT message, id, author, emoji FROM message_reaction WHERE message IN " + marks(rows.size())
                        + " ORDER BY said, id",
                ids(rows));
        Map<String, Map<String, List<Given>>> sorted = new HashMap<>();
        for (Given one : given) {
            sorted.computeIfAbsent(one.message, key -> new LinkedHashMap<>())
                    .computeIfAbsent(one.emoji, key -> new ArrayList<>())
                    .add(one);
        }
        Map<String, List<Message.Reaction>> reactions = new HashMap<>();
        sorted.forEach((message, kinds) -> {
            List<Message.Reaction> list = new ArrayList<>();
            kinds.forEach((emoji, people) -> list.add(new Message.Reaction(
                    emoji,
                    people.stream().map(Given::author).toList(),
                    people.stream()
                            .filter(one -> one.author.equals(self))
                            .map(Given::id)
                            .findFirst()
                            .orElse(null))));
            reactions.put(message, list);
        });
        return reactions;
    }

    private Map<String, Message.Reply> replies(Connection tx, List<MessageTable.Row> rows) throws SQLException {
        List<byte[]> targets = new ArrayList<>();
        for (MessageTable.Row row : rows) {
            byte[] reply = row.reply();
            if (reply != null) {
                targets.add(reply);
            }
        }
        Map<String, Message.Reply> replies = new HashMap<>();
        if (targets.isEmpty()) {
            return replies;
        }
        for (MessageTable.Row row : MessageTable.where(tx, "id IN " + marks(targets.size()), targets.toArray())) {
            boolean here = row.chat() == rows.getFirst().chat();
            if (here) {
                String text = row.kind() == InnerKinds.TEXT && !row.deleted() ? row.text() : "";
                String id = Sql.hex(row.id());
                replies.put(id, new Message.Reply(id, row.author(), start(text), row.place()));
            }
        }
        return replies;
    }

    private static String start(String text) {
        if (text.length() <= REPLY_START) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(REPLY_START - 1)) ? REPLY_START - 1 : REPLY_START);
    }

    private static Map<String, Fate> fates(Connection tx, List<MessageTable.Row> rows) throws SQLException {
        Map<String, Fate> fates = new HashMap<>();
        Sql.list(
                tx,
                row -> fates.put(
                        Sql.hex(row.getBytes(1)),
                        new Fate(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6))),
                "SELECT m.id, m.relays, m.sent, count(r.person), total(r.delivered > 0), total(r.read > 0)"
                        + " FROM message m LEFT JOIN message_receiver r ON r.message = m.id"
                        + " WHERE m.mine = 1 AND m.id IN " + marks(rows.size()) + " GROUP BY m.id",
                ids(rows));
        return fates;
    }

    private static Object[] ids(List<MessageTable.Row> rows) {
        return rows.stream().map(MessageTable.Row::id).toArray();
    }

    private static String marks(int count) {
        return "(" + "?,".repeat(count - 1) + "?)";
    }
}
