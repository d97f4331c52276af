package org.kakehashi.wallet.transaction;

/** Bytes that are not a transaction, or one that its network would refuse. The message says why, in plain words. */
public final class TransactionException extends Exception {

    private static final long serialVersionUID = 1L;

    public TransactionException(String message) {
        super(message);
    }

    TransactionException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
