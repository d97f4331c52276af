package org.kakehashi.messaging.event;

import java.util.HexFormat;
import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * An event as relays carry it (NIP-01). Reading one from JSON ({@link EventJson#readSigned}) checks its id and
 * signature, so that an object of this class from there was signed by its author.
 *
 * @param body what was signed
 * @param signature BIP-340, 128 hexadecimal digits
 */
public record SignedEvent(Rumor body, String signature) {

    public String id() {
        return body.id();
    }

    public PublicIdentity author() {
        return body.author();
    }

    public int kind() {
        return body.kind();
    }

    public long createdAt() {
        return body.createdAt();
    }

    public String content() {
        return body.content();
    }

    public List<List<String>> tags() {
        return body.tags();
    }

    /** The JSON object for a relay. */
    public String json() {
        return EventJson.write(this);
    }

    boolean isAuthentic() {
        return body.author().verifies(body.hash(), HexFormat.of().parseHex(signature));
    }
}
