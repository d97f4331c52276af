package org.kakehashi.wallet.transfer;

import java.util.Locale;

/** What a node's refusal of a raw transaction means. */
public enum NodeAnswer {
    /** The nonce is used: this transaction or another one is in a block already. */
    NONCE_USED,
    /** Another transaction with the same nonce waits there and this one pays too little more. */
    REPLACEMENT_UNDERPRICED,
    /** The account cannot pay amount and fee. */
    NOT_ENOUGH_COIN,
    /** The gas limit is below what the transaction needs at least. */
    GAS_TOO_LOW,
    /** The gas limit is above what a block holds. */
    GAS_ABOVE_BLOCK,
    /** The price is below what the node takes. */
    UNDERPRICED,
    /** The signature is for another chain, or not acceptable. */
    INVALID_SENDER,
    /** The fee is above the node's own limit. */
    FEE_ABOVE_NODE_LIMIT,
    /** The network does not know this type of transaction. */
    TYPE_NOT_SUPPORTED,
    /** The bytes could not be read, or a system contract refused them. */
    MALFORMED,
    /** Too many transactions wait at the node. */
    NODE_FULL,
    /** The node serves another chain of the same name than the one this was signed on: a local node began anew. */
    OTHER_CHAIN,
    /** Anything else. */
    OTHER;

    /** The most characters of a node's text that are kept. */
    static final int MAX_TEXT = 200;

    /** Whether the node has the transaction already ("already known", "known transaction"): not an error at all. */
    static boolean alreadyKnown(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("already known")
                || text.contains("known transaction")
                || text.contains("already imported")
                || text.contains("transaction already in");
    }

    /** The meaning of a message of {@code eth_sendRawTransaction}; the wording is that of go-ethereum's family. */
    static NodeAnswer of(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("nonce too low")) {
            return NONCE_USED;
        }
        if (text.contains("replacement transaction underpriced") || text.contains("could not replace existing")) {
            return REPLACEMENT_UNDERPRICED;
        }
        if (text.contains("insufficient funds")) {
            return NOT_ENOUGH_COIN;
        }
        if (text.contains("intrinsic gas too low") || text.contains("gas floor")) {
            return GAS_TOO_LOW;
        }
        if (text.contains("exceeds block gas limit") || text.contains("gas limit exceeds")) {
            return GAS_ABOVE_BLOCK;
        }
        if (text.contains("exceeds the configured cap")) {
            return FEE_ABOVE_NODE_LIMIT;
        }
        return ofRarer(text);
    }

    private static NodeAnswer ofRarer(String text) {
        if (text.contains("underpriced")
                || text.contains("less than block base fee")
                || text.contains("lower than minimum")) {
            return UNDERPRICED;
        }
        if (text.contains("invalid sender")
                || text.contains("invalid signature")
                || text.contains("invalid chain id")
                || text.contains("only replay-protected")) {
            return INVALID_SENDER;
        }
        if (text.contains("type not supported") || text.contains("expected input list")) {
            return TYPE_NOT_SUPPORTED;
        }
        if (text.contains("rlp")
                || text.contains("eof")
                || text.contains("tx data is invalid")
                || text.contains("typed transaction")
                || text.contains("failed to decode")) {
            return MALFORMED;
        }
        return text.contains("txpool is full") || text.contains("pool is full") ? NODE_FULL : OTHER;
    }

    /** A node's text cut to {@link #MAX_TEXT} characters; it stays foreign and is shown as text only. */
    static String bounded(String message) {
        return message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT);
    }
}
