package org.kakehashi.ui.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.correspondence.OpenChat;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.platform.Notifier;
import org.kakehashi.ui.preferences.Preferences.Announcing;

/**
 * Tells of messages that come while nobody looks at their chat: the window is behind others, or shows something else.
 * What comes within a few seconds becomes one note. Where the desktop shows no notes, the window does. Lives while the
 * vault is open, on the window's thread.
 */
public final class Announcer implements AutoCloseable {

    private static final Duration APART = Duration.seconds(4);

    private final Object key = new Object();
    private final Desk desk;
    private final OpenChat open;
    private final BooleanSupplier inFront;
    private final Supplier<Announcing> wanted;
    private final Notifier notifier;
    private final Following following = new Following();
    private final Following chats = new Following();
    private final List<NewMessages> waiting = new ArrayList<>();
    private final PauseTransition pause = new PauseTransition(APART);
    private @Nullable List<Conversation> known;
    private @Nullable NoteWords words;

    /**
     * Begins to listen; what is unread already is not told.
     *
     * @param inFront whether the window has the keyboard
     * @param wanted what notes may say, asked for at each
     */
    public Announcer(
            Desk desk,
            Correspondence correspondence,
            OpenChat open,
            BooleanSupplier inFront,
            Supplier<Announcing> wanted,
            Notifier notifier) {
        this.desk = desk;
        this.open = open;
        this.inFront = inFront;
        this.wanted = wanted;
        this.notifier = notifier;
        pause.setOnFinished(_ -> tell());
        following.follow(desk.background(), correspondence::listen, this::begin);
    }

    private void begin(Optional<Messenger> messenger) {
        if (messenger.isPresent() && words == null) {
            words = new NoteWords(desk.texts(), desk.background(), messenger.get());
            chats.follow(desk.background(), messenger.get().conversations()::listen, this::take);
        }
    }

    private void take(List<Conversation> now) {
        List<Conversation> before = known;
        known = now;
        if (before == null) {
            return;
        }
        for (NewMessages fresh : NewMessages.between(before, now, Instant.now())) {
            if (!inFront.getAsBoolean() || !open.is(fresh.chat().id())) {
                waiting.add(fresh);
            }
        }
        if (pause.getStatus() != Animation.Status.RUNNING) {
            tell();
        }
    }

    private void tell() {
        NoteWords ready = words;
        if (waiting.isEmpty() || ready == null) {
            return;
        }
        List<NewMessages> told = List.copyOf(waiting);
        waiting.clear();
        if (wanted.get() == Announcing.NOTHING) {
            return;
        }
        show(ready.note(told, wanted.get()));
        pause.playFromStart();
    }

    private void show(NoteWords.Note note) {
        desk.background()
                .job(key, _ -> notifier.show(note.title(), note.body()))
                .start(shown -> {
                    if (!shown) {
                        desk.toasts().done(note.line());
                    }
                });
    }

    @Override
    public void close() {
        pause.stop();
        waiting.clear();
        desk.background().cancel(key);
        following.close();
        chats.close();
        if (words != null) {
            words.close();
        }
    }
}
