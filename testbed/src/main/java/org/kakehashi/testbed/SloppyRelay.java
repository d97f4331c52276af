package org.kakehashi.testbed;

/**
 * A real relay from npm ({@code @nostr-relay/core}) on a free loopback port. It gives live subscribers what they did not
 * ask for, answers questions from a cache that is a second old, and knows neither NIP-11 nor NIP-45. Gone when closed.
 */
public final class SloppyRelay implements AutoCloseable {

    private final NodePeer peer = NodePeer.start("sloppy-relay.mjs", "@nostr-relay/core");
    private final String url = peer.line();

    /** Its address, {@code ws://…}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        peer.close();
    }
}
