package org.kakehashi.messaging.relay;

import java.util.function.Function;

/** A subscription at one relay. Changed only under the connection's lock. */
final class Question {

    /** How far it is. */
    enum Stage {
        /** To be asked when there is a connection and room. */
        WAITING,
        /** Asked on this connection. */
        ASKED,
        /** All stored events were given. */
        STORED,
        /** The relay wants AUTH first. */
        AUTH,
        /** The relay does not answer it now. */
        REFUSED
    }

    final Subscriber subscriber;
    final SeenIds seen;
    private final Function<RelayUrl, Filter> source;

    /** New for every asking, so that answers to a former one are not taken for this one's. */
    String id = "";

    Stage stage = Stage.WAITING;
    Filter filter = Filter.ofKinds();
    int refusals;

    Question(Function<RelayUrl, Filter> source, Subscriber subscriber, SeenIds seen) {
        this.source = source;
        this.subscriber = subscriber;
        this.seen = seen;
    }

    /** Reads the filter for this asking, its limit brought down to what the relay gives. */
    void renew(RelayUrl relay, String newId, int mostEvents) {
        id = newId;
        Filter wanted = source.apply(relay);
        filter = wanted.limit() > mostEvents ? wanted.limit(mostEvents) : wanted;
        stage = Stage.ASKED;
    }

    boolean open() {
        return stage == Stage.ASKED || stage == Stage.STORED;
    }
}
