package org.kakehashi.wallet.siwe;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.signature.PersonalMessage;
import org.kakehashi.wallet.signature.Signature;

/**
 * A message by which an account signs in to a site (EIP-4361, Sign-In with Ethereum). Times are kept as written, because
 * they are part of what is signed.
 *
 * @param scheme of the site, if the message names one
 * @param domain the site that asks: host, and port where it is not the usual one
 * @param statement what the person agrees to, if anything
 * @param uri what the session is for
 * @param nonce against replay, at least eight letters or digits
 * @param resources what else the person agrees to; null where the message has no such list
 */
public record SiweMessage(
        @Nullable String scheme,
        String domain,
        Address address,
        @Nullable String statement,
        String uri,
        BigInteger chainId,
        String nonce,
        String issuedAt,
        @Nullable String expirationTime,
        @Nullable String notBefore,
        @Nullable String requestId,
        @Nullable List<String> resources) {

    /** The only version there is. */
    public static final String VERSION = "1";

    /** Two clocks may differ by so much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final String ASKS = " wants you to sign in with your Ethereum account:";

    public SiweMessage {
        resources = resources == null ? null : List.copyOf(resources);
    }

    /** Whether the first line is that of a sign-in message, well formed or not. */
    public static boolean looksLikeOne(String text) {
        return text.lines().findFirst().orElse("").endsWith(ASKS);
    }

    /**
     * Reads a message.
     *
     * @throws SiweException when the text is not exactly one
     */
    public static SiweMessage read(String text) throws SiweException {
        return new SiweReader(text).read();
    }

    /** The text that is signed. */
    public String toText() {
        List<String> lines = new ArrayList<>();
        lines.add((scheme == null ? "" : scheme + "://") + domain + ASKS);
        lines.add(address.toHex());
        lines.add("");
        if (statement != null) {
            lines.add(statement);
        }
        lines.add("");
        lines.add("URI: " + uri);
        lines.add("Version: " + VERSION);
        lines.add("Chain ID: " + chainId);
        lines.add("Nonce: " + nonce);
        lines.add("Issued At: " + issuedAt);
        addIfPresent(lines, "Expiration Time: ", expirationTime);
        addIfPresent(lines, "Not Before: ", notBefore);
        addIfPresent(lines, "Request ID: ", requestId);
        if (resources != null) {
            lines.add("Resources:");
            resources.forEach(resource -> lines.add("- " + resource));
        }
        return String.join("\n", lines);
    }

    private static void addIfPresent(List<String> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(label + value);
        }
    }

    /**
     * Whether the message is for the site that asks for the signature. Where it is not, another site is trying to borrow
     * the person's signature.
     *
     * @param origin of the asking site, such as {@code https://example.org:8443}
     */
    public boolean isFor(String origin) {
        int separator = origin.indexOf("://");
        if (separator < 0) {
            return false;
        }
        String itsScheme = origin.substring(0, separator);
        String itsHost = origin.substring(separator + "://".length());
        boolean schemeFits = scheme == null || scheme.equalsIgnoreCase(itsScheme);
        return schemeFits && domain.toLowerCase(Locale.ROOT).equals(itsHost.toLowerCase(Locale.ROOT));
    }

    /** What speaks against a message whose signature may be right. */
    public enum Concern {
        /** The site that asks and the session's address are not of one host. */
        OTHER_HOST,
        /** It was made later than now. */
        FROM_THE_FUTURE,
        EXPIRED,
        NOT_YET_VALID
    }

    /** Everything that speaks against the message at this time. */
    public Set<Concern> concerns(Instant when) {
        Set<Concern> found = EnumSet.noneOf(Concern.class);
        if (!uriHost().equalsIgnoreCase(domain)) {
            found.add(Concern.OTHER_HOST);
        }
        if (time(issuedAt).filter(when.plus(CLOCKS_DIFFER)::isBefore).isPresent()) {
            found.add(Concern.FROM_THE_FUTURE);
        }
        if (time(expirationTime).filter(end -> !when.isBefore(end)).isPresent()) {
            found.add(Concern.EXPIRED);
        }
        if (time(notBefore).filter(when::isBefore).isPresent()) {
            found.add(Concern.NOT_YET_VALID);
        }
        return found;
    }

    /** Host and port of the session's address, without a user in front of them. */
    private String uriHost() {
        return uri.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "");
    }

    /** One of the message's times; empty where there is none. */
    public static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Grammar.time(text, "time"));
        } catch (SiweException e) {
            return Optional.empty();
        }
    }

    /** What became of a signature over a message. */
    public enum Verdict {
        VALID,
        /** The signature was made by another account, or over another text. */
        WRONG_SIGNATURE,
        /** The message itself breaks the rules. */
        MALFORMED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_DOMAIN,
        WRONG_NONCE
    }

    /**
     * Judges a signature, as a site that is signed in to does.
     *
     * @param signature 64 or 65 bytes
     * @param when the time for which it must hold
     * @param expectedDomain the site's own
     * @param expectedNonce the one that the site gave out
     */
    public Verdict verify(byte[] signature, Instant when, String expectedDomain, String expectedNonce) {
        try {
            if (!read(toText()).equals(this)) {
                return Verdict.MALFORMED;
            }
            if (expirationTime != null && !when.isBefore(Grammar.time(expirationTime, "expiration time"))) {
                return Verdict.EXPIRED;
            }
            if (notBefore != null && when.isBefore(Grammar.time(notBefore, "start time"))) {
                return Verdict.NOT_YET_VALID;
            }
        } catch (SiweException e) {
            return Verdict.MALFORMED;
        }
        if (!domain.equals(expectedDomain)) {
            return Verdict.WRONG_DOMAIN;
        }
        if (!nonce.equals(expectedNonce)) {
            return Verdict.WRONG_NONCE;
        }
        if (!(Signature.read(signature) instanceof Signature.Valid(Signature valid))) {
            return Verdict.WRONG_SIGNATURE;
        }
        Optional<Address> signer = PersonalMessage.of(toText()).signer(valid);
        return Objects.equals(signer.orElse(null), address) ? Verdict.VALID : Verdict.WRONG_SIGNATURE;
    }
}
