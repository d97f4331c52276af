package org.kakehashi.ui.messages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;

/** The list of chats, and what a search over all of them finds. */
final class ChatsViewModel implements AutoCloseable {

    private static final int MOST_FOUND = 100;

    /** Which chats are in the list. */
    enum Shelf {
        CHATS,
        REQUESTS,
        ARCHIVED
    }

    private final Object searchKey = new Object();
    private final Background background;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Function<Conversation, String> titles;
    private final Following following = new Following();
    private final ObservableList<Conversation> chats = FXCollections.observableArrayList();
    private final ObservableList<Message> found = FXCollections.observableArrayList();
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>(Shelf.CHATS);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper requests = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper archived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper blocked = new ReadOnlyIntegerWrapper();
    private List<Conversation> all = List.of();
    private boolean sifting;

    /** @param titles what a chat is called, for the search */
    ChatsViewModel(Background background, Messenger messenger, Function<Conversation, String> titles) {
        this.background = background;
        this.conversations = messenger.conversations();
        this.contacts = messenger.contacts();
        this.titles = titles;
        following.follow(background, conversations::listen, this::take);
        following.follow(
                background,
                messenger.contacts()::listen,
                (List<Contact> contacts) -> blocked.set((int) contacts.stream()
                        .filter(contact -> contact.standing() == Standing.BLOCKED)
                        .count()));
        shelf.addListener((_, _, _) -> sift());
        search.addListener((_, _, _) -> {
            sift();
            find();
        });
    }

    private void take(List<Conversation> list) {
        all = list;
        int before = requests.get();
        requests.set((int) list.stream()
                .filter(chat -> chat.waiting() == Conversation.Waiting.REQUEST)
                .count());
        archived.set((int) list.stream().filter(Conversation::archived).count());
        if (before > 0 && requests.get() == 0 && shelf.get() == Shelf.REQUESTS) {
            // The last one was answered: whoever was accepted is among the chats now.
            shelf.set(Shelf.CHATS);
        }
        sift();
    }

    /** Puts what belongs to the shelf and fits the search into the list, changing only what differs. */
    void sift() {
        sifting = true;
        put(fitting());
        sifting = false;
    }

    /** Whether the list is being changed at this moment: what stands at a place then says nothing of what was chosen. */
    boolean isSifting() {
        return sifting;
    }

    private List<Conversation> fitting() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(chat -> wanted.isEmpty()
                        ? shelf(chat).filter(shelf.get()::equals).isPresent()
                        : shelf(chat).isPresent()
                                && titles.apply(chat).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private void put(List<Conversation> fits) {
        if (chats.size() != fits.size()) {
            chats.setAll(fits);
            return;
        }
        for (int i = 0; i < fits.size(); i++) {
            if (!chats.get(i).equals(fits.get(i))) {
                chats.set(i, fits.get(i));
            }
        }
    }

    private static Optional<Shelf> shelf(Conversation chat) {
        return switch (chat.waiting()) {
            case REQUEST -> Optional.of(Shelf.REQUESTS);
            case DECLINED -> Optional.empty();
            case NO -> Optional.of(chat.archived() ? Shelf.ARCHIVED : Shelf.CHATS);
        };
    }

    private void find() {
        String typed = search.get().strip();
        if (typed.isEmpty()) {
            background.cancel(searchKey);
            found.clear();
            return;
        }
        background
                .job(searchKey, _ -> conversations.search().find(typed, null, Long.MAX_VALUE, MOST_FOUND))
                .start(found::setAll);
    }

    ObservableList<Conversation> chats() {
        return chats;
    }

    ObservableList<Message> found() {
        return found;
    }

    ObjectProperty<Shelf> shelfProperty() {
        return shelf;
    }

    StringProperty searchProperty() {
        return search;
    }

    /** How many strangers wait for a decision. */
    ReadOnlyIntegerProperty requestsProperty() {
        return requests.getReadOnlyProperty();
    }

    /** How many people are blocked. */
    ReadOnlyIntegerProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** Lets somebody write again; a chat with them is among the chats. */
    void unblock(PublicIdentity person) {
        later(() -> {
            contacts.add(person, contacts.find(person).map(Contact::petname).orElse(""));
            conversations.direct(person);
        });
    }

    ReadOnlyIntegerProperty archivedProperty() {
        return archived.getReadOnlyProperty();
    }

    Optional<Conversation> chat(ConversationId id) {
        return all.stream().filter(chat -> chat.id().equals(id)).findFirst();
    }

    void pin(Conversation chat) {
        later(() -> conversations.pin(chat.id(), !chat.pinned()));
    }

    void archive(Conversation chat) {
        later(() -> conversations.archive(chat.id(), !chat.archived()));
    }

    void mute(Conversation chat, Instant until) {
        later(() -> conversations.mute(chat.id(), isMuted(chat) ? null : until));
    }

    static boolean isMuted(Conversation chat) {
        Instant muted = chat.muted();
        return muted != null && muted.isAfter(Instant.now());
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
        following.close();
        background.cancel(searchKey);
    }
}
