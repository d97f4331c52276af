package org.kakehashi.messaging.conversation;

import java.util.List;

/** What a message says. All text in it is another person's and goes through the guarded text of the window. */
public sealed interface Content {

    /**
     * Text, perhaps edited.
     *
     * @param mentions whose keys the text names with {@code nostr:npub1…}, in hexadecimal
     */
    record Text(String text, List<String> mentions) implements Content {}

    /** An encrypted file on servers (kind 15); {@code messaging.file} reads its tags. */
    record Attachment(String address, List<List<String>> tags) implements Content {}

    /**
     * An event of a kind that another part of the program reads, or nobody.
     *
     * @param alt the sentence that says what it is (NIP-31), or empty
     */
    record Card(int kind, String alt, List<List<String>> tags, String content) implements Content {}

    /** Its author asked everybody to delete it; whether others did cannot be known. */
    record Deleted() implements Content {}

    /**
     * A line that the program wrote, not a person.
     *
     * @param arguments depend on the kind; keys are in hexadecimal
     */
    record Notice(NoticeKind kind, List<String> arguments) implements Content {}

    /** What a line of the program says. */
    enum NoticeKind {
        /** A person uses a device that was not known: person, device. */
        DEVICE_ADDED,
        /** A device of a person has another key than before, or a device is gone: person, device. Verification ended. */
        DEVICE_CHANGED,
        /** The timer was set: person, seconds. */
        TIMER_SET,
        /** Somebody agreed to go on without forward secrecy: nobody but oneself does here. */
        BASIC_AGREED,
        /** Messages of a person cannot be read: person, device, reason. */
        UNDECRYPTABLE,
        /** The membership of the group changed: change, actor, subject. */
        MEMBERSHIP,
        /** Repairing made a new session: person. */
        REPAIRED
    }
}
