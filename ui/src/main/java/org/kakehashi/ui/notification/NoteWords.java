package org.kakehashi.ui.notification;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.conversation.ChatWords;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.preferences.Preferences.Announcing;
import org.kakehashi.ui.text.EmojiPictures;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** What notes about new messages say. What others wrote comes back guarded, in one line. */
final class NoteWords implements AutoCloseable {

    private static final int MOST_NAMES = 3;

    /**
     * A note.
     *
     * @param title the program's own words
     * @param body may be empty
     */
    record Note(String title, String body) {
        String line() {
            return body.isEmpty() ? title : title + "  " + body;
        }
    }

    private final Texts texts;
    private final People people;
    private final ChatWords words;

    NoteWords(Texts texts, Background background, Messenger messenger) {
        this.texts = texts;
        people = new People(
                texts, background, messenger.contacts(), messenger.own().publicIdentity());
        words = new ChatWords(
                texts, people, new MessageText(new EmojiPictures(), _ -> Optional.empty()), ZoneId.systemDefault());
    }

    Note note(List<NewMessages> fresh, Announcing much) {
        int count = fresh.stream().mapToInt(NewMessages::count).sum();
        String title = texts.get(count == 1 ? "notification.new" : "notification.several");
        return switch (much) {
            case NOTHING, UNNAMED -> new Note(title, "");
            case NAMED -> new Note(title, names(fresh));
            case QUOTED ->
                new Note(
                        title,
                        count == 1 && fresh.getFirst().newest()
                                ? quote(fresh.getFirst().chat())
                                : names(fresh));
        };
    }

    private String names(List<NewMessages> fresh) {
        List<String> names =
                fresh.stream().map(one -> name(one.chat())).distinct().toList();
        String shown = String.join(
                texts.get("chat.and"), names.stream().limit(MOST_NAMES).toList());
        return names.size() > MOST_NAMES ? texts.get("notification.andOthers", shown) : shown;
    }

    private String name(Conversation chat) {
        Message newest = chat.newest();
        return chat.kind() == Conversation.Kind.DIRECT || newest == null || newest.mine()
                ? words.title(chat)
                : texts.get("notification.inGroup", people.name(newest.author()), words.title(chat));
    }

    /** A message that is to disappear is not quoted: nobody could take it back from the desktop. */
    private String quote(Conversation chat) {
        Message newest = chat.newest();
        if (newest == null
                || newest.mine()
                || newest.expires() != null
                || !chat.timer().isZero()) {
            return name(chat);
        }
        return GuardedText.line(texts.get("notification.quoted", name(chat), words.preview(newest.content())));
    }

    @Override
    public void close() {
        people.close();
    }
}
