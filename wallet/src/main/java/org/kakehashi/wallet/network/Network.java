package org.kakehashi.wallet.network;

import java.net.URI;
import java.util.List;

/**
 * A network in use.
 *
 * @param profile what is known about it
 * @param nodes the nodes to ask, in the person's order
 * @param builtIn whether it came with the program
 */
public record Network(NetworkProfile profile, List<URI> nodes, boolean builtIn) {

    public Network {
        nodes = List.copyOf(nodes);
    }

    /** Shorthand for the profile's id. */
    public String id() {
        return profile.id();
    }
}
