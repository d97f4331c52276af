package org.kakehashi.wallet.systemcontract;

/** Where a validator's own stake comes from. */
public enum StakeSource {
    /** The account's free balance. */
    FREE(0),
    /** What a restricting plan holds back. */
    RESTRICTING(1),
    /** First what a plan holds back, then the free balance. */
    MIXED(2);

    private final int type;

    StakeSource(int type) {
        this.type = type;
    }

    /** The number in the call. */
    public int type() {
        return type;
    }
}
