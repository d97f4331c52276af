package org.kakehashi.ui.conversation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Timeline;

/**
 * A part of a chat, ready to be shown.
 *
 * @param rows from old to new
 * @param low the place of the oldest message, 0 when there is none
 * @param high the place of the newest one
 * @param older whether the chat has older messages
 * @param newer whether it has newer ones
 * @param target the place that was asked for; 0 for none
 * @param number grows with each stretch that answers a new wish for a place
 */
record Stretch(List<Row> rows, long low, long high, boolean older, boolean newer, long target, int number) {

    static final Stretch EMPTY = new Stretch(List.of(), 0, 0, false, false, 0, 0);

    /** Messages of one person within this time stand under one name. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    /** Puts the separators between the messages. */
    static List<Row> rows(List<Message> messages, List<Timeline.Gap> gaps, long unreadFrom, ZoneId zone) {
        List<Row> rows = new ArrayList<>(messages.size() + 16);
        Message before = null;
        LocalDate day = null;
        for (Message message : messages) {
            LocalDate date = LocalDate.ofInstant(message.placed(), zone);
            boolean fresh = !date.equals(day);
            if (fresh) {
                rows.add(new Row.Day(date));
                day = date;
            }
            if (unreadFrom > 0 && message.place() >= unreadFrom && (before == null || before.place() < unreadFrom)) {
                rows.add(new Row.NewMark());
                fresh = true;
            }
            missing(rows, gaps, before, message.place());
            if (message.content() instanceof Content.Notice) {
                rows.add(new Row.Line(message));
            } else {
                rows.add(new Row.Said(message, fresh || !together(before, message)));
            }
            before = message;
        }
        missing(rows, gaps, before, Long.MAX_VALUE);
        return List.copyOf(rows);
    }

    private static void missing(List<Row> rows, List<Timeline.Gap> gaps, @Nullable Message before, long place) {
        if (before != null) {
            for (Timeline.Gap gap : gaps) {
                if (gap.after() >= before.place() && gap.after() < place) {
                    rows.add(new Row.Missing(gap));
                }
            }
        }
    }

    private static boolean together(@Nullable Message before, Message message) {
        return before != null
                && !(before.content() instanceof Content.Notice)
                && before.author().equals(message.author())
                && Duration.between(before.placed(), message.placed()).compareTo(TOGETHER) < 0;
    }
}
