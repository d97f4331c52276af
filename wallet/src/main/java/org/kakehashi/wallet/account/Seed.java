package org.kakehashi.wallet.account;

/**
 * What may be known about a stored seed without opening it.
 *
 * @param id stable for the seed's life
 * @param kind what it was made or restored from
 * @param wordCount 12 to 24; 0 for a seed from shares
 * @param passphrase whether a BIP-39 passphrase (or a SLIP-39 one) belongs to it
 * @param backedUp whether the person has passed the quiz of words
 */
public record Seed(String id, String name, Kind kind, int wordCount, boolean passphrase, boolean backedUp) {

    /** What a seed was made or restored from. */
    public enum Kind {
        /** A BIP-39 phrase. */
        WORDS,
        /** The master secret of SLIP-39 shares, which is the BIP-32 seed itself. */
        SHARES
    }
}
