package org.kakehashi.messaging.group;

import java.util.List;

/** What came of a change, one's own or one that arrived. */
public sealed interface GroupResult {

    /**
     * The history has grown.
     *
     * @param fresh what is new in it and has an effect, each after what it follows
     */
    record Grown(GroupState state, List<GroupChange> fresh) implements GroupResult {
        public Grown {
            fresh = List.copyOf(fresh);
        }
    }

    /** Nothing in it was new. */
    record Nothing() implements GroupResult {}

    /** Something before it is missing and was asked for. */
    record Waiting() implements GroupResult {}

    record Refused(Reason reason) implements GroupResult {}

    /** Why a change is refused. */
    enum Reason {
        UNKNOWN_GROUP,
        MALFORMED,
        /** The sender, or oneself, is not in the group. */
        NOT_A_MEMBER,
        NOT_AN_ADMIN,
        /** A group without an admin could never be changed again: make another first. */
        LAST_ADMIN,
        TOO_MANY_MEMBERS,
        TOO_MANY_CHANGES,
        BAD_NAME,
        /** It would change nothing. */
        ALREADY_SO
    }
}
