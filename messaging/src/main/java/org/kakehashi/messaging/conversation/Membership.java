package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Who is in a group, by its signed history. */
public interface Membership {

    /** For a program without groups. */
    Membership NONE = new Membership() {
        @Override
        public boolean carries(int kind) {
            return false;
        }

        @Override
        public Optional<State> state(Connection tx, String group) {
            return Optional.empty();
        }

        @Override
        public Outcome arrived(Connection tx, Rumor inner, Label label) {
            return new Outcome.Refused("no groups");
        }
    };

    /**
     * A group as its history leaves it.
     *
     * @param id 64 hexadecimal digits
     * @param members everybody in it now, oneself included while one is
     */
    record State(String id, String name, List<PublicIdentity> members) {}

    /** What came of an event of the history. */
    sealed interface Outcome {

        /** It is part of the history now, with others that had waited for it; a line for each goes into the chat. */
        record Applied(String group, List<Change> changes) implements Outcome {}

        /** It waits for an earlier one. */
        record Waiting() implements Outcome {}

        /** It is not valid and is forgotten. */
        record Refused(String reason) implements Outcome {}
    }

    /**
     * One change, for the line in the chat.
     *
     * @param change a word such as {@code added}
     * @param subject whom or what it is about: a key in hexadecimal, a name, or empty
     */
    record Change(String change, PublicIdentity actor, String subject) {}

    /** Whether inner events of this kind are the group's history. */
    boolean carries(int kind);

    /** The group's present state; empty when it is not known. */
    Optional<State> state(Connection tx, String group) throws SQLException;

    /** What a message names, so that others notice what of the history they miss: ids, at most eight. */
    default List<String> heads(Connection tx, String group) throws SQLException {
        return List.of();
    }

    /** A member's message named these heads; what is missing is asked for. */
    default void saw(Connection tx, String group, PublicIdentity member, List<String> heads) throws SQLException {}

    /** Takes an event of the history whose author is proved. */
    Outcome arrived(Connection tx, Rumor inner, Label label) throws SQLException;
}
