package org.kakehashi.messaging.group;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inner events that carry changes (kind 1473) and ask for them (kind 1474). */
final class GroupWire {

    static final int HISTORY = 1473;
    static final int QUESTION = 1474;

    /** Bytes of changes in one event, so that it fits into one ratchet message. */
    private static final int FULL = 11_000;

    private static final int LONGEST = 65_535;
    private static final int MOST = 200;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GroupWire() {}

    /** Changes in as many events as they need. */
    static List<Rumor> history(PublicIdentity author, long now, String group, List<GroupChange> changes) {
        List<Rumor> events = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int bytes = 0;
        for (GroupChange change : changes) {
            String json = change.event().json();
            int size = json.getBytes(StandardCharsets.UTF_8).length;
            if (!part.isEmpty() && bytes + size > FULL) {
                events.add(event(author, now, HISTORY, group, "[" + String.join(",", part) + "]"));
                part.clear();
                bytes = 0;
            }
            part.add(json);
            bytes += size;
        }
        if (!part.isEmpty()) {
            events.add(event(author, now, HISTORY, group, "[" + String.join(",", part) + "]"));
        }
        return events;
    }

    /** What one has, so that the other can send what lies beyond. */
    static Rumor question(PublicIdentity author, long now, String group, Set<String> heads) {
        return event(
                author,
                now,
                QUESTION,
                group,
                JSON.writeValueAsString(heads.stream().limit(MOST).toList()));
    }

    private static Rumor event(PublicIdentity author, long now, int kind, String group, String content) {
        return new Rumor(author, now, kind, List.of(List.of("group", group)), content);
    }

    /** The group an event is about; empty when it names none. */
    static Optional<String> group(Rumor inner) {
        return inner.tags().size() == 1
                        && inner.tags().getFirst().size() == 2
                        && inner.tags().getFirst().getFirst().equals("group")
                        && GroupChange.hex(inner.tags().getFirst().get(1), 64)
                ? Optional.of(inner.tags().getFirst().get(1))
                : Optional.empty();
    }

    /** The changes in an event, all of its group and rightly signed; empty otherwise. */
    static Optional<List<GroupChange>> changes(Rumor inner) {
        Optional<String> group = group(inner);
        Optional<JsonNode> array = array(inner, HISTORY);
        if (group.isEmpty() || array.isEmpty()) {
            return Optional.empty();
        }
        List<GroupChange> changes = new ArrayList<>();
        for (JsonNode node : array.get()) {
            Optional<GroupChange> change = node.isObject() && hasMembers(node)
                    ? EventJson.readSigned(node).flatMap((SignedEvent event) -> GroupChange.read(event))
                    : Optional.empty();
            if (change.isEmpty() || !change.get().group().equals(group.get())) {
                return Optional.empty();
            }
            changes.add(change.get());
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes);
    }

    private static boolean hasMembers(JsonNode node) {
        return new HashSet<>(node.propertyNames())
                .equals(Set.of("id", "pubkey", "created_at", "kind", "tags", "content", "sig"));
    }

    /** The heads in a question; empty when it is malformed. */
    static Optional<Set<String>> heads(Rumor inner) {
        Optional<JsonNode> array = array(inner, QUESTION);
        if (group(inner).isEmpty() || array.isEmpty()) {
            return Optional.empty();
        }
        Set<String> heads = new HashSet<>();
        for (JsonNode node : array.get()) {
            if (!node.isString() || !GroupChange.hex(node.stringValue(), 64)) {
                return Optional.empty();
            }
            heads.add(node.stringValue());
        }
        return Optional.of(heads);
    }

    private static Optional<JsonNode> array(Rumor inner, int kind) {
        if (inner.kind() != kind || inner.content().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(inner.content()))
                    .filter(node -> node.isArray() && node.size() <= MOST);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
