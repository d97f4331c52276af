package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Says to which chat an inner event belongs. */
final class RoomFinder {

    private final Ground ground;

    RoomFinder(Ground ground) {
        this.ground = ground;
    }

    /** Where it belongs. */
    sealed interface Found {
        record In(Room room) implements Found {}

        /** To a group that is not known, or whose member the author is not yet. */
        record NotYet() implements Found {}

        record Nowhere(String reason) implements Found {}
    }

    /**
     * Finds the chat.
     *
     * @param begins whether an event of this kind may begin a chat
     */
    Found find(Connection tx, Inner inner, boolean begins) throws SQLException {
        if (!inner.group().isEmpty()) {
            return ofGroup(tx, inner);
        }
        if (!begins) {
            Optional<Room> ofTarget = ofTarget(tx, inner);
            if (ofTarget.isPresent()) {
                boolean member = ground.chats().members(tx, ofTarget.get()).contains(inner.author());
                return member ? new Found.In(ofTarget.get()) : new Found.Nowhere("about a chat of other people");
            }
        }
        return ofPeople(tx, inner, begins);
    }

    /** Other clients name in a reaction only whose message it is about: the message tells the chat. */
    private Optional<Room> ofTarget(Connection tx, Inner inner) throws SQLException {
        for (String target : inner.targets()) {
            Optional<Room> room = ground.chats().ofMessage(tx, target);
            if (room.isPresent()) {
                return room;
            }
        }
        return Optional.empty();
    }

    private Found ofGroup(Connection tx, Inner inner) throws SQLException {
        Optional<Membership.State> state = ground.membership().state(tx, inner.group());
        if (state.isEmpty() || !state.get().members().contains(inner.author())) {
            return new Found.NotYet();
        }
        return new Found.In(group(tx, inner.group(), inner.author()));
    }

    /** The group's chat, made if need be: a request when a stranger brought it. */
    Room group(Connection tx, String group, PublicIdentity author) throws SQLException {
        return ground.chats().group(tx, group, waiting(tx, author));
    }

    private Found ofPeople(Connection tx, Inner inner, boolean begins) throws SQLException {
        boolean mine = inner.author().equals(ground.self());
        if (!mine && !inner.people().isEmpty() && !forSelf(inner, begins)) {
            return new Found.Nowhere("addressed to other people");
        }
        List<PublicIdentity> others = new ArrayList<>(inner.people());
        if (!mine && !others.contains(inner.author())) {
            others.add(inner.author());
        }
        others.remove(ground.self());
        if (others.size() > Inner.MOST_PEOPLE) {
            return new Found.Nowhere("too many people");
        }
        PublicIdentity single = others.isEmpty() ? ground.self() : others.getFirst();
        String key = others.size() > 1 ? ground.chats().roomKey(others) : ChatTable.directKey(single);
        Optional<Room> known = ground.chats().byKey(tx, key);
        if (known.isPresent()) {
            return new Found.In(known.get());
        }
        if (!begins) {
            return new Found.Nowhere("about a chat that is not known");
        }
        Conversation.Waiting waiting = waiting(tx, inner.author());
        if (waiting == Conversation.Waiting.REQUEST && requestsFull(tx)) {
            return new Found.Nowhere("too many requests wait");
        }
        for (PublicIdentity person : others) {
            Contacts.meet(tx, person);
        }
        return new Found.In(
                others.size() > 1
                        ? ground.chats().room(tx, others, waiting)
                        : ground.chats().direct(tx, single, waiting));
    }

    /** Whether oneself is named; reactions of other clients may name only the author of what they are about. */
    private boolean forSelf(Inner inner, boolean begins) {
        return inner.people().contains(ground.self())
                || !begins && inner.people().equals(List.of(inner.author()));
    }

    private Conversation.Waiting waiting(Connection tx, PublicIdentity author) throws SQLException {
        boolean known = author.equals(ground.self()) || Contacts.standing(tx, author) == Standing.CONTACT;
        return known ? Conversation.Waiting.NO : Conversation.Waiting.REQUEST;
    }

    private static boolean requestsFull(Connection tx) throws SQLException {
        return Sql.number(tx, "SELECT count(*) FROM chat WHERE waiting = 'REQUEST'") >= Incoming.MOST_REQUESTS;
    }
}
