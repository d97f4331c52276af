package org.kakehashi.testbed;

/** A wallet library of another make (ethers, from npm); gone when closed. */
public final class EthersPeer implements AutoCloseable {

    private final NodePeer peer = NodePeer.start("ethers-peer.mjs", "ethers");

    private EthersPeer() {}

    /** Starts it; Node has to be on the path and the npm peers installed. */
    public static EthersPeer start() {
        return new EthersPeer();
    }

    /** Sends one line of JSON and waits for the answer's. */
    public String ask(String json) {
        return peer.ask(json);
    }

    @Override
    public void close() {
        peer.close();
    }
}
