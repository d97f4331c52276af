package org.kakehashi.wallet.restricting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.Refusal.Reason;
import org.kakehashi.wallet.systemcontract.Release;
import org.kakehashi.wallet.systemcontract.ReplayRig;
import org.kakehashi.wallet.systemcontract.TestKeys;

/** Restricting plans over the recordings, and every check of a new one. */
class RestrictingPlansTest {

    private static final BigInteger COIN = BigInteger.TEN.pow(18);
    private static final Address D = Address.ofHex("0x90f79bf6eb2c4f870365e785982e1f101e93b906");

    private static BigInteger coins(long amount) {
        return COIN.multiply(BigInteger.valueOf(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void readsWhatIsHeldBackAndWhatIsInUse(String network) throws IOException {
        try (ReplayRig rig = ReplayRig.repeating(network + "-08-delegate")) {
            RestrictingPlans plans = new RestrictingPlans(rig.node);
            rig.replay.skipTo("4100 restricting info F after delegation");
            RestrictingAccount account = plans.of(TestKeys.F).orElseThrow();
            assertEquals(coins(800), account.balance());
            assertEquals(coins(400), account.pledged());
            assertEquals(coins(400), account.available());
            assertEquals(BigInteger.ZERO, account.owed());
            assertEquals(2, account.releases().size());
            assertTrue(account.releases().get(0).block()
                    < account.releases().get(1).block());
        }
        try (ReplayRig rig = ReplayRig.repeating(network + "-07-staking-queries")) {
            assertEquals(Optional.empty(), new RestrictingPlans(rig.node).of(TestKeys.DELEGATOR));
        }
    }

    /** Heights at which the recorded plans were made and were then said to release. */
    @ParameterizedTest
    @CsvSource({"860, 960, 1440", "1124, 1280, 1760", "813, 960, 1440", "986, 1120, 1600"})
    void foretellsTheHeightsThatTheChainShowed(long madeAt, long first, long second) {
        EpochClock clock = new EpochClock(160, 604, madeAt, ReplayRig.NOW);
        List<RestrictingAccount.Scheduled> schedule =
                RestrictingPlans.schedule(List.of(new Release(1, coins(300)), new Release(4, coins(500))), clock);
        assertEquals(
                List.of(first, second),
                schedule.stream().map(RestrictingAccount.Scheduled::block).toList());
        assertEquals(
                ReplayRig.NOW.plusMillis((first - madeAt) * 604),
                schedule.getFirst().about());
    }

    @Test
    void mergesReleasesOfTheSamePeriod() {
        EpochClock clock = new EpochClock(160, 604, 5, ReplayRig.NOW);
        assertEquals(
                List.of(new RestrictingAccount.Scheduled(160, 1, clock.about(160), coins(3))),
                RestrictingPlans.schedule(List.of(new Release(1, coins(1)), new Release(1, coins(2))), clock));
    }

    @Test
    void everyFaultOfAPlanIsNamed() {
        BigInteger minimum = coins(100);
        Release good = new Release(1, coins(100));
        assertEquals(List.of(), RestrictingPlans.check(D, List.of(good), minimum));
        assertEquals(Reason.TOO_MANY_RELEASES, only(RestrictingPlans.check(D, List.of(), minimum)));
        assertEquals(Reason.TOO_MANY_RELEASES, only(RestrictingPlans.check(D, Collections.nCopies(37, good), minimum)));
        assertEquals(List.of(), RestrictingPlans.check(D, Collections.nCopies(36, good), minimum));
        assertEquals(
                Reason.RELEASE_IN_THE_PAST,
                only(RestrictingPlans.check(D, List.of(new Release(0, coins(100))), minimum)));
        assertEquals(
                Reason.BELOW_MINIMUM, only(RestrictingPlans.check(D, List.of(new Release(1, coins(99))), minimum)));
        assertEquals(
                Reason.NOT_POSITIVE,
                only(RestrictingPlans.check(D, List.of(new Release(1, BigInteger.ZERO)), minimum)));
        assertEquals(
                Reason.TO_SYSTEM_CONTRACT,
                only(RestrictingPlans.check(SystemContracts.STAKING, List.of(good), minimum)));
        assertEquals(Reason.TO_SYSTEM_CONTRACT, only(RestrictingPlans.check(Address.ZERO, List.of(good), minimum)));
    }

    private static Reason only(List<Refusal> refusals) {
        assertEquals(1, refusals.size());
        return ((Refusal.ByWallet) refusals.getFirst()).reason();
    }
}
