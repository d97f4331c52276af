package org.kakehashi.wallet.transfer;

/** Where a transfer is in its life. */
public enum TransferState {
    /** Signed and stored; no node has confirmed that it has it. */
    SIGNED("signed", false),
    /** A node has taken it. */
    SENT("sent", false),
    /** In a block that may still be undone. */
    IN_BLOCK("in-block", false),
    /** Done: in a block that stands. */
    FINAL("final", true),
    /** In a block that stands, but its execution failed; only the fee is gone. */
    FAILED("failed", true),
    /** The person's cancelling transaction took its place. */
    CANCELLED("cancelled", true),
    /** A transaction from elsewhere used its nonce; this one can never happen. */
    REPLACED("replaced", true),
    /** The nodes have forgotten it. It is offered again now and then, and can be sent again or cancelled. */
    DROPPED("dropped", false),
    /** Refused at the very first offer: no node has it and its nonce is free again. */
    REJECTED("rejected", true);

    private final String code;
    private final boolean settled;

    TransferState(String code, boolean settled) {
        this.code = code;
        this.settled = settled;
    }

    /** Nothing further can happen to it. */
    public boolean settled() {
        return settled;
    }

    String code() {
        return code;
    }

    static TransferState of(String code) {
        for (TransferState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown transfer state " + code);
    }
}
