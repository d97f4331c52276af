package org.kakehashi.messaging.engine;

import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** What came of opening what a gift wrap carried. */
public sealed interface Opening {

    /**
     * The message, whose author is proved.
     *
     * @param inner its author is {@code sender}
     * @param sender who sent it
     * @param label what its encryption promised
     * @param device which device of the sender, as the engine names it; absent when the engine has no devices
     */
    record Opened(
            Rumor inner,
            PublicIdentity sender,
            Label label,
            @Nullable String device) implements Opening {}

    /** It is of a kind that another engine opens, or for another device of ours. */
    record NotForUs() implements Opening {}

    /**
     * It is broken or forged, and nothing of it is shown.
     *
     * @param reason in plain words, for the self-check page; no content
     */
    record Refused(String reason) implements Opening {}

    /**
     * The sender is proved, but the keys to read it are missing: the chat says so and offers repair.
     *
     * @param device which device of the sender, when known
     * @param reason in plain words; no content
     */
    record Undecryptable(PublicIdentity sender, @Nullable String device, String reason) implements Opening {}
}
