package org.kakehashi.messaging.relay;

/** A standing question to relays, asked again on every new connection until it is closed. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
