package org.kakehashi.messaging.relay;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.kakehashi.net.HostPort;

/**
 * A relay's address in one spelling: scheme and host in lower case, no default port, no slash at the end, no query or
 * fragment. Unencrypted {@code ws://} is accepted only for the own machine and for onion services.
 */
public final class RelayUrl implements Comparable<RelayUrl> {

    /** The longest address that is read, in characters: relays limit tag values to 255. */
    public static final int LONGEST = 255;

    private final HttpUrl url;
    private final String text;

    private RelayUrl(HttpUrl url) {
        this.url = url;
        String http = url.toString();
        String slashed = (url.isHttps() ? "wss" + http.substring(5) : "ws" + http.substring(4));
        this.text = slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
    }

    /** Reads an address such as {@code wss://relay.example/path}; empty when it is not usable. */
    public static Optional<RelayUrl> read(String address) {
        String lower = address.strip().toLowerCase(java.util.Locale.ROOT);
        if (address.length() > LONGEST || !lower.startsWith("ws://") && !lower.startsWith("wss://")) {
            return Optional.empty();
        }
        return HostPort.parse(address)
                .filter(url -> url.query() == null && url.fragment() == null)
                .filter(url -> url.isHttps()
                        || HostPort.of(url).loopback()
                        || url.host().endsWith(".onion"))
                .map(RelayUrl::new)
                .filter(read -> read.text.length() <= LONGEST);
    }

    /**
     * An address that is known to be right.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static RelayUrl of(String address) {
        return read(address).orElseThrow(() -> new IllegalArgumentException("not a relay: " + address));
    }

    /** What the person's consent is asked for. */
    public HostPort host() {
        return HostPort.of(url);
    }

    /** The same place over HTTP, as for the relay's own description (NIP-11). */
    HttpUrl http() {
        return url;
    }

    @Override
    public int compareTo(RelayUrl other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RelayUrl that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The address, {@code wss://…}. */
    @Override
    public String toString() {
        return text;
    }
}
