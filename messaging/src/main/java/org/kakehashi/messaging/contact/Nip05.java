package org.kakehashi.messaging.contact;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.net.AnswerTooLargeException;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostNotAllowedException;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.HttpAnswer;
import org.kakehashi.net.Purpose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * NIP-05: asks the server of a domain whose key a name such as {@code bob@example.com} is. The server can answer what it
 * likes and sees who asks, so it is asked only with the person's consent for its host.
 */
public final class Nip05 {

    private static final long LARGEST = 1L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_RELAYS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GuardedHttp http;
    private final String scheme;

    public Nip05(GuardedHttp http) {
        this(http, "https");
    }

    /** Tests speak to a local server without TLS. */
    Nip05(GuardedHttp http, String scheme) {
        this.http = http;
        this.scheme = scheme;
    }

    /**
     * A well-formed name.
     *
     * @param local {@code _} for the domain itself
     */
    public record Name(String local, String domain) {

        /** Reads {@code local@domain} or {@code domain}; empty for anything else. */
        public static Optional<Name> read(String text) {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            int at = lower.indexOf('@');
            String local = at < 0 ? "_" : lower.substring(0, at);
            String domain = lower.substring(at + 1);
            boolean good = local.matches("[a-z0-9._-]{1,64}")
                    && domain.length() <= 253
                    && domain.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?")
                    && (domain.contains(".") || domain.startsWith("localhost"))
                    && HttpUrl.parse("https://" + domain) != null;
            return good ? Optional.of(new Name(local, domain)) : Optional.empty();
        }

        @Override
        public String toString() {
            return local.equals("_") ? domain : local + "@" + domain;
        }
    }

    /** What the server says. */
    public sealed interface Answer {

        /**
         * The name belongs to this key.
         *
         * @param relays where the server says that the person is found, at most ten
         */
        record Found(PublicIdentity key, List<String> relays) implements Answer {}

        record Unknown() implements Answer {}

        /** Ask the person whether this host may be asked, for {@link Purpose#LIST}. */
        record NeedsConsent(HostPort host) implements Answer {}

        /** The server cannot be reached or answers nonsense. */
        record Failed(String reason) implements Answer {}
    }

    /** Which host would be asked. */
    public HostPort host(Name name) {
        return HostPort.of(url(name));
    }

    /** Asks. */
    public Answer find(Name name) {
        try {
            HttpAnswer answer =
                    http.send(Purpose.LIST, new Request.Builder().url(url(name)).build(), LARGEST, PATIENCE);
            return answer.status() == 200
                    ? read(name, answer.text())
                    : answer.status() == 404
                            ? new Answer.Unknown()
                            : new Answer.Failed("the server answered " + answer.status());
        } catch (HostNotAllowedException notAllowed) {
            return new Answer.NeedsConsent(host(name));
        } catch (AnswerTooLargeException large) {
            return new Answer.Failed("the answer is too large");
        } catch (IOException e) {
            return new Answer.Failed("the server cannot be reached");
        }
    }

    private HttpUrl url(Name name) {
        return HttpUrl.get(scheme + "://" + name.domain())
                .newBuilder()
                .addPathSegments(".well-known/nostr.json")
                .addQueryParameter("name", name.local())
                .build();
    }

    static Answer read(Name name, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            JsonNode value = node == null ? null : node.path("names").path(name.local());
            if (value == null || !value.isString()) {
                return new Answer.Unknown();
            }
            Optional<PublicIdentity> key = PublicIdentity.ofHex(value.stringValue());
            if (key.isEmpty()) {
                return new Answer.Failed("the answer holds no key");
            }
            List<String> relays = new ArrayList<>();
            for (JsonNode relay : node.path("relays").path(value.stringValue())) {
                if (relay.isString() && relay.stringValue().length() <= 255 && relays.size() < MOST_RELAYS) {
                    relays.add(relay.stringValue());
                }
            }
            return new Answer.Found(key.get(), List.copyOf(relays));
        } catch (JacksonException malformed) {
            return new Answer.Failed("the answer is not JSON");
        }
    }
}
