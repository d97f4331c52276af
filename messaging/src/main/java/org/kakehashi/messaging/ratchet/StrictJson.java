package org.kakehashi.messaging.ratchet;

import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small JSON objects of exactly known members. */
final class StrictJson {

    private static final int LONGEST = 32_768;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String write(JsonNode node) {
        return JSON.writeValueAsString(node);
    }

    /** The object in {@code text}; empty for anything else. */
    static Optional<JsonNode> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    static boolean hasExactly(JsonNode node, String... members) {
        return node.isObject() && new HashSet<>(node.propertyNames()).equals(Set.of(members));
    }

    /** A whole number between two bounds, both allowed. */
    static Optional<Long> number(JsonNode node, long least, long most) {
        boolean fits = node.isIntegralNumber() && node.canConvertToLong();
        return fits && node.longValue() >= least && node.longValue() <= most
                ? Optional.of(node.longValue())
                : Optional.empty();
    }

    /** Bytes in standard base64 with padding, as this program writes them; no other spelling of the same bytes. */
    static Optional<byte[]> bytes(JsonNode node, int length) {
        return node.isString() ? base64(node.stringValue()).filter(b -> b.length == length) : Optional.empty();
    }

    static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
