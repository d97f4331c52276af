package org.kakehashi.wallet.network;

/** The forms of transaction that a network accepts. */
public enum TransactionKind {
    /** Untyped, with the chain id in v (EIP-155). */
    LEGACY,
    /** Type 1 (EIP-2930). */
    ACCESS_LIST,
    /** Type 2 (EIP-1559). */
    DYNAMIC_FEE,
    /** Type 4 (EIP-7702). */
    SET_CODE
}
