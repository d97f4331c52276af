package org.kakehashi.messaging.event;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kakehashi.messaging.encryption.Nip44;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/**
 * NIP-59: a rumor is encrypted to its recipient and signed by its author in a <em>seal</em> (kind 13, no tags), and the
 * seal is encrypted to the recipient again and signed by a key of one use in a <em>wrap</em> (kind 1059), so that a
 * relay sees only for whom it is. Both outer times are moved up to two days back.
 */
public final class GiftWrap {

    public static final int SEAL = 13;
    public static final int WRAP = 1059;

    private static final int TWO_DAYS = 2 * 24 * 60 * 60;

    private final SecureRandom random;
    private final InstantSource clock;

    public GiftWrap(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** What came of opening a wrap. */
    public sealed interface Opening {

        /** The author's signature on the seal vouches for the rumor. */
        record Opened(Rumor rumor) implements Opening {}

        /** It is refused; nothing inside is to be shown. */
        record Refused(Reason reason) implements Opening {}
    }

    /** What came of taking off a wrap only. */
    public sealed interface Unwrapping {

        /** The seal; its signature is right, so that its author is known before the rest is opened. */
        record Unwrapped(SignedEvent seal) implements Unwrapping {}

        /** It is refused. */
        record Refused(Reason reason) implements Unwrapping {}
    }

    /** Why a wrap is refused. */
    public enum Reason {
        NOT_A_WRAP,
        FOR_SOMEBODY_ELSE,
        UNREADABLE_WRAP,
        BAD_SEAL,
        UNREADABLE_SEAL,
        BAD_RUMOR,
        FORGED_AUTHOR
    }

    /**
     * Wraps a rumor of {@code author} for one recipient. When the rumor has an {@code expiration} tag (NIP-40), the wrap
     * has it too, so that relays forget it in time.
     */
    public SignedEvent wrap(Rumor rumor, SecretIdentity author, PublicIdentity recipient) {
        return wrap(rumor, author, recipient, rumor);
    }

    /**
     * Wraps a rumor that holds the ciphertext of another.
     *
     * @param expiring the event whose {@code expiration} tag the wrap bears
     */
    public SignedEvent wrap(Rumor rumor, SecretIdentity author, PublicIdentity recipient, Rumor expiring) {
        if (!rumor.author().equals(author.publicIdentity())) {
            throw new IllegalArgumentException("only its author seals a rumor");
        }
        SignedEvent seal = encrypted(SEAL, List.of(), EventJson.write(rumor), author, recipient);
        try (SecretIdentity once = SecretIdentity.random(random)) {
            List<List<String>> tags = new ArrayList<>(List.of(List.of("p", recipient.hex())));
            expiring.tags().stream()
                    .filter(tag -> tag.size() >= 2 && tag.getFirst().equals("expiration"))
                    .findFirst()
                    .ifPresent(tag -> tags.add(tag.subList(0, 2)));
            return encrypted(WRAP, tags, seal.json(), once, recipient);
        }
    }

    /** Opens a wrap whose signature was checked when it was read. */
    public Opening open(SignedEvent wrap, SecretIdentity recipient) {
        return switch (unwrap(wrap, recipient)) {
            case Unwrapping.Unwrapped(SignedEvent seal) -> unseal(seal, recipient);
            case Unwrapping.Refused(Reason reason) -> new Opening.Refused(reason);
        };
    }

    /** Takes off the wrap, whose signature was checked when it was read. */
    public Unwrapping unwrap(SignedEvent wrap, SecretIdentity recipient) {
        if (wrap.kind() != WRAP) {
            return new Unwrapping.Refused(Reason.NOT_A_WRAP);
        }
        List<String> forMe = List.of("p", recipient.publicIdentity().hex());
        if (wrap.tags().stream()
                .noneMatch(tag -> tag.size() >= 2 && tag.subList(0, 2).equals(forMe))) {
            return new Unwrapping.Refused(Reason.FOR_SOMEBODY_ELSE);
        }
        String sealJson = decrypted(wrap, recipient);
        if (sealJson.isEmpty()) {
            return new Unwrapping.Refused(Reason.UNREADABLE_WRAP);
        }
        var seal = EventJson.readSigned(sealJson);
        if (seal.isEmpty() || seal.get().kind() != SEAL || !seal.get().tags().isEmpty()) {
            return new Unwrapping.Refused(Reason.BAD_SEAL);
        }
        return new Unwrapping.Unwrapped(seal.get());
    }

    /** Opens a seal whose signature was checked when it was read. */
    public Opening unseal(SignedEvent seal, SecretIdentity recipient) {
        if (seal.kind() != SEAL) {
            return new Opening.Refused(Reason.BAD_SEAL);
        }
        String rumorJson = decrypted(seal, recipient);
        if (rumorJson.isEmpty()) {
            return new Opening.Refused(Reason.UNREADABLE_SEAL);
        }
        var rumor = EventJson.readRumor(rumorJson);
        if (rumor.isEmpty()) {
            return new Opening.Refused(Reason.BAD_RUMOR);
        }
        if (!rumor.get().author().equals(seal.author())) {
            return new Opening.Refused(Reason.FORGED_AUTHOR);
        }
        return new Opening.Opened(rumor.get());
    }

    private SignedEvent encrypted(
            int kind, List<List<String>> tags, String text, SecretIdentity from, PublicIdentity to) {
        byte[] key = Nip44.conversationKey(from, to);
        try {
            String content = Nip44.encrypt(key, text, random);
            long time = clock.instant().getEpochSecond() - random.nextInt(TWO_DAYS);
            return new Rumor(from.publicIdentity(), time, kind, tags, content).sign(from, random);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The text of an event encrypted to {@code recipient}, or an empty text, which no encryption can hold. */
    private static String decrypted(SignedEvent event, SecretIdentity recipient) {
        byte[] key = Nip44.conversationKey(recipient, event.author());
        try {
            return Nip44.decrypt(key, event.content()).orElse("");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
