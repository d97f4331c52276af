package org.kakehashi.wallet.approval;

/**
 * Between which blocks an account's events were looked for, both included.
 *
 * @param head the newest block when it was looked at last
 */
public record Reach(long low, long high, long head) {

    /** Whether nothing older is left to look at. */
    public boolean complete() {
        return low == 0;
    }
}
