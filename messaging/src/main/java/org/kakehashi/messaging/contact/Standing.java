package org.kakehashi.messaging.contact;

/** What a person is to us. */
public enum Standing {
    /** Met only through a message or a group; a first message of theirs waits in the requests. */
    STRANGER,
    /** Added or accepted by us. */
    CONTACT,
    /** Nothing of theirs is kept any more. */
    BLOCKED
}
