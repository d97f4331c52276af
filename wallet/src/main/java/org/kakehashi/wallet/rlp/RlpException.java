package org.kakehashi.wallet.rlp;

/** The bytes are not the canonical RLP form of anything, or not what was expected at that place. */
public final class RlpException extends Exception {

    private static final long serialVersionUID = 1L;

    public RlpException(String message) {
        super(message);
    }
}
