package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.systemcontract.EpochClock;

/**
 * What taking back a delegation will really do, as PlatON-Go (x/plugin/staking_plugin.go, WithdrewDelegation) and
 * Alaya-Go do it. Amounts in von.
 *
 * @param asked what the person asked for
 * @param taken what will be taken back: all of it where less than the minimum would remain
 * @param hesitating the part of it that was not effective yet, which is taken first
 * @param whole whether the delegation ends
 * @param freeAtOnce comes back to the free balance with this transaction
 * @param restrictingAtOnce comes back to the restricting plan with this transaction
 * @param freeLocked goes into the lock, afterwards to the free balance
 * @param restrictingLocked goes into the lock, afterwards to the restricting plan
 * @param lockEnd when the lock ends; null where nothing is locked
 * @param reward paid along, because the delegation ends; null if it ends and its reward could not be read
 */
public record UndelegateOutcome(
        BigInteger asked,
        BigInteger taken,
        BigInteger hesitating,
        boolean whole,
        BigInteger freeAtOnce,
        BigInteger restrictingAtOnce,
        BigInteger freeLocked,
        BigInteger restrictingLocked,
        @Nullable LockEnd lockEnd,
        @Nullable BigInteger reward) {

    /**
     * The end of a lock.
     *
     * @param epoch the last settlement period of it
     * @param block the last block of it; redemption is possible from the next
     * @param about when that will be, reckoned from the mean block time
     */
    public record LockEnd(long epoch, long block, Instant about) {}

    /** Whether more is taken back than was asked for. */
    public boolean moreThanAsked() {
        return taken.compareTo(asked) > 0;
    }

    /** Reckons the outcome of taking back an amount of at most the whole delegation. */
    static UndelegateOutcome of(Delegation delegation, BigInteger amount, StakingRules rules, EpochClock clock) {
        Delegation.Parts parts = delegation.parts();
        BigInteger rest = parts.total().subtract(amount);
        boolean whole = rest.compareTo(rules.minimum()) < 0;
        Taking taking = new Taking(whole ? parts.total() : amount);
        BigInteger freeAtOnce = taking.from(parts.hesitatingFree());
        BigInteger restrictingAtOnce = taking.from(parts.hesitatingRestricting());
        BigInteger freeLocked = BigInteger.ZERO;
        BigInteger restrictingLocked = BigInteger.ZERO;
        if (rules.lockEpochs() > 0) {
            freeLocked = taking.from(parts.hesitatingLockedFree());
            restrictingLocked = taking.from(parts.hesitatingLockedRestricting());
            freeLocked = freeLocked.add(taking.from(parts.free()));
            restrictingLocked = restrictingLocked.add(taking.from(parts.restricting()));
        } else {
            freeAtOnce = freeAtOnce.add(taking.from(parts.free()));
            restrictingAtOnce = restrictingAtOnce.add(taking.from(parts.restricting()));
        }
        boolean locks = freeLocked.add(restrictingLocked).signum() > 0;
        return new UndelegateOutcome(
                amount,
                whole ? parts.total() : amount,
                whole ? parts.hesitating() : amount.min(parts.hesitating()),
                whole,
                freeAtOnce,
                restrictingAtOnce,
                freeLocked,
                restrictingLocked,
                locks ? lockEnd(rules, clock) : null,
                whole ? delegation.pendingReward() : BigInteger.ZERO);
    }

    private static LockEnd lockEnd(StakingRules rules, EpochClock clock) {
        long epoch = clock.epoch() + rules.lockEpochs() - 1;
        long block = clock.endOf(epoch);
        return new LockEnd(epoch, block, clock.about(block));
    }

    /** Takes an amount from one part after another. */
    private static final class Taking {
        private BigInteger left;

        Taking(BigInteger amount) {
            this.left = amount;
        }

        BigInteger from(BigInteger part) {
            BigInteger taken = left.min(part);
            left = left.subtract(taken);
            return taken;
        }
    }
}
