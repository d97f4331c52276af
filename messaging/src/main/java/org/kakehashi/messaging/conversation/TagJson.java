package org.kakehashi.messaging.conversation;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tags as they are kept in a column. */
final class TagJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<List<String>>> TAGS = new TypeReference<>() {};

    private TagJson() {}

    static String write(List<List<String>> tags) {
        return tags.isEmpty() ? "" : JSON.writeValueAsString(tags);
    }

    static List<List<String>> read(String json) {
        if (json.isEmpty()) {
            return List.of();
        }
        try {
            return JSON.readValue(json, TAGS);
        } catch (JacksonException damaged) {
            return List.of();
        }
    }
}
