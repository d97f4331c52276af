package org.kakehashi.messaging.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * What two people compare to be sure that nobody stands between them: the same on both sides exactly when both see the
 * same two chat keys and the same device keys. After Signal's numeric fingerprint, version 2 (5,200 rounds of SHA-512
 * for each side, thirty digits each, the smaller half first); what is hashed is described in PROTOCOL.md.
 */
public final class SafetyNumber {

    /** What a scanned code begins with. */
    public static final String SCHEME = "kakehashi-verify:1:";

    private static final byte[] DOMAIN = "kakehashi safety number 1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 5_200;
    private static final int WORDS_A_SIDE = 12;

    private final byte[] own;
    private final byte[] other;

    private SafetyNumber(byte[] own, byte[] other) {
        this.own = own;
        this.other = other;
    }

    /** What came of comparing a scanned code. */
    public enum Scan {
        SAME,
        /** Somebody stands between, or one side has a device that the other does not know yet. */
        DIFFERENT,
        NOT_A_CODE
    }

    /**
     * The number of two people.
     *
     * @param ownDevices public identity keys of one's own devices, in any order; none for a chat that is only basic
     */
    public static SafetyNumber of(
            PublicIdentity own, Collection<byte[]> ownDevices, PublicIdentity other, Collection<byte[]> otherDevices) {
        return new SafetyNumber(fingerprint(own, ownDevices), fingerprint(other, otherDevices));
    }

    /** Sixty digits in twelve groups of five. */
    public List<String> digits() {
        String[] halves = {digits(own), digits(other)};
        Arrays.sort(halves);
        String all = halves[0] + halves[1];
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < all.length(); i += 5) {
            groups.add(all.substring(i, i + 5));
        }
        return groups;
    }

    /**
     * Twenty-four English words to read to each other, 192 bits: for each side the words of the first 96 bits of what its
     * keys hash to, the smaller half first. They are of the {@link PgpWords}, which cannot be mistaken for the words of a
     * wallet.
     */
    public List<String> words() {
        byte[][] halves = {own, other};
        Arrays.sort(halves, Arrays::compareUnsigned);
        byte[] both = new byte[2 * WORDS_A_SIDE];
        System.arraycopy(halves[0], 0, both, 0, WORDS_A_SIDE);
        System.arraycopy(halves[1], 0, both, WORDS_A_SIDE, WORDS_A_SIDE);
        return PgpWords.of(both);
    }

    /** What one's own code says: who one is, and how one sees both sides. */
    public String code() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return SCHEME + base64.encodeToString(own) + "." + base64.encodeToString(other);
    }

    /** Compares the code that the other side shows: what they call themselves must be what we call them, and so around. */
    public Scan scan(String text) {
        String code = text.strip();
        int dot = code.indexOf('.');
        if (!code.startsWith(SCHEME) || dot < 0 || code.length() > 200) {
            return Scan.NOT_A_CODE;
        }
        Optional<byte[]> theirs = decode(code.substring(SCHEME.length(), dot));
        Optional<byte[]> ours = decode(code.substring(dot + 1));
        if (theirs.isEmpty() || ours.isEmpty()) {
            return Scan.NOT_A_CODE;
        }
        boolean same = MessageDigest.isEqual(theirs.get(), other) & MessageDigest.isEqual(ours.get(), own);
        return same ? Scan.SAME : Scan.DIFFERENT;
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(bytes -> bytes.length == 32);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The first 32 bytes of what 5,200 rounds leave. */
    private static byte[] fingerprint(PublicIdentity person, Collection<byte[]> devices) {
        List<byte[]> sorted = new ArrayList<>(devices);
        sorted.sort(Comparator.comparing(key -> key, Arrays::compareUnsigned));
        MessageDigest sha512 = sha512();
        sha512.update(DOMAIN);
        sha512.update(person.bytes());
        for (byte[] device : sorted) {
            sha512.update((byte) device.length);
            sha512.update(device);
        }
        byte[] hash = sha512.digest();
        byte[] key = person.bytes();
        for (int i = 0; i < ROUNDS; i++) {
            sha512.update(hash);
            hash = sha512.digest(key);
        }
        return Arrays.copyOf(hash, 32);
    }

    /** Six times five bytes, each modulo 100,000. */
    private static String digits(byte[] fingerprint) {
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < 6; group++) {
            long value = 0;
            for (int i = 0; i < 5; i++) {
                value = value << 8 | fingerprint[group * 5 + i] & 0xff;
            }
            digits.append(String.format("%05d", value % 100_000));
        }
        return digits.toString();
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
