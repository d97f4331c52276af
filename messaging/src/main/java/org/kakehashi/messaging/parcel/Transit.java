package org.kakehashi.messaging.parcel;

import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.file.Problem;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.net.HostPort;

/**
 * A file on its way into a chat.
 *
 * @param number names it while the program runs; a later one has a greater number
 * @param name as it was given
 * @param length in bytes
 * @param tags as they were given
 */
public record Transit(
        long number, ConversationId chat, String name, String type, long length, List<List<String>> tags, Stage stage) {

    /** How far it is. */
    public sealed interface Stage {

        /** Others of the same chat go before it. */
        record Waiting() implements Stage {}

        /** It is being encrypted; ended by the end of the program. */
        record Encrypting() implements Stage {}

        /** On its way to a server, in bytes of the encrypted file; once for each server. */
        record Uploading(long done, long total) implements Stage {}

        /** It goes no further by itself; what has come so far is kept unless it cannot be. */
        record Stopped(Trouble trouble) implements Stage {}
    }

    /** Why it goes no further. */
    public sealed interface Trouble {

        /** Larger than any file may be; it can only be given up. */
        record TooLarge(long bytes) implements Trouble {}

        /** It cannot be read, or changed meanwhile; it can only be given up. */
        record Unreadable() implements Trouble {}

        /** No server of one's own is known; goes on by itself when one is. */
        record NoServers() implements Trouble {}

        /** These may not be spoken to before the person allows them; goes on by itself then. */
        record NeedsConsent(List<HostPort> hosts) implements Trouble {}

        /** Not on enough servers; it can be tried again. */
        record Incomplete(int having, Map<FileServerUrl, Problem> problems) implements Trouble {}

        /** Would go with basic encryption, which the chat has not been; it can be agreed to. */
        record WouldBeBasic(List<PublicIdentity> people) implements Trouble {}

        /** The chat does not take it; it can be tried again when that has changed. */
        record Refused(SendResult.Reason reason) implements Trouble {}

        /** A defect; it can be tried again. */
        record Fault() implements Trouble {}
    }
}
