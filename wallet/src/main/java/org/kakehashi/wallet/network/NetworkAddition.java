package org.kakehashi.wallet.network;

/** What came of adding a network. */
public sealed interface NetworkAddition {

    /** The field of the draft that cannot be used. */
    enum Field {
        NAME,
        CHAIN_ID,
        HRP,
        SYMBOL,
        DECIMALS,
        NODES,
        EXPLORER
    }

    /** It was added and is at the end of the list. */
    record Added(Network network) implements NetworkAddition {}

    /** Nothing was added: this field is out of bounds. */
    record Invalid(Field field) implements NetworkAddition {}

    /** Nothing was added: a network with this chain id is there; a node can be added to it. */
    record ChainIdTaken(Network network) implements NetworkAddition {}
}
