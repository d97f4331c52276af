package org.kakehashi.messaging.conversation;

import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;

/** What came of asking to send. */
public sealed interface SendResult {

    /** It is stored, encrypted and queued; it will be sent even after a crash. */
    record Queued(String id, long place) implements SendResult {}

    /**
     * Nothing was stored: these people can only be reached with basic encryption, although the chat has been forward
     * secret. Sent after the person agrees ({@link Writing.Agreement}).
     */
    record WouldBeBasic(List<PublicIdentity> people) implements SendResult {}

    /** Nothing was stored. */
    record Refused(Reason reason) implements SendResult {}

    /** Why it is not sent. */
    enum Reason {
        EMPTY,
        TOO_LONG,
        /** The request has to be accepted first. */
        NOT_ACCEPTED,
        BLOCKED,
        NOT_A_MEMBER,
        /** The message it is about is not here, not in this chat, or not of the kind that this can be done to. */
        NO_SUCH_MESSAGE,
        /** Only its author may. */
        NOT_YOURS
    }
}
