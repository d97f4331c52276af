package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.engine.Engine;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/**
 * The chats of one identity: their list and settings here, their parts through {@link #writing()}, {@link #timeline()},
 * {@link #search()} and {@link #reception()}. Usable from any thread.
 */
public final class Conversations implements AutoCloseable {

    public static final Migrations MIGRATIONS = new Migrations("messaging.conversation", Conversations.class);

    /** The longest time after which messages disappear. */
    public static final Duration LONGEST_TIMER = Duration.ofDays(365);

    private static final int LONGEST_DRAFT = 20_000;

    private final Ground ground;
    private final ChatReader reader;
    private final Writing writing;
    private final Timeline timeline;
    private final Search search;
    private final Reception reception;
    private final Chores chores;
    private final Deliveries deliveries;
    private final Typing typing;

    /** Whether somebody's verification lapsed in a transaction that the contacts' listeners have not heard of. */
    private final AtomicBoolean lapsed = new AtomicBoolean();

    /**
     * Puts the chats together.
     *
     * @param device names this installation in counters, 16 hexadecimal digits, kept for good
     * @param engines in the order of preference; the last one reaches everybody
     * @param sending the outbox
     */
    public Conversations(
            Database database,
            OwnIdentity own,
            String device,
            Contacts contacts,
            GiftWrap wraps,
            List<Engine> engines,
            Sending sending,
            Membership membership,
            InstantSource clock) {
        if (!device.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("not a device: " + device);
        }
        PublicIdentity self = own.publicIdentity();
        this.ground = new Ground(
                database,
                own,
                contacts,
                new Sealer(self, engines),
                new ChatTable(self, membership),
                sending,
                membership,
                new Changes(database),
                device,
                clock);
        Composer composer = new Composer(ground);
        Repairs repairs = new Repairs(ground, composer);
        this.reader = new ChatReader(ground);
        this.writing = new Writing(ground, composer);
        this.timeline = new Timeline(ground);
        this.search = new Search(ground);
        this.typing = new Typing(ground, composer);
        this.reception = new Reception(ground, wraps, new Incoming(ground, repairs, typing));
        this.chores = new Chores(ground, composer, repairs, reception, typing);
        this.deliveries = new Deliveries(ground);
        ground.changes().listen(_ -> {
            if (lapsed.getAndSet(false)) {
                contacts.publish();
            }
        });
    }

    public Writing writing() {
        return writing;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Search search() {
        return search;
    }

    /** What the inbox gives arriving wraps to. */
    public Reception reception() {
        return reception;
    }

    /** To be run every few seconds. */
    public Chores chores() {
        return chores;
    }

    /** What the outbox tells how far messages have come. */
    public Deliveries deliveries() {
        return deliveries;
    }

    public Typing typing() {
        return typing;
    }

    /** The files of messages that are not here any more. */
    public AttachedFiles attachedFiles() {
        return new AttachedFiles(ground.database());
    }

    /** Copies of chats in encrypted files. */
    public ChatArchive archive() {
        return new ChatArchive(ground);
    }

    /** All chats, requests included: pinned ones first, then by their newest message. */
    public List<Conversation> list() {
        return ground.database().read(reader::all);
    }

    public Optional<Conversation> find(ConversationId chat) {
        return ground.database().read(tx -> reader.one(tx, chat.number()));
    }

    /** Tells the list now and after changes, on a thread of its own. */
    public AutoCloseable listen(Consumer<List<Conversation>> listener) {
        AutoCloseable listening = ground.changes().listen(chats -> listener.accept(list()));
        listener.accept(list());
        return listening;
    }

    /** The chat with a person, or with oneself for notes; made if there is none, and accepted if it was a request. */
    public ConversationId direct(PublicIdentity person) {
        Room room = ground.database().write(tx -> {
            Contacts.meet(tx, person);
            return ground.chats().direct(tx, person, Conversation.Waiting.NO);
        });
        if (room.waiting() != Conversation.Waiting.NO) {
            accept(room.conversation());
        }
        ground.changes().mark(room.id());
        return room.conversation();
    }

    /** The chat of these people without a signed membership, as other clients know it; made if there is none. */
    public ConversationId room(Collection<PublicIdentity> others) {
        List<PublicIdentity> people = others.stream()
                .distinct()
                .filter(person -> !person.equals(ground.self()))
                .toList();
        if (people.size() < 2 || people.size() > Inner.MOST_PEOPLE) {
            throw new IllegalArgumentException("a room with " + people.size() + " others");
        }
        Room room = ground.database().write(tx -> {
            for (PublicIdentity person : people) {
                Contacts.meet(tx, person);
            }
            return ground.chats().room(tx, people, Conversation.Waiting.NO);
        });
        ground.changes().mark(room.id());
        return room.conversation();
    }

    /** The chat of a group, made if there is none: inside the transaction in which the group was made or joined. */
    public ConversationId group(Connection tx, Membership.State group) throws SQLException {
        Room room = ground.chats().group(tx, group.id(), Conversation.Waiting.NO);
        Sql.update(tx, "UPDATE chat SET title = ? WHERE id = ?", group.name(), room.id());
        ground.changes().mark(room.id());
        return room.conversation();
    }

    /** Writes what one changed in a group into its chat, inside the transaction in which it was changed. */
    public void changed(Connection tx, Membership.State group, List<Membership.Change> changes) throws SQLException {
        ConversationId chat = group(tx, group);
        for (Membership.Change change : changes) {
            Notices.add(
                    tx,
                    ground,
                    chat.number(),
                    change.actor(),
                    Content.NoticeKind.MEMBERSHIP,
                    List.of(change.change(), change.actor().hex(), change.subject()));
        }
    }

    /** Everybody in the chat, oneself included unless one is not in the group any more. */
    public List<PublicIdentity> members(ConversationId chat) {
        return ground.database().read(tx -> {
            Optional<Room> room = ground.chats().byId(tx, chat.number());
            return room.isEmpty() ? List.of() : ground.chats().members(tx, room.get());
        });
    }

    /** Accepts a request: its people become contacts, and it is answered as any other chat. */
    public void accept(ConversationId chat) {
        ground.database().change(tx -> {
            Sql.update(tx, "UPDATE chat SET waiting = 'NO' WHERE id = ?", chat.number());
            Optional<Room> room = ground.chats().byId(tx, chat.number());
            if (room.isPresent() && room.get().person() != null) {
                Contacts.set(tx, room.get().person(), Standing.CONTACT);
            }
        });
        ground.changes().mark(chat.number());
        ground.contacts().publish();
    }

    /** Turns a request down: what it said is deleted, and further messages of it are not kept. Nobody is told. */
    public void decline(ConversationId chat) {
        ground.database().change(tx -> {
            clear(tx, chat);
            Sql.update(tx, "UPDATE chat SET waiting = 'DECLINED' WHERE id = ?", chat.number());
        });
        ground.changes().mark(chat.number());
    }

    public void pin(ConversationId chat, boolean pinned) {
        set(chat, "pinned", pinned ? 1 : 0);
    }

    public void archive(ConversationId chat, boolean archived) {
        set(chat, "archived", archived ? 1 : 0);
    }

    /** Gives no notice of the chat until then; absent ends it. */
    public void mute(ConversationId chat, @Nullable Instant until) {
        set(chat, "muted", until == null ? 0 : until.toEpochMilli());
    }

    /** Whether this chat tells, and is told, that messages arrived and were read. */
    public void tellReceipts(ConversationId chat, boolean yes) {
        set(chat, "receipts", yes ? 1 : 0);
    }

    /** Whether this chat tells, and is told, that somebody is typing. */
    public void tellTyping(ConversationId chat, boolean yes) {
        set(chat, "typing", yes ? 1 : 0);
    }

    /**
     * The person agrees that this chat goes on with basic encryption, until it is forward secret again. Leaves a line in
     * the chat.
     */
    public void agreeToBasic(ConversationId chat) {
        ground.database().change(tx -> {
            Sql.update(tx, "UPDATE chat SET basic_agreed = 1 WHERE id = ?", chat.number());
            Notices.add(tx, ground, chat.number(), ground.self(), Content.NoticeKind.BASIC_AGREED, List.of());
        });
    }

    /** Keeps what was typed; longer than 20,000 characters is refused by cutting nothing and keeping the old one. */
    public void saveDraft(ConversationId chat, Conversation.Draft draft) {
        String reply = draft.replyTo();
        if (draft.text().length() > LONGEST_DRAFT || reply != null && !Inner.isId(reply)) {
            return;
        }
        ground.database()
                .change(tx -> Sql.update(
                        tx,
                        "UPDATE chat SET draft = ?, draft_reply = ? WHERE id = ?",
                        draft.text(),
                        reply == null ? null : Sql.bytes(reply),
                        chat.number()));
        ground.changes().mark(chat.number());
    }

    /** Everything up to this place has been read. */
    public void read(ConversationId chat, long place) {
        boolean changed = ground.database().write(tx -> {
            Optional<Room> room = ground.chats().byId(tx, chat.number());
            if (room.isEmpty()) {
                return false;
            }
            for (MessageTable.Row row :
                    MessageTable.where(tx, "chat = ? AND unread = 1 AND place <= ?", chat.number(), place)) {
                Receipts.due(tx, room.get(), row.id(), row.author(), Receipts.READ);
            }
            int read = Sql.update(
                    tx,
                    "UPDATE message SET unread = 0 WHERE chat = ? AND unread = 1 AND place <= ?",
                    chat.number(),
                    place);
            MessageTable.recount(tx, chat.number());
            return read > 0;
        });
        if (changed) {
            ground.changes().mark(chat.number());
        }
    }

    /** Deletes a message on this machine only. */
    public void deleteHere(String messageId) {
        ground.database().change(tx -> {
            Optional<MessageTable.Row> row = MessageTable.byId(tx, messageId);
            if (row.isPresent()) {
                MessageTable.remove(tx, row.get(), ground.now());
                ground.changes().mark(row.get().chat());
            }
        });
    }

    /** Deletes every message of a chat on this machine only; the chat stays. */
    public void clear(ConversationId chat) {
        ground.database().change(tx -> clear(tx, chat));
        ground.changes().mark(chat.number());
    }

    private void clear(Connection tx, ConversationId chat) throws SQLException {
        for (MessageTable.Row row : MessageTable.where(tx, "chat = ?", chat.number())) {
            MessageTable.remove(tx, row, ground.now());
        }
        Sql.update(tx, "DELETE FROM message_ahead WHERE chat = ?", chat.number());
        Sql.update(tx, "DELETE FROM own_event WHERE chat = ?", chat.number());
    }

    /**
     * A person uses a device that was not known, or one changed: a line in every chat with them, and what was verified is
     * no more. A first device says nothing to a chat in which nothing was said. Inside the transaction that noticed it.
     */
    public void deviceChanged(Connection tx, PublicIdentity person, String device, boolean added) throws SQLException {
        boolean wasVerified = Contacts.unverify(tx, person);
        if (wasVerified) {
            lapsed.set(true);
        }
        Content.NoticeKind kind =
                added && !wasVerified ? Content.NoticeKind.DEVICE_ADDED : Content.NoticeKind.DEVICE_CHANGED;
        for (Room room : ground.chats().withPerson(tx, person)) {
            if (kind == Content.NoticeKind.DEVICE_ADDED
                    && !Sql.exists(tx, "SELECT 1 FROM message WHERE chat = ?", room.id())) {
                continue;
            }
            Notices.add(tx, ground, room.id(), person, kind, List.of(person.hex(), device));
        }
    }

    /** An inner event of one's own as it was sent, inside somebody's transaction; empty when it is no more. */
    public Optional<Rumor> written(Connection tx, String id) throws SQLException {
        if (!Inner.isId(id)) {
            return Optional.empty();
        }
        return Sql.first(tx, row -> row.getString(1), "SELECT rumor FROM own_event WHERE id = ?", Sql.bytes(id))
                .flatMap(EventJson::readRumor);
    }

    /** A new session with a person was begun by repairing: a line in the chat with them. */
    public void repaired(Connection tx, PublicIdentity person) throws SQLException {
        Optional<Room> room = ground.chats().byKey(tx, ChatTable.directKey(person));
        if (room.isPresent()) {
            Notices.add(tx, ground, room.get().id(), person, Content.NoticeKind.REPAIRED, List.of(person.hex()));
        }
    }

    /** What could not be read of a person was sent again: the lines that said so go. */
    public void mended(Connection tx, PublicIdentity person) throws SQLException {
        Optional<Room> room = ground.chats().byKey(tx, ChatTable.directKey(person));
        if (room.isPresent()) {
            Notices.remove(tx, ground, room.get().id(), Content.NoticeKind.UNDECRYPTABLE);
        }
    }

    private void set(ConversationId chat, String column, long value) {
        ground.database()
                .change(tx -> Sql.update(tx, "UPDATE chat SET " + column + " = ? WHERE id = ?", value, chat.number()));
        ground.changes().mark(chat.number());
    }

    @Override
    public void close() {
        ground.changes().close();
    }
}
