package org.kakehashi.ui.conversation;

import java.time.LocalDate;
import java.util.List;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Timeline;

/** One line of a chat on the screen. */
sealed interface Row {

    /** The same for the same thing, also after it changed. */
    Object key();

    /** A new day begins. */
    record Day(LocalDate date) implements Row {
        @Override
        public Object key() {
            return date;
        }
    }

    /** What follows had not been read when the chat was opened. */
    record NewMark() implements Row {
        @Override
        public Object key() {
            return NewMark.class;
        }
    }

    /**
     * What somebody said.
     *
     * @param first whether the author's name stands above it
     */
    record Said(Message message, boolean first) implements Row {
        @Override
        public Object key() {
            return message.id();
        }
    }

    /**
     * Pictures that somebody sent together.
     *
     * @param messages at least two, from old to new
     * @param first whether the author's name stands above it
     */
    record Album(List<Message> messages, boolean first) implements Row {
        @Override
        public Object key() {
            return messages.getFirst().id();
        }
    }

    /** A file on its way into this chat. @param number of what is on its way */
    record OnItsWay(long number) implements Row {
        @Override
        public Object key() {
            return number;
        }
    }

    /** A line of the program. */
    record Line(Message message) implements Row {
        @Override
        public Object key() {
            return message.id();
        }
    }

    /** Messages are missing here. */
    record Missing(Timeline.Gap gap) implements Row {
        @Override
        public Object key() {
            return gap.author().hex() + gap.after();
        }
    }
}
