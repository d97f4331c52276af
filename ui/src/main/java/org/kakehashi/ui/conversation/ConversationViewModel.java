package org.kakehashi.ui.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.delivery.DeliveryState;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.text.Texts;

/** One chat and what is done in it. What is sent goes out in the order in which it was asked for. */
final class ConversationViewModel implements AutoCloseable {

    private static final Duration TYPING_EVERY = Duration.ofSeconds(4);

    private static final Duration DRAFT_AFTER = Duration.ofSeconds(1);

    private final Object loadKey = new Object();
    private final Object waitKey = new Object();
    private final Object draftKey = new Object();
    private final Background background;
    private final Messenger messenger;
    private final Conversations conversations;
    private final ConversationId id;
    private final TimelineViewModel timeline;
    private final Following following = new Following();
    private final SendQueue queue;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Conversation> chat = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<PublicIdentity>> members = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Message> replying = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> editing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<RelayUrl>> toAllow = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<PublicIdentity>> typing = new ReadOnlyObjectWrapper<>(Set.of());
    private Runnable begun = () -> {};
    private boolean draftTaken;
    private Instant lastTyping = Instant.EPOCH;
    private long readUpTo;

    ConversationViewModel(Texts texts, Background background, Messenger messenger, ConversationId id, ZoneId zone) {
        this.background = background;
        this.messenger = messenger;
        this.conversations = messenger.conversations();
        this.id = id;
        queue = new SendQueue(texts, background, conversations, id);
        timeline = new TimelineViewModel(background, conversations.timeline(), id, zone);
        following.follow(
                background,
                (Following.Source<Long>) listener -> conversations.timeline().listen(id, listener::accept),
                _ -> load());
        following.follow(background, conversations.typing()::listen, now -> typing.set(now.getOrDefault(id, Set.of())));
        text.addListener((_, _, now) -> typed(now));
    }

    ConversationId id() {
        return id;
    }

    TimelineViewModel timeline() {
        return timeline;
    }

    private record Loaded(Optional<Conversation> chat, List<PublicIdentity> members) {}

    private void load() {
        background
                .job(loadKey, _ -> new Loaded(conversations.find(id), conversations.members(id)))
                .start(loaded -> loaded.chat().ifPresent(found -> take(found, loaded.members())));
    }

    private void take(Conversation found, List<PublicIdentity> people) {
        members.set(people);
        chat.set(found);
        if (!draftTaken) {
            draftTaken = true;
            text.set(found.draft().text());
            String reply = found.draft().replyTo();
            if (reply != null) {
                find(reply, replying::set);
            }
        }
        Message newest = found.newest();
        if (newest != null && newest.mine()) {
            lookWhatWaits(newest);
        }
    }

    private void find(String message, Consumer<Message> found) {
        background
                .job(new Object(), _ -> conversations.timeline().find(message))
                .start(one -> one.ifPresent(found));
    }

    /** Whether a relay would have to be allowed for what was last written. */
    private void lookWhatWaits(Message newest) {
        background
                .job(waitKey, _ -> switch (messenger.outbox().state(newest.id())) {
                    case DeliveryState.Queued queued
                    when queued.relays() == 0 -> queued.waiting().allow();
                    default -> List.<RelayUrl>of();
                })
                .start(toAllow::set);
    }

    /** Relays of the others to which nothing goes before the person allows it. */
    ReadOnlyObjectProperty<List<RelayUrl>> toAllowProperty() {
        return toAllow.getReadOnlyProperty();
    }

    void allow(List<RelayUrl> relays, org.kakehashi.net.Hosts hosts) {
        relays.forEach(relay -> hosts.allow(relay.host(), Purpose.RELAY));
        toAllow.set(List.of());
    }

    ReadOnlyObjectProperty<@Nullable Conversation> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<PublicIdentity>> membersProperty() {
        return members.getReadOnlyProperty();
    }

    /** What is being written. */
    StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<@Nullable Message> replyingProperty() {
        return replying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Message> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** What is on its way, and what waits for the person's word. */
    SendQueue queue() {
        return queue;
    }

    /** Who is typing at this moment, oneself never. */
    ReadOnlyObjectProperty<Set<PublicIdentity>> typingProperty() {
        return typing.getReadOnlyProperty();
    }

    private void typed(String now) {
        if (draftTaken) {
            // A crash takes the last moment's words at most.
            background
                    .job(draftKey, _ -> {
                        Thread.sleep(DRAFT_AFTER);
                        return true;
                    })
                    .start(_ -> changedDraft().ifPresent(draft -> later(() -> conversations.saveDraft(id, draft))));
        }
        Conversation present = chat.get();
        Instant moment = Instant.now();
        if (present != null
                && present.typing()
                && !now.isBlank()
                && Duration.between(lastTyping, moment).compareTo(TYPING_EVERY) > 0) {
            lastTyping = moment;
            background
                    .job(new Object(), _ -> {
                        conversations.typing().typing(id);
                        return true;
                    })
                    .start(_ -> {});
        }
    }

    /** Keeps what is written so far, at once: the vault may be closed next. */
    void saveDraft() {
        changedDraft().ifPresent(draft -> conversations.saveDraft(id, draft));
    }

    private Optional<Conversation.Draft> changedDraft() {
        Message reply = replying.get();
        var draft = new Conversation.Draft(editing.get() == null ? text.get() : "", reply == null ? null : reply.id());
        Conversation present = chat.get();
        return draftTaken && present != null && !draft.equals(present.draft()) ? Optional.of(draft) : Optional.empty();
    }

    /** Runs when the person begins to answer or to edit; not when a draft that answers something comes back. */
    void onBegun(Runnable action) {
        begun = action;
    }

    void reply(Message message) {
        editing.set(null);
        replying.set(message);
        begun.run();
    }

    /** Puts a text of one's own back into the field. */
    void edit(Message message, String shown) {
        replying.set(null);
        editing.set(message);
        text.set(shown);
        begun.run();
    }

    /** Neither reply nor edit. */
    void drop() {
        if (editing.get() != null) {
            editing.set(null);
            text.set("");
        }
        replying.set(null);
    }

    /** Sends what is written, or gives the edited message its new wording. */
    void send(String whole) {
        if (whole.isBlank()) {
            return;
        }
        Message edited = editing.get();
        Message answered = replying.get();
        String shown = text.get();
        editing.set(null);
        replying.set(null);
        text.set("");
        Runnable back = () -> {
            if (text.get().isEmpty()) {
                text.set(shown);
                editing.set(edited);
                replying.set(answered);
            }
        };
        String replyTo = answered == null ? null : answered.id();
        Writing writing = conversations.writing();
        queue.add(
                edited == null
                        ? agreement -> writing.send(id, whole, replyTo, agreement)
                        : agreement -> writing.edit(id, edited.id(), whole, agreement),
                edited == null ? shown : "",
                back);
    }

    void react(Message message, String emoji) {
        queue.add(agreement -> conversations.writing().react(id, message.id(), emoji, agreement));
    }

    void unreact(String reaction) {
        queue.add(agreement -> conversations.writing().unreact(id, reaction, agreement));
    }

    void deleteForAll(Message message) {
        queue.add(agreement -> conversations.writing().deleteForAll(id, message.id(), agreement));
    }

    void setTimer(Duration timer) {
        queue.add(agreement -> conversations.writing().setTimer(id, timer, agreement));
    }

    void forward(Message message, ConversationId to, Runnable done) {
        queue.add(agreement -> {
            SendResult result = conversations.writing().forward(message.id(), to, agreement);
            if (result instanceof SendResult.Queued) {
                background.onWindow(done);
            }
            return result;
        });
    }

    void resend(Message message) {
        later(() -> messenger.outbox().resend(message.id()));
    }

    void deleteHere(Message message) {
        later(() -> conversations.deleteHere(message.id()));
    }

    /** Everything up to this place was on the screen. */
    void seen(long place) {
        Conversation present = chat.get();
        boolean open = present != null && present.waiting() == Conversation.Waiting.NO;
        if (place > readUpTo && open) {
            readUpTo = place;
            later(() -> conversations.read(id, place));
        }
    }

    void accept() {
        later(() -> conversations.accept(id));
    }

    void decline() {
        later(() -> conversations.decline(id));
    }

    /** Nothing of this person is kept any more; a request goes, a chat that was led stays. */
    void block(PublicIdentity person) {
        Conversation present = chat.get();
        boolean request = present != null && present.waiting() == Conversation.Waiting.REQUEST;
        later(() -> {
            messenger.contacts().block(person);
            if (request) {
                conversations.decline(id);
            }
        });
    }

    void unblock(PublicIdentity person) {
        later(() -> {
            messenger
                    .contacts()
                    .add(
                            person,
                            messenger
                                    .contacts()
                                    .find(person)
                                    .map(known -> known.petname())
                                    .orElse(""));
            conversations.accept(id);
        });
    }

    /** Asks the relays for a person's keys, so that the next message may be forward secret. */
    void lookUp(PublicIdentity person, Runnable done) {
        background
                .job(new Object(), _ -> {
                    messenger.lookUp(person);
                    return true;
                })
                .start(_ -> {
                    load();
                    done.run();
                });
    }

    void wordings(Message message, Consumer<List<Message.Wording>> shown) {
        background
                .job(new Object(), _ -> conversations.timeline().wordings(message.id()))
                .start(shown);
    }

    /** The plain text of a message, if it has any. */
    static Optional<String> plain(Message message) {
        return message.content() instanceof Content.Text(String said, var _) ? Optional.of(said) : Optional.empty();
    }

    private void later(Runnable work) {
        background
                .job(new Object(), _ -> {
                    work.run();
                    return true;
                })
                .start(_ -> {});
    }

    @Override
    public void close() {
        // What waits for the person's word, or is on its way while the vault closes, is a draft again.
        String unsent = queue.unsent();
        if (!unsent.isEmpty()) {
            editing.set(null);
            text.set(text.get().isEmpty() ? unsent : unsent + "\n" + text.get());
        }
        saveDraft();
        following.close();
        timeline.close();
        background.cancel(loadKey);
        background.cancel(waitKey);
        background.cancel(draftKey);
    }
}
