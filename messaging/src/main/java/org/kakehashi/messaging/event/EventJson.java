package org.kakehashi.messaging.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events to and from JSON: strictly the members of NIP-01, bounded in size, ids and signatures checked. */
public final class EventJson {

    /** The longest event that is read, in characters. */
    public static final int LONGEST = 4 << 20;

    private static final int MOST_TAGS = 10_000;
    private static final Set<String> SIGNED = Set.of("id", "pubkey", "created_at", "kind", "tags", "content", "sig");
    private static final Set<String> UNSIGNED = Set.of("id", "pubkey", "created_at", "kind", "tags", "content");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventJson() {}

    /** The signed event in {@code json}; empty unless it is well formed and its id and signature are right. */
    public static Optional<SignedEvent> readSigned(String json) {
        return parse(json).flatMap(EventJson::readSigned);
    }

    /** The same, of JSON that was parsed already. */
    public static Optional<SignedEvent> readSigned(JsonNode node) {
        return body(node, SIGNED)
                .flatMap(body -> hex(node.get("sig"), 128).map(signature -> new SignedEvent(body, signature)))
                .filter(SignedEvent::isAuthentic);
    }

    /** The unsigned event in {@code json}; empty when it is malformed, has a wrong id or carries a signature. */
    public static Optional<Rumor> readRumor(String json) {
        return parse(json).flatMap(node -> body(node, UNSIGNED));
    }

    /** The JSON object of an unsigned event, its id included. */
    public static String write(Rumor rumor) {
        return JSON.writeValueAsString(object(rumor));
    }

    static String write(SignedEvent event) {
        return JSON.writeValueAsString(object(event.body()).put("sig", event.signature()));
    }

    /** The array whose UTF-8 bytes are hashed for the id: {@code [0, pubkey, created_at, kind, tags, content]}. */
    static String serialisation(Rumor rumor) {
        StringBuilder text = new StringBuilder("[0,\"")
                .append(rumor.author().hex())
                .append("\",")
                .append(rumor.createdAt())
                .append(',')
                .append(rumor.kind())
                .append(",[");
        for (int i = 0; i < rumor.tags().size(); i++) {
            text.append(i == 0 ? "[" : ",[");
            List<String> tag = rumor.tags().get(i);
            for (int j = 0; j < tag.size(); j++) {
                quote(text.append(j == 0 ? "" : ","), tag.get(j));
            }
            text.append(']');
        }
        quote(text.append("],"), rumor.content());
        return text.append(']').toString();
    }

    /** A JSON string as JavaScript's JSON.stringify writes it, which is what other clients hash. */
    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static Optional<JsonNode> parse(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(json));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Rumor> body(JsonNode node, Set<String> members) {
        if (!node.isObject() || !new TreeSet<>(node.propertyNames()).equals(new TreeSet<>(members))) {
            return Optional.empty();
        }
        JsonNode createdAt = node.get("created_at");
        JsonNode kind = node.get("kind");
        JsonNode content = node.get("content");
        if (!createdAt.isIntegralNumber()
                || !createdAt.canConvertToLong()
                || createdAt.longValue() < 0
                || !kind.isIntegralNumber()
                || !kind.canConvertToInt()
                || kind.intValue() < 0
                || kind.intValue() > 65_535
                || !content.isString()) {
            return Optional.empty();
        }
        Optional<String> id = hex(node.get("id"), 64);
        Optional<PublicIdentity> author = hex(node.get("pubkey"), 64).flatMap(PublicIdentity::ofHex);
        Optional<List<List<String>>> tags = tags(node.get("tags"));
        if (id.isEmpty() || author.isEmpty() || tags.isEmpty()) {
            return Optional.empty();
        }
        Rumor rumor =
                new Rumor(author.get(), createdAt.longValue(), kind.intValue(), tags.get(), content.stringValue());
        return Optional.of(rumor).filter(r -> r.id().equals(id.get()));
    }

    private static Optional<List<List<String>>> tags(JsonNode node) {
        if (!node.isArray() || node.size() > MOST_TAGS) {
            return Optional.empty();
        }
        List<List<String>> tags = new ArrayList<>(node.size());
        for (JsonNode tagNode : node) {
            if (!tagNode.isArray()) {
                return Optional.empty();
            }
            List<String> tag = new ArrayList<>(tagNode.size());
            for (JsonNode item : tagNode) {
                if (!item.isString()) {
                    return Optional.empty();
                }
                tag.add(item.stringValue());
            }
            tags.add(tag);
        }
        return Optional.of(tags);
    }

    private static Optional<String> hex(JsonNode node, int digits) {
        if (!node.isString() || node.stringValue().length() != digits) {
            return Optional.empty();
        }
        String text = node.stringValue();
        boolean lowerHex = text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        return lowerHex ? Optional.of(text) : Optional.empty();
    }

    private static ObjectNode object(Rumor rumor) {
        ObjectNode object = JSON.createObjectNode()
                .put("id", rumor.id())
                .put("pubkey", rumor.author().hex())
                .put("created_at", rumor.createdAt())
                .put("kind", rumor.kind());
        ArrayNode tags = object.putArray("tags");
        for (List<String> tag : rumor.tags()) {
            ArrayNode array = tags.addArray();
            tag.forEach(array::add);
        }
        return object.put("content", rumor.content());
    }
}
