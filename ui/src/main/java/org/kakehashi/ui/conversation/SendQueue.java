package org.kakehashi.ui.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;

/** Carries out what is sent into one chat, one after the other; what would be weaker than the chat waits for a word. */
final class SendQueue {

    /** Something that may be weaker than the chat has been. */
    interface Act {
        SendResult with(Writing.Agreement agreement);
    }

    private record Pending(Act act, String words, Runnable onRefused) {}

    /** People who can be reached with basic encryption only. */
    record Downgrade(List<PublicIdentity> people) {}

    private final Object key = new Object();
    private final Texts texts;
    private final Background background;
    private final Conversations conversations;
    private final ConversationId id;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Downgrade> downgrade = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private boolean sending;

    SendQueue(Texts texts, Background background, Conversations conversations, ConversationId id) {
        this.texts = texts;
        this.background = background;
        this.conversations = conversations;
        this.id = id;
    }

    /** Set while something waits for the person's word. */
    ReadOnlyObjectProperty<@Nullable Downgrade> downgradeProperty() {
        return downgrade.getReadOnlyProperty();
    }

    /** What came of the last thing that was asked for, if it was not simply done. */
    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /**
     * Sends, as soon as what was added before is sent.
     *
     * @param words what would be lost if it were not sent, or nothing
     * @param onRefused runs when it was not sent
     */
    void add(Act act, String words, Runnable onRefused) {
        pending.add(new Pending(act, words, onRefused));
        next();
    }

    void add(Act act) {
        add(act, "", () -> {});
    }

    /** The words that are not known to be sent. */
    String unsent() {
        return pending.stream()
                .map(Pending::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private void next() {
        Pending first = pending.peek();
        if (first == null || sending || downgrade.get() != null) {
            return;
        }
        carryOut(first, Writing.Agreement.NONE);
    }

    private void carryOut(Pending one, Writing.Agreement agreement) {
        sending = true;
        background
                .job(key, _ -> one.act().with(agreement))
                .failed(failure -> {
                    sending = false;
                    pending.poll();
                    one.onRefused().run();
                    notice.set(Notice.danger(texts.get("chat.refused.FAULT"), texts.get("chat.refused.FAULT.text")));
                    background.report(failure);
                    next();
                })
                .start(result -> {
                    sending = false;
                    done(one, result);
                });
    }

    private void done(Pending one, SendResult result) {
        switch (result) {
            case SendResult.Queued _ -> {
                notice.set(null);
                pending.poll();
            }
            case SendResult.WouldBeBasic(List<PublicIdentity> people) -> {
                downgrade.set(new Downgrade(people));
                return;
            }
            case SendResult.Refused(SendResult.Reason reason) -> {
                pending.poll();
                one.onRefused().run();
                notice.set(Notice.warning(texts.get("chat.refused." + reason), ""));
            }
        }
        next();
    }

    /** The person agrees: for this one message, or until the chat is forward secret again. */
    void agree(boolean always) {
        Pending first = pending.peek();
        downgrade.set(null);
        if (first == null) {
            return;
        }
        if (!always) {
            carryOut(first, Writing.Agreement.BASIC_THIS_TIME);
            return;
        }
        sending = true;
        background
                .job(key, _ -> {
                    conversations.agreeToBasic(id);
                    return true;
                })
                .start(_ -> {
                    sending = false;
                    next();
                });
    }

    /** The person does not agree: nothing is sent, and what was written is in the field again. */
    void refuse() {
        Pending first = pending.poll();
        downgrade.set(null);
        if (first != null) {
            first.onRefused().run();
        }
        next();
    }
}
