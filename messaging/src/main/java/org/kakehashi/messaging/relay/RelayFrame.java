package org.kakehashi.messaging.relay;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One message of a relay (NIP-01, 42, 45), of bounded size; nothing in it is believed yet. */
sealed interface RelayFrame {

    /** The longest message that is read, in bytes: four times what common relays carry. */
    int LONGEST = 512 << 10;

    /** The longest text of a relay that is shown to anybody, in characters. */
    int LONGEST_TEXT = 200;

    record Event(String subscription, JsonNode event) implements RelayFrame {}

    record Stored(String subscription) implements RelayFrame {}

    record Ok(String id, boolean accepted, String text) implements RelayFrame {}

    record Closed(String subscription, String text) implements RelayFrame {}

    record Notice(String text) implements RelayFrame {}

    record Auth(String challenge) implements RelayFrame {}

    record Count(String subscription, long count) implements RelayFrame {}

    /** Whatever else it may be. */
    record Unreadable() implements RelayFrame {}

    JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a message; never throws. */
    static RelayFrame read(String text) {
        JsonNode array = parse(text).orElse(null);
        if (array == null || !array.isArray() || array.size() < 2 || array.size() > 8) {
            return new Unreadable();
        }
        JsonNode third = array.size() > 2 ? array.get(2) : array.get(1);
        String second = string(array.get(1));
        return switch (string(array.get(0))) {
            case "EVENT" -> third.isObject() ? new Event(second, third) : new Unreadable();
            case "EOSE" -> new Stored(second);
            case "OK" -> ok(second, third, array);
            case "CLOSED" -> new Closed(second, shown(string(third)));
            case "NOTICE" -> new Notice(shown(second));
            case "AUTH" -> second.isEmpty() || second.length() > 1024 ? new Unreadable() : new Auth(second);
            case "COUNT" -> count(second, third);
            default -> new Unreadable();
        };
    }

    /** JSON of bounded length and depth; empty when it is none. */
    static Optional<JsonNode> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** A relay's text as far as it may be shown: short, one line, no characters that order or hide others. */
    static String shown(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static RelayFrame ok(String id, JsonNode accepted, JsonNode array) {
        if (!accepted.isBoolean()) {
            return new Unreadable();
        }
        return new Ok(id, accepted.booleanValue(), array.size() > 3 ? shown(string(array.get(3))) : "");
    }

    private static RelayFrame count(String subscription, JsonNode answer) {
        JsonNode count = answer.isObject() ? answer.get("count") : null;
        if (count == null || !count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            return new Unreadable();
        }
        return new Count(subscription, count.longValue());
    }

    private static String string(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
