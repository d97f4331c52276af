package org.kakehashi.wallet.systemcontract;

/** Where the coins of a delegation come from. */
public enum DelegationSource {
    /** The account's free balance. */
    FREE(0),
    /** What a restricting plan holds back. */
    RESTRICTING(1),
    /** What was undelegated and still waits in the lock (PlatON from 1.3). */
    LOCKED(3);

    private final int type;

    DelegationSource(int type) {
        this.type = type;
    }

    /** The number in the call. */
    public int type() {
        return type;
    }
}
