package org.kakehashi.messaging.relay;

import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.event.SignedEvent;

/**
 * The answer to a question that was asked once.
 *
 * @param events checked, each once, the newest first
 * @param complete the relays that said they have given everything
 * @param failed what went wrong with the others, for people
 */
public record Fetched(List<SignedEvent> events, List<RelayUrl> complete, Map<RelayUrl, String> failed) {

    public Fetched {
        events = List.copyOf(events);
        complete = List.copyOf(complete);
        failed = Map.copyOf(failed);
    }
}
