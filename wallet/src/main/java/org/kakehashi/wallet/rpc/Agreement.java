package org.kakehashi.wallet.rpc;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What comes of asking two nodes the same. */
public sealed interface Agreement {

    /** Both nodes gave this outcome. */
    record Agreed(NodeClient.Outcome outcome, List<URI> nodes) implements Agreement {}

    /** The nodes contradict each other; none is to be believed. The preferred node comes first. */
    record Disagreed(Map<URI, NodeClient.Outcome> outcomes) implements Agreement {}

    /** Only one node could be asked: the outcome is unconfirmed. */
    record Alone(NodeClient.Outcome outcome, URI node) implements Agreement {}
}
