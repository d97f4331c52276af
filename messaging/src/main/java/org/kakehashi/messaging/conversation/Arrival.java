package org.kakehashi.messaging.conversation;

/** What became of a gift wrap. */
public sealed interface Arrival {

    /** It changed something in this chat. */
    record Kept(ConversationId chat) implements Arrival {}

    /** It was here before. */
    record Known() implements Arrival {}

    /** A stranger's: it waits for its turn in the slow lane. */
    record Later() implements Arrival {}

    /**
     * Nothing of it is kept.
     *
     * @param reason in plain words, for the self-check page; no content
     */
    record Dropped(String reason) implements Arrival {}
}
