package org.kakehashi.messaging.conversation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds messages by their words, newest first. Usable from any thread. */
public final class Search {

    private static final int LONGEST = 500;

    private final Ground ground;
    private final MessageReader reader;

    Search(Ground ground) {
        this.ground = ground;
        this.reader = new MessageReader(ground.self());
    }

    /**
     * Messages whose text has all the words, or words that begin so; where words are not written apart, all the strings
     * of characters.
     *
     * @param chat in which chat, or absent for all
     * @param before only those whose place is before this one; {@link Long#MAX_VALUE} for the first page
     * @param most at most this many
     */
    public List<Message> find(String typed, @Nullable ConversationId chat, long before, int most) {
        if (most < 1 || most > Timeline.LARGEST) {
            throw new IllegalArgumentException("a page of " + most);
        }
        String query = SearchWords.query(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        if (query.isEmpty()) {
            return List.of();
        }
        String whole = chat == null ? query : '"' + SearchWords.ofChat(chat.number()) + "\" AND " + query;
        return ground.database().read(tx -> {
            List<Long> places = Sql.list(
                    tx,
                    row -> row.getLong(1),
                    "SELECT rowid FROM message_text WHERE message_text MATCH ? AND rowid < ? ORDER BY rowid DESC"
                            + " LIMIT ?",
                    whole,
                    before,
                    most);
            if (places.isEmpty()) {
                return List.of();
            }
            String marks = String.join(
                    ",", Stream.generate(() -> "?").limit(places.size()).toList());
            return reader.messages(
                    tx, MessageTable.where(tx, "place IN (" + marks + ") ORDER BY place DESC", places.toArray()));
        });
    }

    /**
     * Where the words stand in a text, for marking them: pairs of start and end.
     *
     * @param text as the message has it
     */
    public static List<int[]> marks(String typed, String text) {
        return SearchMarks.of(typed, text);
    }
}
