package org.kakehashi.messaging.relay;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HttpAnswer;
import org.kakehashi.net.Purpose;
import tools.jackson.databind.JsonNode;

/** Reads what a relay says of itself (NIP-11). */
final class RelayDescription {

    private static final int LONGEST = 128 << 10;
    private static final int LONGEST_NAME = 100;
    private static final int COUNT = 45;

    private RelayDescription() {}

    /** The relay's limits, or the usual ones when it does not tell. */
    static RelayLimits fetch(GuardedHttp http, RelayUrl relay, Duration patience) {
        Request request = new Request.Builder()
                .url(relay.http())
                .header("Accept", "application/nostr+json")
                .build();
        try {
            HttpAnswer answer = http.send(Purpose.RELAY, request, LONGEST, patience);
            return answer.successful() ? read(answer.text()) : RelayLimits.USUAL;
        } catch (IOException unreachable) {
            return RelayLimits.USUAL;
        }
    }

    /** Limits out of any range of sense are brought into it. */
    static RelayLimits read(String json) {
        JsonNode document = RelayFrame.parse(json).orElse(null);
        if (document == null || !document.isObject()) {
            return RelayLimits.USUAL;
        }
        JsonNode limits = document.path("limitation");
        RelayLimits usual = RelayLimits.USUAL;
        boolean counts = document.path("supported_nips")
                .valueStream()
                .anyMatch(nip -> nip.isIntegralNumber() && nip.canConvertToInt() && nip.intValue() == COUNT);
        return new RelayLimits(
                name(document.path("name")),
                name(document.path("software")),
                within(limits.path("max_message_length"), usual.longestMessage(), 1 << 10, RelayFrame.LONGEST),
                within(limits.path("max_subscriptions"), usual.mostSubscriptions(), 1, 100),
                within(limits.path("max_limit"), usual.mostEvents(), 1, 5000),
                limits.path("auth_required").asBoolean(false),
                counts,
                true);
    }

    private static String name(JsonNode node) {
        String shown = node.isString() ? RelayFrame.shown(node.stringValue()) : "";
        return shown.substring(
                0, shown.offsetByCodePoints(0, Math.min(LONGEST_NAME, shown.codePointCount(0, shown.length()))));
    }

    private static int within(JsonNode node, int usual, int least, int most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() <= 0) {
            return usual;
        }
        return (int) Math.clamp(node.longValue(), (long) least, (long) most);
    }
}
