package org.kakehashi.wallet.token;

/** A token on the person's list. */
public record ListedToken(Token token, Visibility visibility) {

    /** Where a token appears. */
    public enum Visibility {
        /** With balances. */
        SHOWN,
        /** Only in the list of tokens. */
        HIDDEN,
        /** Only in the list of tokens, marked as spam, and not added again. */
        SPAM
    }
}
