package org.kakehashi.wallet.systemcontract;

/** How a validator votes. */
public enum VoteOption {
    YES(1),
    NO(2),
    ABSTAIN(3);

    private final int number;

    VoteOption(int number) {
        this.number = number;
    }

    /** The number in the call. */
    public int number() {
        return number;
    }
}
