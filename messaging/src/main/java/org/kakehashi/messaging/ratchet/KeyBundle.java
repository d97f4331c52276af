package org.kakehashi.messaging.ratchet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.kem.KEMPublicKey;
import org.signal.libsignal.protocol.state.PreKeyBundle;
import tools.jackson.databind.JsonNode;

/**
 * What a device offers so that others can begin a session with it: an addressable event of kind 35470, signed by the
 * Nostr key of its owner, the device in its {@code d} tag. PROTOCOL.md gives the members.
 *
 * <p>There are no one-time prekeys: a relay gives the same event to everybody, so two people would take the same one
 * and the second first message would be lost. What they would add, forward secrecy of the first message, comes from the
 * weekly change of both prekeys instead.
 */
public final class KeyBundle {

    /** The event's kind. */
    public static final int KIND = 35_470;

    /** How far ahead of the own clock a bundle may be, in seconds. */
    static final long AHEAD = 15 * 60;

    private static final int EC = 33;
    private static final int SIGNATURE = 64;
    private static final int KYBER_1024 = 1_569;
    private static final byte[] PROOF = "kakehashi device 1\0".getBytes(StandardCharsets.US_ASCII);
    /** libsignal numbers the devices of one name; here every device has a name of its own. */
    static final int NUMBER = 1;

    private final SignedEvent event;
    private final String device;
    private final long revision;
    private final IdentityKey identity;
    private final PreKeyBundle keys;

    private KeyBundle(SignedEvent event, String device, long revision, IdentityKey identity, PreKeyBundle keys) {
        this.event = event;
        this.device = device;
        this.revision = revision;
        this.identity = identity;
        this.keys = keys;
    }

    /** What came of reading a bundle's event. */
    public sealed interface Reading {
        /** All its signatures are right. */
        record Valid(KeyBundle bundle) implements Reading {}

        /** Its owner says that this device is no more. */
        record Removed(PublicIdentity owner, String device, long at) implements Reading {}

        /** It is not a bundle, or one of its keys or signatures is wrong. */
        record Refused(String reason) implements Reading {}
    }

    /** Reads an event whose own signature was checked when it was read. */
    public static Reading read(SignedEvent event) {
        if (event.kind() != KIND) {
            return new Reading.Refused("another kind of event");
        }
        List<List<String>> names = event.tags().stream()
                .filter(tag -> !tag.isEmpty() && tag.getFirst().equals("d"))
                .toList();
        if (names.size() != 1
                || names.getFirst().size() != 2
                || !isDevice(names.getFirst().get(1))) {
            return new Reading.Refused("no device name");
        }
        String device = names.getFirst().get(1);
        Optional<JsonNode> content = StrictJson.read(event.content());
        if (content.isEmpty()
                || StrictJson.number(content.get().path("v"), 1, 1).isEmpty()) {
            return new Reading.Refused("not of this version");
        }
        JsonNode node = content.get();
        if (StrictJson.hasExactly(node, "v", "removed")) {
            return node.get("removed").isBoolean() && node.get("removed").booleanValue()
                    ? new Reading.Removed(event.author(), device, event.createdAt())
                    : new Reading.Refused("unknown members");
        }
        try {
            return read(event, device, node);
        } catch (InvalidKeyException invalid) {
            return new Reading.Refused("a key that is none");
        }
    }

    private static Reading read(SignedEvent event, String device, JsonNode node) throws InvalidKeyException {
        if (!StrictJson.hasExactly(node, "v", "revision", "registration", "identity", "proof", "signed", "kyber")
                || !StrictJson.hasExactly(node.get("signed"), "id", "key", "signature")
                || !StrictJson.hasExactly(node.get("kyber"), "id", "key", "signature")) {
            return new Reading.Refused("unknown members");
        }
        var revision = StrictJson.number(node.get("revision"), 1, 1L << 53);
        var registration = StrictJson.number(node.get("registration"), 1, 16_380);
        var identityBytes = StrictJson.bytes(node.get("identity"), EC);
        var proof = StrictJson.bytes(node.get("proof"), SIGNATURE);
        Optional<Offered> signed = Offered.read(node.get("signed"), EC);
        Optional<Offered> kyber = Offered.read(node.get("kyber"), KYBER_1024);
        if (revision.isEmpty()
                || registration.isEmpty()
                || identityBytes.isEmpty()
                || proof.isEmpty()
                || signed.isEmpty()
                || kyber.isEmpty()) {
            return new Reading.Refused("a member of a wrong size");
        }
        IdentityKey identity = new IdentityKey(identityBytes.get());
        ECPublicKey by = identity.getPublicKey();
        boolean vouched = by.verifySignature(proofOf(event.author(), device), proof.get())
                && by.verifySignature(signed.get().key, signed.get().signature)
                && by.verifySignature(kyber.get().key, kyber.get().signature);
        if (!vouched) {
            return new Reading.Refused("a signature of the device is wrong");
        }
        PreKeyBundle keys = new PreKeyBundle(
                registration.get().intValue(),
                NUMBER,
                PreKeyBundle.NULL_PRE_KEY_ID,
                null,
                signed.get().id,
                new ECPublicKey(signed.get().key),
                signed.get().signature,
                identity,
                kyber.get().id,
                new KEMPublicKey(kyber.get().key),
                kyber.get().signature);
        return new Reading.Valid(new KeyBundle(event, device, revision.get(), identity, keys));
    }

    private record Offered(int id, byte[] key, byte[] signature) {
        static Optional<Offered> read(JsonNode node, int size) {
            var id = StrictJson.number(node.get("id"), 1, 0xffffff);
            var key = StrictJson.bytes(node.get("key"), size);
            var signature = StrictJson.bytes(node.get("signature"), SIGNATURE);
            return id.isEmpty() || key.isEmpty() || signature.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Offered(id.get().intValue(), key.get(), signature.get()));
        }
    }

    /** What the device's identity key signs, so that nobody can offer a device of somebody else as theirs. */
    static byte[] proofOf(PublicIdentity owner, String device) {
        byte[] name = device.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(PROOF.length + 32 + name.length)
                .put(PROOF)
                .put(owner.bytes())
                .put(name)
                .array();
    }

    /** Whether a text is a device's name: 16 lower-case hexadecimal digits. */
    static boolean isDevice(String text) {
        return text.length() == 16 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    public PublicIdentity owner() {
        return event.author();
    }

    /** The device's name: 16 hexadecimal digits, never used again after the device is removed. */
    public String device() {
        return device;
    }

    /** Grows by one with every change of keys. */
    public long revision() {
        return revision;
    }

    /** The event that holds the bundle. */
    public SignedEvent event() {
        return event;
    }

    /** The device's identity key, 33 bytes: 5 and the little-endian u coordinate. */
    public byte[] identity() {
        return identity.serialize();
    }

    PreKeyBundle keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "KeyBundle[" + owner() + " " + device + " revision " + revision + "]";
    }
}
