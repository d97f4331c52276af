package org.kakehashi.wallet.network;

/** What came of adding a node. */
public enum NodeAddition {
    /** It is now the last node of the network. */
    ADDED,
    /** It was there before. */
    ALREADY_THERE,
    /** Not an http or https address, or one with a user name or password in it. */
    NOT_AN_ADDRESS,
    /** The network has as many nodes as it can have. */
    TOO_MANY
}
