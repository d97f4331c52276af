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
import org.kakehashi.ui.file.ChatFiles;

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

    private static final int MOST_IN_ALBUM = 30;

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
            } else if (!fresh && before != null && joins(rows, message)) {
                before = message;
                continue;
            } else {
                rows.add(new Row.Said(message, fresh || !together(before, message)));
            }
            before = message;
        }
        missing(rows, gaps, before, Long.MAX_VALUE);
        return List.copyOf(rows);
    }

    /** Whether the message is a picture of the same album as the row before it; it is in that row then. */
    private static boolean joins(List<Row> rows, Message message) {
        String album = ChatFiles.album(message);
        if (album.isEmpty()) {
            return false;
        }
        Row last = rows.getLast();
        List<Message> together = new ArrayList<>();
        boolean first;
        if (last instanceof Row.Said(Message one, boolean named)) {
            together.add(one);
            first = named;
        } else if (last instanceof Row.Album(List<Message> many, boolean named)) {
            together.addAll(many);
            first = named;
        } else {
            return false;
        }
        boolean same = together.getFirst().author().equals(message.author())
                && ChatFiles.album(together.getFirst()).equals(album)
                && together.size() < MOST_IN_ALBUM;
        if (same) {
            together.add(message);
            rows.set(rows.size() - 1, new Row.Album(List.copyOf(together), first));
        }
        return same;
    }

    /** The same with files that are on their way at its end. */
    Stretch with(List<Long> onTheirWay) {
        if (newer || onTheirWay.isEmpty()) {
            return this;
        }
        List<Row> all = new ArrayList<>(rows);
        onTheirWay.forEach(number -> all.add(new Row.OnItsWay(number)));
        return new Stretch(List.copyOf(all), low, high, older, newer, target, number);
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
