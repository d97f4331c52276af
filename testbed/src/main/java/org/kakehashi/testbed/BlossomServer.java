package org.kakehashi.testbed;

/**
 * A real file server (storage of {@code blossom-server-sdk}, checks of {@code nostr-tools}, both from npm) on a free
 * loopback port; gone when closed.
 */
public final class BlossomServer implements AutoCloseable {

    private final NodePeer peer = NodePeer.start("blossom-server.mjs", "blossom-server-sdk");
    private final String url = peer.line();

    /** Its address, {@code http://…}. */
    public String url() {
        return url;
    }

    /**
     * Makes it behave in another way.
     *
     * @param json the members of {@code ways} in {@code blossom-server.mjs}; an empty object changes nothing
     * @return a JSON array of what it was asked since the last call: method, path and range
     */
    public String behave(String json) {
        return peer.ask(json);
    }

    @Override
    public void close() {
        peer.close();
    }
}
