package org.kakehashi.wallet.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.ReplayRig;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemReceipt;
import org.kakehashi.wallet.systemcontract.TestKeys;

/** What a delegator sees and does, over what real nodes answered. */
class StakingReplayTest {

    private static final BigInteger COIN = BigInteger.TEN.pow(18);

    private static ReplayRig rig(String network) {
        return ReplayRig.repeating(
                network + "-01-basics",
                network + "-02-accounts",
                network + "-07-staking-queries",
                network + "-08-delegate");
    }

    /** The node of the recordings that takes delegations, and the block it was staked in. */
    private static NodeId second(ReplayRig rig) throws IOException {
        return new Validators(rig.node)
                .load().validators().stream()
                        .filter(each -> each.texts().nodeName().equals("wallet-test-b"))
                        .findAny()
                        .orElseThrow()
                        .node();
    }

    private static long block(String network) {
        return network.equals("platon") ? 445 : 591;
    }

    private static BigInteger coins(long amount) {
        return COIN.multiply(BigInteger.valueOf(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void validatorsAreRankedByWeight(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            ValidatorList list = new Validators(rig.node).load();
            assertEquals(2, list.validators().size());
            Validator first = list.validators().getFirst();
            assertEquals(1, first.standing().rank());
            assertTrue(!first.takesDelegations(), "the foundation's node takes none");
            Validator second = list.validators().getLast();
            assertEquals(2, second.standing().rank());
            assertTrue(second.takesDelegations());
            assertEquals(Set.of(), second.standing().status());
            assertTrue(second.standing().inEpoch());
            assertEquals(5000, second.terms().commission());
            assertEquals(
                    network.equals("platon") ? coins(100_000) : coins(10_000),
                    second.funds().own());
            assertEquals(List.of(second), list.search("TEST-B"));
            assertEquals(List.of(second), list.search(second.node().toHex().substring(0, 12)));
            assertEquals(second, list.favouritesFirst(Set.of(second.node())).getFirst());
            rig.assertNothingRefused();
        }
    }

    @Test
    void theYieldFollowsFromItsStatedInputs() throws IOException {
        try (ReplayRig rig = rig("platon")) {
            ValidatorList list = new Validators(rig.node).load();
            Validator second = list.validators().getLast();
            EpochRewards rewards = list.rewards();
            assertEquals(160, rewards.clock().epochBlocks());
            assertEquals(604, rewards.clock().blockMillis());
            assertEquals(2, rewards.validators());
            YieldEstimate estimate = list.yield(second, coins(1_000_000)).orElseThrow();
            BigInteger each = rewards.stakingReward()
                    .add(rewards.blockReward().multiply(BigInteger.valueOf(160)))
                    .divide(BigInteger.TWO);
            assertEquals(each, estimate.validatorEpochReward());
            assertEquals(coins(1_000_000), estimate.effective());
            // 365.25 days / (160 blocks of 604 ms) = 326,548.0 periods a year, half of the reward goes to delegators.
            assertEquals(326_548_013L, estimate.milliEpochsAYear());
            BigInteger expected = each.multiply(BigInteger.valueOf(5000))
                    .multiply(BigInteger.valueOf(326_548_013L))
                    .divide(coins(1_000_000).multiply(BigInteger.valueOf(1000)));
            assertEquals(expected, estimate.yieldBasePoints());
            assertTrue(list.yield(second, BigInteger.ZERO).isEmpty(), "nobody shares the reward yet");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void delegatesWithTheExactEstimate(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            NodeId node = second(rig);
            ActionPlan<DelegatePreview> plan =
                    new StakingActions(rig.node).delegate(TestKeys.DELEGATOR, node, DelegationSource.FREE, coins(100));
            ActionPlan.Ready<DelegatePreview> ready = ready(plan);
            assertEquals(BigInteger.valueOf(44_356), ready.gasLimit());
            assertEquals(BigInteger.TEN.pow(9), ready.gasPrice());
            assertEquals(node, ready.preview().validator().node());
            assertEquals(ready.preview().effectiveFromEpoch(), rig.node.clock().epoch() + 1);
            rig.assertNothingRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void whatWouldBurnGasIsRefusedBefore(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            StakingActions actions = new StakingActions(rig.node);
            ValidatorList list = new Validators(rig.node).load();
            NodeId foundation = list.validators().getFirst().node();
            NodeId node = list.validators().getLast().node();
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.NODE_REFUSES_DELEGATION)),
                    refusals(actions.delegate(TestKeys.DELEGATOR, foundation, DelegationSource.FREE, coins(10))));
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.NO_PLAN)),
                    refusals(actions.delegate(TestKeys.DELEGATOR, node, DelegationSource.RESTRICTING, coins(10))));
            Refusal locked = refusals(actions.delegate(TestKeys.DELEGATOR, node, DelegationSource.LOCKED, coins(10)))
                    .getFirst();
            assertEquals(
                    network.equals("platon")
                            ? new Refusal.ByContract(SystemError.LOCKED_TOO_LOW)
                            : new Refusal.ByWallet(Refusal.Reason.NOT_ON_THIS_NETWORK),
                    locked);
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.BALANCE_TOO_LOW)),
                    refusals(actions.delegate(
                            TestKeys.DELEGATOR, node, DelegationSource.FREE, coins(1_000_000_000_000L))));
            Refusal.ByWallet small = assertInstanceOf(
                    Refusal.ByWallet.class,
                    refusals(actions.delegate(TestKeys.DELEGATOR, node, DelegationSource.FREE, BigInteger.valueOf(1)))
                            .getFirst());
            assertEquals(Refusal.Reason.BELOW_MINIMUM, small.reason());
            assertEquals(network.equals("platon") ? coins(10) : coins(1), small.first());
            rig.assertNothingRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void takesTheHesitatingPartBackAtOnce(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            NodeId node = second(rig);
            rig.replay.skipTo("1104 delegate info (hesitating)");
            UndelegateOutcome outcome = ready(new StakingActions(rig.node)
                            .undelegate(TestKeys.DELEGATOR, node, block(network), coins(20)))
                    .preview();
            assertEquals(coins(20), outcome.freeAtOnce());
            assertEquals(BigInteger.ZERO, outcome.freeLocked());
            assertNull(outcome.lockEnd());
            assertTrue(!outcome.whole());
            rig.assertNothingRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void saysWhatTakingBackTheEffectivePartReallyDoes(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            NodeId node = second(rig);
            rig.replay.skipTo("1104 effective delegation");
            ActionPlan.Ready<UndelegateOutcome> ready =
                    ready(new StakingActions(rig.node).undelegate(TestKeys.DELEGATOR, node, block(network), coins(30)));
            UndelegateOutcome outcome = ready.preview();
            assertEquals(BigInteger.valueOf(36_388), ready.gasLimit());
            if (network.equals("platon")) {
                assertEquals(coins(30), outcome.freeLocked());
                UndelegateOutcome.LockEnd end = outcome.lockEnd();
                assertNotNull(end);
                // The lock takes two periods here, the running one included.
                assertEquals(rig.node.clock().epoch() + 1, end.epoch());
                assertEquals(end.epoch() * 160, end.block());
                assertTrue(end.about().isAfter(ReplayRig.NOW));
            } else {
                assertEquals(coins(30), outcome.freeAtOnce());
                assertNull(outcome.lockEnd());
            }
            rig.assertNothingRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void claimsWhatWaits(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            rig.replay.skipTo("1104 effective delegation");
            AccountDelegations all = new Delegations(rig.node).of(TestKeys.DELEGATOR);
            BigInteger pending = all.totals().pending();
            assertTrue(pending.signum() > 0);
            assertEquals(coins(80), all.totals().effective());
            rig.replay.skipTo("5100 pending reward");
            ActionPlan.Ready<ClaimPreview> ready = ready(new StakingActions(rig.node).claim(TestKeys.DELEGATOR));
            assertEquals(1, ready.preview().transactions());
            assertEquals(BigInteger.valueOf(33_280), ready.gasLimit());
            rig.assertNothingRefused();
        }
    }

    @Test
    void redeemsOnlyWhatHasLeftTheLock() throws IOException {
        try (ReplayRig rig = rig("platon")) {
            StakingActions actions = new StakingActions(rig.node);
            rig.replay.skipTo("1106 locked");
            assertEquals(
                    List.of(new Refusal.ByWallet(Refusal.Reason.NOTHING_TO_REDEEM)),
                    refusals(actions.redeem(TestKeys.DELEGATOR)));
            rig.replay.skipTo("5100");
            ActionPlan.Ready<RedeemPreview> ready = ready(actions.redeem(TestKeys.DELEGATOR));
            assertEquals(new RedeemPreview(coins(20), BigInteger.ZERO), ready.preview());
            assertEquals(BigInteger.valueOf(33_080), ready.gasLimit());
        }
        try (ReplayRig rig = rig("alaya")) {
            assertEquals(
                    List.of(new Refusal.ByWallet(Refusal.Reason.NOT_ON_THIS_NETWORK)),
                    refusals(new StakingActions(rig.node).redeem(TestKeys.DELEGATOR)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void theOutcomeForetoldIsTheOneThatCame(String network) throws IOException {
        // E had 100 effective and asked for 99.5: the receipt tells what the chain did.
        Transcript transcript = Transcript.named(network + "-08-delegate");
        SystemReceipt.Undelegated receipt = null;
        try (ReplayRig rig = ReplayRig.strict(transcript)) {
            for (Transcript.Exchange exchange : transcript.exchanges()) {
                if (exchange.what().startsWith("receipt of: 1005 withdraw so that")) {
                    receipt = assertInstanceOf(
                            SystemReceipt.Undelegated.class,
                            rig.node.receiptOf(
                                    exchange.entry().path("response").path("result"),
                                    org.kakehashi.wallet.systemcontract.SystemFunction.WITHDRAW_DELEGATION));
                }
            }
            assertNotNull(receipt);
            BigInteger zero = BigInteger.ZERO;
            Delegation delegation = new Delegation(
                    TestKeys.E,
                    NodeId.of("11".repeat(64)),
                    block(network),
                    6,
                    new Delegation.Parts(coins(100), zero, zero, zero, zero, zero),
                    receipt.reward());
            StakingRules rules =
                    network.equals("platon") ? new StakingRules(coins(10), 2) : new StakingRules(coins(1), 0);
            UndelegateOutcome outcome = UndelegateOutcome.of(
                    delegation,
                    coins(100).subtract(COIN.divide(BigInteger.TWO)),
                    rules,
                    new org.kakehashi.wallet.systemcontract.EpochClock(160, 604, 1219, ReplayRig.NOW));
            assertTrue(outcome.whole());
            assertTrue(outcome.moreThanAsked());
            assertEquals(receipt.reward(), outcome.reward());
            if (receipt.detailed()) {
                assertEquals(receipt.free(), outcome.freeAtOnce());
                assertEquals(receipt.lockedFree(), outcome.freeLocked());
                assertEquals(receipt.lockedRestricting(), outcome.restrictingLocked());
                UndelegateOutcome.LockEnd end = outcome.lockEnd();
                assertNotNull(end);
                assertEquals(9, end.epoch(), "the lock that 1106 showed afterwards");
            } else {
                assertEquals(coins(100), outcome.freeAtOnce());
            }
        }
    }

    private static <P> ActionPlan.Ready<P> ready(ActionPlan<P> plan) {
        return switch (plan) {
            case ActionPlan.Ready<P> ready -> ready;
            case ActionPlan.Refused<P> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static <P> List<Refusal> refusals(ActionPlan<P> plan) {
        return switch (plan) {
            case ActionPlan.Ready<P> ready -> throw new AssertionError("not refused");
            case ActionPlan.Refused<P> refused -> refused.refusals();
        };
    }
}
