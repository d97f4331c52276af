package org.kakehashi.net;

/** How connections leave the machine. */
public sealed interface ProxySetting {

    /** Straight to the host. */
    record Direct() implements ProxySetting {}

    /** Through a SOCKS 5 proxy, such as Tor's; names are resolved by the proxy, never here. */
    record Socks(HostPort proxy) implements ProxySetting {}

    /** Through an HTTP proxy, by CONNECT for https. */
    record Http(HostPort proxy) implements ProxySetting {}
}
