package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * Reads the messages of a chat a page at a time, by place, so that the hundred-thousandth page costs what the first
 * does. Usable from any thread.
 */
public final class Timeline {

    /** The largest page. */
    public static final int LARGEST = 500;

    private final Ground ground;
    private final MessageReader reader;

    Timeline(Ground ground) {
        this.ground = ground;
        this.reader = new MessageReader(ground.self());
    }

    /**
     * A stretch of a chat.
     *
     * @param messages oldest first
     * @param older whether there are older ones than the first
     * @param newer whether there are newer ones than the last
     */
    public record Page(List<Message> messages, boolean older, boolean newer) {}

    /**
     * Messages of one person's device that have not come.
     *
     * @param after the place after which they belong; 0 for the beginning
     * @param count how many
     * @param asked when they were last asked for; absent when not yet
     * @param gone whether their author says that they are not there any more
     */
    public record Gap(
            PublicIdentity author,
            long after,
            long count,
            @Nullable Instant asked,
            boolean gone) {}

    /** How far a message of one's own came with one receiver; times are those of arrival here. */
    public record Receiver(
            PublicIdentity person,
            @Nullable Instant delivered,
            @Nullable Instant read) {}

    /** The newest messages. */
    public Page newest(ConversationId chat, int most) {
        return before(chat, Long.MAX_VALUE, most);
    }

    /** The messages just before a place. */
    public Page before(ConversationId chat, long place, int most) {
        return ground.database().read(tx -> page(tx, chat, older(tx, chat, place, most)));
    }

    /** The messages just after a place. */
    public Page after(ConversationId chat, long place, int most) {
        return ground.database().read(tx -> page(tx, chat, newer(tx, chat, place, most)));
    }

    /** The messages around a place, itself included when a message is there. */
    public Page around(ConversationId chat, long place, int most) {
        return ground.database().read(tx -> {
            List<MessageTable.Row> rows = new ArrayList<>(older(tx, chat, place, most / 2));
            rows.addAll(newer(tx, chat, place - 1, most - most / 2));
            return page(tx, chat, rows);
        });
    }

    /** Where the first message at or after a time is; empty when all are older. */
    public OptionalLong placeAt(ConversationId chat, Instant time) {
        return place(
                "SELECT min(place) FROM message WHERE chat = ? AND place >= ?",
                chat.number(),
                Places.start(Math.max(0, time.toEpochMilli())));
    }

    /** Where the oldest unread message is. */
    public OptionalLong firstUnread(ConversationId chat) {
        return place("SELECT min(place) FROM message WHERE chat = ? AND unread = 1", chat.number());
    }

    public Optional<Message> find(String messageId) {
        return ground.database().read(tx -> {
            Optional<MessageTable.Row> row = MessageTable.byId(tx, messageId);
            return row.isEmpty()
                    ? Optional.<Message>empty()
                    : Optional.of(reader.messages(tx, List.of(row.get())).getFirst());
        });
    }

    /** How many messages the chat has. */
    public long count(ConversationId chat) {
        return ground.database()
                .read(tx -> Sql.number(tx, "SELECT count(*) FROM message WHERE chat = ?", chat.number()));
    }

    /** Every wording of a text, the first one first. */
    public List<Message.Wording> wordings(String messageId) {
        return ground.database().read(tx -> {
            Optional<MessageTable.Row> row = MessageTable.byId(tx, messageId);
            if (row.isEmpty() || row.get().deleted()) {
                return List.of();
            }
            List<Message.Wording> wordings = new ArrayList<>();
            wordings.add(new Message.Wording(
                    Instant.ofEpochMilli(row.get().said()), row.get().content()));
            wordings.addAll(Sql.list(
                    tx,
                    found -> new Message.Wording(Instant.ofEpochMilli(found.getLong(1)), found.getString(2)),
                    "SELECT said, text FROM message_edit WHERE message = ? ORDER BY said, id",
                    Sql.bytes(messageId)));
            return wordings;
        });
    }

    /** How far a message of one's own came with each receiver. */
    public List<Receiver> receivers(String messageId) {
        return ground.database()
                .read(tx -> Sql.list(
                        tx,
                        row -> new Receiver(Sql.key(row, 1), instant(row.getLong(2)), instant(row.getLong(3))),
                        "SELECT person, delivered, read FROM message_receiver WHERE message = ?" + " ORDER BY person",
                        Sql.bytes(messageId)));
    }

    /** The files of a chat just before a place, newest first. */
    public List<Message> files(ConversationId chat, long place, int most) {
        return ground.database()
                .read(tx -> reader.messages(
                        tx,
                        MessageTable.where(
                                tx,
                                "chat = ? AND kind = ? AND deleted = 0 AND place < ? ORDER BY place DESC LIMIT ?",
                                chat.number(),
                                InnerKinds.FILE,
                                place,
                                bounded(most))));
    }

    /** What is missing. */
    public List<Gap> gaps(ConversationId chat) {
        return ground.database().read(tx -> {
            List<Gap> gaps = new ArrayList<>();
            for (Counters.Gap gap : Counters.where(tx, "chat = ? ORDER BY noticed LIMIT 200", chat.number())) {
                long after = Sql.number(
                        tx,
                        "SELECT max(place) FROM message WHERE chat = ? AND author = ? AND device = ? AND seq > 0 AND"
                                + " seq < ?",
                        gap.chat(),
                        gap.author(),
                        gap.device(),
                        gap.low());
                gaps.add(new Gap(gap.author(), after, gap.high() - gap.low() + 1, instant(gap.asked()), gap.gone()));
            }
            return gaps;
        });
    }

    /** Tells that the chat changed, now and after each change; the number only grows. */
    public AutoCloseable listen(ConversationId chat, LongConsumer listener) {
        long[] revision = {0};
        AutoCloseable listening = ground.changes().listen(chats -> {
            if (chats.contains(chat.number())) {
                listener.accept(++revision[0]);
            }
        });
        listener.accept(0);
        return listening;
    }

    private List<MessageTable.Row> older(Connection tx, ConversationId chat, long place, int most) throws SQLException {
        return MessageTable.where(
                        tx, "chat = ? AND place < ? ORDER BY place DESC LIMIT ?", chat.number(), place, bounded(most))
                .reversed();
    }

    private List<MessageTable.Row> newer(Connection tx, ConversationId chat, long place, int most) throws SQLException {
        return MessageTable.where(
                tx, "chat = ? AND place > ? ORDER BY place LIMIT ?", chat.number(), place, bounded(most));
    }

    private Page page(Connection tx, ConversationId chat, List<MessageTable.Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new Page(List.of(), false, false);
        }
        return new Page(
                reader.messages(tx, rows),
                Sql.exists(
                        tx,
                        "SELECT 1 FROM message WHERE chat = ? AND place < ?",
                        chat.number(),
                        rows.getFirst().place()),
                Sql.exists(
                        tx,
                        "SELECT 1 FROM message WHERE chat = ? AND place > ?",
                        chat.number(),
                        rows.getLast().place()));
    }

    private OptionalLong place(String sql, Object... arguments) {
        long place = ground.database().read(tx -> Sql.number(tx, sql, arguments));
        return place == 0 ? OptionalLong.empty() : OptionalLong.of(place);
    }

    private static int bounded(int most) {
        if (most < 1 || most > LARGEST) {
            throw new IllegalArgumentException("a page of " + most);
        }
        return most;
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
