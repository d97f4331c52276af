package org.kakehashi.ui.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Timeline;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;

/**
 * A stretch of one chat, read from the store a page at a time and read again when the chat changes. It grows where it is
 * scrolled to and is cut at its other end, so that a chat of any length costs the same.
 */
final class TimelineViewModel implements AutoCloseable {

    private static final int PAGE = 120;
    private static final int MOST = 1_200;

    /** What reads of this chat are known by; a newer one cancels the older. */
    private final Object key = new Object();

    private final Object dateKey = new Object();
    private final Background background;
    private final Timeline timeline;
    private final ConversationId chat;
    private final ZoneId zone;
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<Stretch> stretch = new ReadOnlyObjectWrapper<>(Stretch.EMPTY);
    private Wish wish = new Wish(0, false, false, 0, 0);
    private long unreadFrom = -1;
    private boolean closed;

    /**
     * What the next stretch is to be.
     *
     * @param around a place to be shown, {@link Long#MAX_VALUE} for the end, 0 for what is shown now
     */
    private record Wish(long around, boolean older, boolean newer, long target, int number) {}

    private record Read(List<Message> messages, boolean older, boolean newer) {}

    TimelineViewModel(Background background, Timeline timeline, ConversationId chat, ZoneId zone) {
        this.background = background;
        this.timeline = timeline;
        this.chat = chat;
        this.zone = zone;
        wish = new Wish(-1, false, false, 0, 1);
        following.follow(
                background, (Following.Source<Long>) listener -> timeline.listen(chat, listener::accept), _ -> read());
    }

    ReadOnlyObjectProperty<Stretch> stretchProperty() {
        return stretch.getReadOnlyProperty();
    }

    /** Adds what is before the stretch. */
    void older() {
        if (stretch.get().older() && !wish.older()) {
            wish = new Wish(wish.around(), true, wish.newer(), wish.target(), wish.number());
            read();
        }
    }

    /** Adds what is after the stretch. */
    void newer() {
        if (stretch.get().newer() && !wish.newer()) {
            wish = new Wish(wish.around(), wish.older(), true, wish.target(), wish.number());
            read();
        }
    }

    /** Shows the newest messages. */
    void toEnd() {
        wish = new Wish(Long.MAX_VALUE, false, false, Long.MAX_VALUE, wish.number() + 1);
        read();
    }

    /** Shows the message at this place and those around it. */
    void jump(long place) {
        wish = new Wish(place, false, false, place, wish.number() + 1);
        read();
    }

    /** Shows the first message of a day or, if it has none, the next one after it. */
    void jump(LocalDate date) {
        Instant start = date.atStartOfDay(zone).toInstant();
        background.job(dateKey, _ -> timeline.placeAt(chat, start)).start((OptionalLong place) -> {
            if (place.isPresent()) {
                jump(place.getAsLong());
            } else {
                toEnd();
            }
        });
    }

    private void read() {
        if (closed) {
            return;
        }
        Stretch now = stretch.get();
        Wish wanted = wish;
        background
                .job(key, _ -> {
                    long from = unreadFrom >= 0
                            ? unreadFrom
                            : timeline.firstUnread(chat).orElse(0);
                    Read read = wanted.around() == 0 ? again(now, wanted) : afresh(wanted.around(), from);
                    List<Row> rows = Stretch.rows(read.messages(), timeline.gaps(chat), from, zone);
                    long target = wanted.around() == -1 ? from : wanted.target();
                    return new Fresh(from, stretch(read, rows, target, wanted.number()));
                })
                .start(this::take);
    }

    private record Fresh(long unreadFrom, Stretch stretch) {}

    private static Stretch stretch(Read read, List<Row> rows, long target, int number) {
        List<Message> messages = read.messages();
        return messages.isEmpty()
                ? new Stretch(List.of(), 0, 0, false, false, 0, number)
                : new Stretch(
                        rows,
                        messages.getFirst().place(),
                        messages.getLast().place(),
                        read.older(),
                        read.newer(),
                        target,
                        number);
    }

    private void take(Fresh fresh) {
        if (!closed) {
            unreadFrom = fresh.unreadFrom();
            wish = new Wish(0, false, false, 0, wish.number());
            stretch.set(fresh.stretch());
        }
    }

    private Read afresh(long around, long firstUnread) {
        long place = around == -1 ? firstUnread : around;
        boolean end = place == 0 || place == Long.MAX_VALUE;
        Timeline.Page page = end ? timeline.newest(chat, PAGE) : timeline.around(chat, place, PAGE);
        return new Read(page.messages(), page.older(), page.newer());
    }

    /** What is shown now as it is now, with the pages asked for; cut at the end that is further away. */
    private Read again(Stretch now, Wish wanted) {
        List<Message> messages = new ArrayList<>();
        boolean older = now.older();
        boolean newer = false;
        long from = now.low() - 1;
        long last = now.newer() ? now.high() : Long.MAX_VALUE;
        while (true) {
            Timeline.Page page = timeline.after(chat, from, Timeline.LARGEST);
            page.messages().stream().filter(message -> message.place() <= last).forEach(messages::add);
            newer = page.newer()
                    || !page.messages().isEmpty() && page.messages().getLast().place() > last;
            if (!page.newer() || page.messages().getLast().place() >= last) {
                break;
            }
            from = page.messages().getLast().place();
        }
        if (wanted.older() && !messages.isEmpty()) {
            Timeline.Page page = timeline.before(chat, messages.getFirst().place(), PAGE);
            messages.addAll(0, page.messages());
            older = page.older();
        }
        if (wanted.newer() && !messages.isEmpty()) {
            Timeline.Page page = timeline.after(chat, messages.getLast().place(), PAGE);
            messages.addAll(page.messages());
            newer = page.newer();
        }
        if (messages.size() <= MOST) {
            return new Read(messages, older, newer);
        }
        return wanted.older()
                ? new Read(messages.subList(0, MOST), older, true)
                : new Read(messages.subList(messages.size() - MOST, messages.size()), true, newer);
    }

    @Override
    public void close() {
        closed = true;
        following.close();
        background.cancel(key);
        background.cancel(dateKey);
    }
}
