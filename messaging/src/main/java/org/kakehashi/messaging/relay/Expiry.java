package org.kakehashi.messaging.relay;

import java.time.Instant;
import java.util.List;
import org.kakehashi.messaging.event.SignedEvent;

/** The end that an event may have (the {@code expiration} tag of NIP-40, Unix seconds). */
public final class Expiry {

    private static final String TAG = "expiration";

    private Expiry() {}

    /** Whether the event's end has come; what is no number is no end. */
    public static boolean past(SignedEvent event, Instant now) {
        return event.tags().stream()
                .filter(tag -> tag.size() >= 2 && tag.get(0).equals(TAG))
                .map(tag -> tag.get(1))
                .anyMatch(end -> end.matches("\\d{1,15}") && Long.parseLong(end) <= now.getEpochSecond());
    }

    /** The tag for an end. */
    public static List<String> tag(Instant end) {
        return List.of(TAG, Long.toString(end.getEpochSecond()));
    }
}
