package org.kakehashi.wallet.request;

/** Text or bytes that are not what they should be. The message says why. */
public final class RequestException extends Exception {

    private static final long serialVersionUID = 1L;

    public RequestException(String message) {
        super(message);
    }
}
