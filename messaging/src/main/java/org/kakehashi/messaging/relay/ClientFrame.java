package org.kakehashi.messaging.relay;

import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What we say to relays (NIP-01, 42, 45). */
final class ClientFrame {

    private ClientFrame() {}

    static String event(SignedEvent event) {
        return "[\"EVENT\"," + event.json() + "]";
    }

    static String auth(SignedEvent event) {
        return "[\"AUTH\"," + event.json() + "]";
    }

    static String request(String subscription, Filter filter) {
        return question("REQ", subscription, filter);
    }

    static String count(String subscription, Filter filter) {
        return question("COUNT", subscription, filter);
    }

    static String close(String subscription) {
        return RelayFrame.JSON.writeValueAsString(
                RelayFrame.JSON.createArrayNode().add("CLOSE").add(subscription));
    }

    private static String question(String verb, String subscription, Filter filter) {
        ArrayNode array = RelayFrame.JSON.createArrayNode().add(verb).add(subscription);
        ObjectNode object = array.addObject();
        if (!filter.ids().isEmpty()) {
            filter.ids().forEach(object.putArray("ids")::add);
        }
        if (!filter.authors().isEmpty()) {
            filter.authors().stream().map(PublicIdentity::hex).forEach(object.putArray("authors")::add);
        }
        if (!filter.kinds().isEmpty()) {
            filter.kinds().forEach(object.putArray("kinds")::add);
        }
        filter.tags().forEach((letter, values) -> values.forEach(object.withArray("/#" + letter)::add));
        if (filter.since() > 0) {
            object.put("since", filter.since());
        }
        if (filter.until() < Long.MAX_VALUE) {
            object.put("until", filter.until());
        }
        if (filter.limit() > 0) {
            object.put("limit", filter.limit());
        }
        return RelayFrame.JSON.writeValueAsString(array);
    }
}
