package org.kakehashi.vault;

/** Sealed bytes do not open under this vault and context: they were changed, cut, or belong elsewhere. */
public final class DamagedSecretException extends RuntimeException {

    DamagedSecretException(String context) {
        super("sealed secret does not open: " + context);
    }
}
