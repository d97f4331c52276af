package org.kakehashi.wallet.abi;

/** A type name, value or encoding that the contract ABI does not allow. */
public final class AbiException extends Exception {

    private static final long serialVersionUID = 1L;

    public AbiException(String message) {
        super(message);
    }
}
