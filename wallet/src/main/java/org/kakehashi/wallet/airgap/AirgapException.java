package org.kakehashi.wallet.airgap;

/** A QR code, or the message in several of them, that is not what it should be. */
public final class AirgapException extends Exception {

    private static final long serialVersionUID = 1L;

    public AirgapException(String message) {
        super(message);
    }
}
