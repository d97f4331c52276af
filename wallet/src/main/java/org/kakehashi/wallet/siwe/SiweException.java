package org.kakehashi.wallet.siwe;

/** Text that is not exactly a sign-in message. */
public final class SiweException extends Exception {

    private static final long serialVersionUID = 1L;

    public SiweException(String message) {
        super(message);
    }
}
