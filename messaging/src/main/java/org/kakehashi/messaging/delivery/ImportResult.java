package org.kakehashi.messaging.delivery;

import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.relay.RelayUrl;

/**
 * What an import has brought.
 *
 * @param taken new wraps
 * @param known wraps that had come before
 * @param complete relays that gave everything
 * @param failed what went wrong with others, for people
 */
public record ImportResult(long taken, long known, List<RelayUrl> complete, Map<RelayUrl, String> failed) {

    public ImportResult {
        complete = List.copyOf(complete);
        failed = Map.copyOf(failed);
    }
}
