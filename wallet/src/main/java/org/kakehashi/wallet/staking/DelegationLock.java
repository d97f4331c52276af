package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;

/**
 * What an account has undelegated and not got back yet (PlatON). Amounts in von.
 *
 * @param entries still locked, the earliest first
 * @param redeemableFree out of the lock, paid to the free balance by a redemption
 * @param redeemableRestricting out of the lock, paid to the restricting plan by a redemption
 */
public record DelegationLock(List<Entry> entries, BigInteger redeemableFree, BigInteger redeemableRestricting) {

    /** Nothing locked. */
    public static final DelegationLock EMPTY = new DelegationLock(List.of(), BigInteger.ZERO, BigInteger.ZERO);

    public DelegationLock {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param lastEpoch the settlement period with whose last block the lock ends
     */
    public record Entry(long lastEpoch, BigInteger free, BigInteger restricting) {

        /** All of it. */
        public BigInteger total() {
            return free.add(restricting);
        }
    }

    /** What a redemption would pay now. */
    public BigInteger redeemable() {
        return redeemableFree.add(redeemableRestricting);
    }

    /** What is still locked, and can be delegated again. */
    public BigInteger locked() {
        return entries.stream().map(Entry::total).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Reads the answer of 1106. */
    static DelegationLock read(AnswerFields answer) throws MalformedAnswerException {
        List<Entry> entries = new ArrayList<>();
        for (AnswerFields each : answer.inners("Locks")) {
            entries.add(new Entry(each.number("Epoch"), each.amount("Released"), each.amount("RestrictingPlan")));
        }
        return new DelegationLock(entries, answer.amount("Released"), answer.amount("RestrictingPlan"));
    }
}
