package org.kakehashi.wallet.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ReplayRig;
import org.kakehashi.wallet.systemcontract.TestKeys;

/** In which order a delegation is taken back, and how claims fall into batches. */
class UndelegateOutcomeTest {

    private static final EpochClock CLOCK = new EpochClock(10_750, 1_072, 143_967_685, ReplayRig.NOW);
    private static final StakingRules PLATON = new StakingRules(n(10), 56);
    private static final StakingRules ALAYA = new StakingRules(n(1), 0);

    private static BigInteger n(long value) {
        return BigInteger.valueOf(value);
    }

    private static Delegation delegation(long... parts) {
        return new Delegation(
                TestKeys.DELEGATOR,
                NodeId.of("33".repeat(64)),
                591,
                7,
                new Delegation.Parts(n(parts[0]), n(parts[1]), n(parts[2]), n(parts[3]), n(parts[4]), n(parts[5])),
                n(9));
    }

    @Test
    void hesitatingFirstThenTheRestIntoTheLock() {
        UndelegateOutcome outcome = UndelegateOutcome.of(delegation(100, 100, 20, 10, 5, 3), n(150), PLATON, CLOCK);
        assertEquals(n(20), outcome.freeAtOnce());
        assertEquals(n(10), outcome.restrictingAtOnce());
        assertEquals(n(5 + 100), outcome.freeLocked());
        assertEquals(n(3 + 12), outcome.restrictingLocked());
        assertTrue(!outcome.whole());
        assertEquals(BigInteger.ZERO, outcome.reward());
        UndelegateOutcome.LockEnd end = outcome.lockEnd();
        assertNotNull(end);
        assertEquals(CLOCK.epoch() + 55, end.epoch());
        assertEquals(end.epoch() * 10_750, end.block());
    }

    @Test
    void withoutALockAllComesAtOnce() {
        UndelegateOutcome outcome = UndelegateOutcome.of(delegation(100, 100, 20, 10, 0, 0), n(150), ALAYA, CLOCK);
        assertEquals(n(120), outcome.freeAtOnce());
        assertEquals(n(30), outcome.restrictingAtOnce());
        assertNull(outcome.lockEnd());
    }

    @Test
    void whatWouldLeaveLessThanTheMinimumTakesAll() {
        UndelegateOutcome all = UndelegateOutcome.of(delegation(100, 0, 0, 0, 0, 0), n(91), PLATON, CLOCK);
        assertEquals(n(100), all.taken());
        assertTrue(all.whole() && all.moreThanAsked());
        assertEquals(n(9), all.reward());
        UndelegateOutcome rest = UndelegateOutcome.of(delegation(100, 0, 0, 0, 0, 0), n(90), PLATON, CLOCK);
        assertEquals(n(90), rest.taken());
        assertTrue(!rest.whole());
    }

    @Test
    void claimsComeInTwentiesTheLongestUnsettledFirst() {
        List<Delegation> delegations = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            NodeId node = NodeId.of(String.format("%02x", i).repeat(64));
            delegations.add(new Delegation(
                    TestKeys.DELEGATOR,
                    node,
                    1,
                    100 - i,
                    new Delegation.Parts(n(1), n(0), n(0), n(0), n(0), n(0)),
                    n(i < 5 ? 1000 : 1)));
        }
        ClaimPreview preview = StakingActions.batches(delegations);
        assertEquals(n(5040), preview.total());
        assertEquals(List.of(n(20), n(20), n(5000)), preview.batches());
        assertEquals(3, preview.transactions());
        assertEquals(0, StakingActions.batches(List.of()).transactions());
    }

    @Test
    void totalsAddUpOverAccounts() {
        AccountDelegations one = new AccountDelegations(
                TestKeys.DELEGATOR,
                List.of(
                        delegation(100, 5, 20, 0, 0, 0),
                        delegation(1, 0, 0, 0, 0, 0).withPending(null)),
                new DelegationLock(List.of(new DelegationLock.Entry(9, n(4), n(1))), n(2), n(3)),
                PLATON,
                CLOCK);
        AccountDelegations.Totals totals = one.totals().plus(one.totals());
        assertEquals(n(212), totals.effective());
        assertEquals(n(40), totals.hesitating());
        assertEquals(n(18), totals.pending());
        assertTrue(!totals.rewardsComplete(), "an unknown reward is never a zero");
        assertEquals(n(10), totals.locked());
        assertEquals(n(10), totals.redeemable());
    }
}
