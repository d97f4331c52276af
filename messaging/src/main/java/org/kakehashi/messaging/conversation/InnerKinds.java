package org.kakehashi.messaging.conversation;

/** The kinds of inner events that a chat is made of; PROTOCOL.md describes each. */
public final class InnerKinds {

    /** NIP-09: asks to delete the events it names. */
    public static final int DELETION = 5;
    /** NIP-25. */
    public static final int REACTION = 7;
    /** NIP-17. */
    public static final int TEXT = 14;
    /** NIP-17: an encrypted file on a server. */
    public static final int FILE = 15;
    /** Another wording of a text. */
    public static final int EDIT = 1009;
    /** Tells that messages arrived or were read. */
    public static final int RECEIPT = 4401;
    /** Asks for events that are missing, or answers that they are gone. */
    public static final int REPAIR = 4402;
    /** Sets after how long messages disappear. */
    public static final int TIMER = 4403;
    /** Somebody is typing; never kept. */
    public static final int TYPING = 24401;

    /** How a line of the program is stored; never on the wire, where kinds are not negative. */
    static final int NOTICE = -1;

    private InnerKinds() {}

    /** Whether events of this kind carry the sender's counter. */
    static boolean counted(int kind) {
        return kind != RECEIPT && kind != REPAIR && kind != TYPING;
    }
}
