package org.kakehashi.messaging.conversation;

import java.util.List;
import java.util.Set;

/** The tags of a message that describe what it carries, as opposed to where it belongs. */
final class Attachments {

    private static final Set<String> OF_THE_CHAT =
            Set.of("p", "e", "group", "heads", "seq", "ms", "expiration", "subject", "forwarded");

    private Attachments() {}

    static List<List<String>> own(List<List<String>> tags) {
        return tags.stream()
                .filter(tag -> !tag.isEmpty() && !OF_THE_CHAT.contains(tag.getFirst()))
                .toList();
    }
}
