package org.kakehashi.messaging.file;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.kakehashi.net.HostPort;

/** The address of a file server, {@code https://host[:port]}; plain http only to the own machine and to onion services. */
public record FileServerUrl(String text) implements Comparable<FileServerUrl> {

    private static final int LONGEST = 255;

    /** @throws IllegalArgumentException when it is not the address of a server, written as {@link #read} writes it */
    public FileServerUrl {
        if (!normal(text).equals(Optional.of(text))) {
            throw new IllegalArgumentException("not a file server: " + text);
        }
    }

    /** Reads an address; empty when it is not usable. Blossom servers are at the root of their host. */
    public static Optional<FileServerUrl> read(String address) {
        return normal(address.strip()).map(FileServerUrl::new);
    }

    private static Optional<String> normal(String address) {
        return address.length() > LONGEST
                ? Optional.empty()
                : location(address)
                        .filter(url -> url.encodedPath().equals("/") && url.query() == null && url.fragment() == null)
                        .map(url -> url.toString().substring(0, url.toString().length() - 1));
    }

    /** An address from which a file may be fetched at all. */
    static Optional<HttpUrl> location(String address) {
        if (address.startsWith("ws:") || address.startsWith("wss:")) {
            return Optional.empty();
        }
        return HostPort.parse(address)
                .filter(url -> url.isHttps()
                        || HostPort.of(url).loopback()
                        || url.host().endsWith(".onion"));
    }

    /** What the person's consent is asked for. */
    public HostPort host() {
        return HostPort.of(HttpUrl.get(text));
    }

    HttpUrl at(String path) {
        return HttpUrl.get(text + "/" + path);
    }

    @Override
    public int compareTo(FileServerUrl other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
