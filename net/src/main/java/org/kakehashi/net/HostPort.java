package org.kakehashi.net;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A host and a port, the unit of consent.
 *
 * @param host lower case; an international name in its ASCII form; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) implements Comparable<HostPort> {

    /** @throws IllegalArgumentException if the host is empty or the port is out of range */
    public HostPort {
        host = host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.length() > 255) {
            throw new IllegalArgumentException("host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port");
        }
    }

    /** The host and port that an HTTP client would connect to for this address. */
    public static HostPort of(HttpUrl url) {
        return new HostPort(url.host(), url.port());
    }

    /**
     * The host and port of an http, https, ws or wss address, the default port filled in.
     *
     * @throws IllegalArgumentException if it is of another kind or has no host
     */
    public static HostPort of(URI address) {
        return of(parse(address.toString())
                .orElseThrow(() -> new IllegalArgumentException("not an http, https, ws or wss address")));
    }

    /** Reads an http, https, ws or wss address; empty if it is none, or carries a user name or password. */
    public static Optional<HttpUrl> parse(String address) {
        String text = address.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ws:")) {
            text = "http:" + text.substring(3);
        } else if (lower.startsWith("wss:")) {
            text = "https:" + text.substring(4);
        } else if (!lower.startsWith("http:") && !lower.startsWith("https:")) {
            return Optional.empty();
        }
        HttpUrl url = text.length() > 2048 ? null : HttpUrl.parse(text);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(url);
    }

    /** Whether this names the person's own machine. */
    public boolean loopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    @Override
    public int compareTo(HostPort other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
