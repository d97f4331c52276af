package org.kakehashi.net;

/** Why the program would talk to a host. Consent is given for one host and one purpose. */
public enum Purpose {
    /** A JSON-RPC node of a network: sees the addresses asked about and the transactions sent. */
    NETWORK_NODE,
    /** A source of prices or exchange rates. */
    PRICE,
    /** A message relay. */
    RELAY,
    /** A server that keeps encrypted files. */
    FILE_SERVER,
    /** A block explorer's interface for programs. */
    EXPLORER,
    /** A server of votes and proposals. */
    VOTE,
    /** A name or token list. */
    LIST,
    /** Looking for a newer version of this program. */
    UPDATE,
    /** The proxy that all other connections go through. */
    PROXY
}
