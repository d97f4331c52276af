package org.kakehashi.messaging.ratchet;

import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.signal.libsignal.protocol.message.CiphertextMessage;

/**
 * The event inside a seal that holds one ciphertext for one device: kind 1470, the tags {@code d} (device that can read
 * it), {@code from} (device that wrote it) and {@code type}, in this order, the ciphertext in base64 as its content.
 *
 * @param to 16 hexadecimal digits
 * @param from 16 hexadecimal digits
 * @param first whether the ciphertext begins a session ({@code type} is {@code prekey}, not {@code message})
 */
record Carrier(String to, String from, boolean first, byte[] ciphertext) {

    static final int KIND = 1470;

    private static final int LONGEST = 24_576;
    private static final String FIRST = "prekey";
    private static final String LATER = "message";

    static Rumor write(
            PublicIdentity author, long now, String toDevice, String fromDevice, CiphertextMessage ciphertext) {
        String type = ciphertext.getType() == CiphertextMessage.PREKEY_TYPE ? FIRST : LATER;
        return new Rumor(
                author,
                now,
                KIND,
                List.of(List.of("d", toDevice), List.of("from", fromDevice), List.of("type", type)),
                StrictJson.base64(ciphertext.serialize()));
    }

    static Optional<Carrier> read(Rumor rumor) {
        List<List<String>> tags = rumor.tags();
        if (rumor.kind() != KIND || tags.size() != 3 || tags.stream().anyMatch(tag -> tag.size() != 2)) {
            return Optional.empty();
        }
        String to = tags.get(0).get(1);
        String from = tags.get(1).get(1);
        String type = tags.get(2).get(1);
        boolean named = tags.get(0).getFirst().equals("d")
                && tags.get(1).getFirst().equals("from")
                && tags.get(2).getFirst().equals("type");
        boolean known = type.equals(FIRST) || type.equals(LATER);
        if (!named || !known || !KeyBundle.isDevice(to) || !KeyBundle.isDevice(from)) {
            return Optional.empty();
        }
        if (rumor.content().length() > LONGEST * 4 / 3 + 4) {
            return Optional.empty();
        }
        return StrictJson.base64(rumor.content()).map(bytes -> new Carrier(to, from, type.equals(FIRST), bytes));
    }
}
