package org.kakehashi.messaging.contact;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person says of themselves in public (kind 0, NIP-01 and NIP-24). Nothing in it is checked, and the address of
 * a picture is left out: it would be fetched unasked.
 *
 * @param name at most 64 characters
 * @param about at most 1,000 characters
 * @param nip05 a NIP-05 name that is only claimed, or empty; at most 320 characters
 */
public record Profile(String name, String about, String nip05) {

    public static final int KIND = 0;
    public static final Profile EMPTY = new Profile("", "", "");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 64 << 10;

    public Profile {
        name = cut(name, 64);
        about = cut(about, 1_000);
        nip05 = nip05.length() > 320 ? "" : nip05;
    }

    /** Reads the profile in an event whose signature was checked; empty when it is not one. */
    public static Optional<Profile> read(SignedEvent event) {
        if (event.kind() != KIND || event.content().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(event.content());
            if (node == null || !node.isObject()) {
                return Optional.empty();
            }
            String display = text(node, "display_name");
            return Optional.of(new Profile(
                    display.isBlank() ? text(node, "name") : display, text(node, "about"), text(node, "nip05")));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The signed event that publishes this profile as one's own. */
    public SignedEvent publish(OwnIdentity own, long nowSeconds, SecureRandom random) {
        ObjectNode node = JSON.createObjectNode().put("name", name);
        if (!about.isEmpty()) {
            node.put("about", about);
        }
        if (!nip05.isEmpty()) {
            node.put("nip05", nip05);
        }
        Rumor body = new Rumor(own.publicIdentity(), nowSeconds, KIND, List.of(), JSON.writeValueAsString(node));
        return own.use(key -> body.sign(key, random));
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    private static String cut(String text, int most) {
        String one = text.strip();
        if (one.length() <= most) {
            return one;
        }
        return one.substring(0, Character.isHighSurrogate(one.charAt(most - 1)) ? most - 1 : most);
    }
}
