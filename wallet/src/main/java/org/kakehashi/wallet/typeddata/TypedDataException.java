package org.kakehashi.wallet.typeddata;

/** A typed message that is not signed, because what it says is not exactly determined. The message says why. */
public final class TypedDataException extends Exception {

    private static final long serialVersionUID = 1L;

    public TypedDataException(String message) {
        super(message);
    }
}
