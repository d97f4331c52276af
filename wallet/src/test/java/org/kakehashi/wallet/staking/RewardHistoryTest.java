package org.kakehashi.wallet.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ReplayRig;
import org.kakehashi.wallet.systemcontract.SystemReceipt;
import org.kakehashi.wallet.systemcontract.TestKeys;

/** Favourites and rewards in a real vault. */
class RewardHistoryTest {

    private static final NodeId ONE = NodeId.of("11".repeat(64));
    private static final NodeId TWO = NodeId.of("22".repeat(64));
    private static final KdfParameters QUICK = KdfParameters.FLOOR;

    @TempDir
    Path folder;

    private static BigInteger n(long value) {
        return BigInteger.valueOf(value);
    }

    private VaultFolder place() {
        return new VaultFolder(folder.resolve("vault"), List.of(FavouriteValidators.MIGRATIONS));
    }

    @Test
    void favouritesOutliveTheProgram() throws Exception {
        Clock clock = Clock.fixed(ReplayRig.NOW, ZoneOffset.UTC);
        try (Vault vault = place().create("password".toCharArray(), QUICK)) {
            FavouriteValidators favourites = new FavouriteValidators(vault.database(), "platon", clock);
            List<Set<NodeId>> heard = new ArrayList<>();
            try (AutoCloseable listening = favourites.listen(heard::add)) {
                favourites.add(TWO);
                favourites.add(ONE);
                favourites.add(ONE);
                favourites.remove(TWO);
            }
            favourites.add(TWO);
            assertEquals(List.of(Set.of(), Set.of(TWO), Set.of(ONE, TWO), Set.of(ONE, TWO), Set.of(ONE)), heard);
            assertEquals(Set.of(), new FavouriteValidators(vault.database(), "alaya", clock).all());
        }
        UnlockResult.Unlocked again = (UnlockResult.Unlocked) place().unlock("password".toCharArray());
        try (Vault vault = again.vault()) {
            assertEquals(Set.of(ONE, TWO), new FavouriteValidators(vault.database(), "platon", clock).all());
        }
    }

    @Test
    void rewardsAreKeptOnceAndAddUp() throws IOException {
        try (Vault vault = place().create("password".toCharArray(), QUICK)) {
            RewardHistory history = new RewardHistory(vault.database(), "platon");
            SystemReceipt.Claimed claimed = new SystemReceipt.Claimed(List.of(
                    new SystemReceipt.NodeReward(ONE, 5, n(70)),
                    new SystemReceipt.NodeReward(TWO, 6, BigInteger.ZERO),
                    new SystemReceipt.NodeReward(TWO, 7, n(30))));
            Instant first = ReplayRig.NOW.minusSeconds(1000);
            history.add(TestKeys.DELEGATOR, claimed, "0xaa", 100, first);
            history.add(TestKeys.DELEGATOR, claimed, "0xaa", 100, first);
            BigInteger zero = BigInteger.ZERO;
            SystemReceipt.Undelegated ended = new SystemReceipt.Undelegated(n(11), zero, zero, zero, zero, true);
            history.add(new Delegations.Place(ONE, 5), TestKeys.DELEGATOR, ended, "0xbb", 200, ReplayRig.NOW);
            List<RewardEntry> entries = history.entries(TestKeys.DELEGATOR);
            assertEquals(
                    List.of(n(11), n(70), n(30)),
                    entries.stream().map(RewardEntry::amount).toList());
            assertEquals(n(111), history.paid(TestKeys.DELEGATOR));
            assertEquals(List.of(), history.entries(TestKeys.E));
            assertEquals(List.of(), new RewardHistory(vault.database(), "alaya").entries(TestKeys.DELEGATOR));
            String csv = StakingCsv.rewards(entries, "lat");
            assertEquals(4, csv.lines().count());
            assertTrue(csv.contains(",UNDELEGATE,0.000000000000000011,0xbb"), csv);
            assertTrue(csv.contains("lat17w0adeg64ky0daxwd2ugyuneellmjgnxyt33kq"));
        }
    }

    @Test
    void snapshotsAreThePointsOfAChart() throws IOException {
        try (Vault vault = place().create("password".toCharArray(), QUICK)) {
            RewardHistory history = new RewardHistory(vault.database(), "platon");
            history.snapshot(look(1, n(5)));
            history.snapshot(look(2, n(8)));
            history.snapshot(look(170, n(20)));
            history.snapshot(look(171, null));
            List<RewardSnapshot> points = history.snapshots(TestKeys.DELEGATOR);
            assertEquals(
                    List.of(1L, 2L), points.stream().map(RewardSnapshot::epoch).toList());
            assertEquals(
                    List.of(n(8), n(20)),
                    points.stream().map(RewardSnapshot::earned).toList());
        }
    }

    private static AccountDelegations look(long height, @Nullable BigInteger pending) {
        BigInteger zero = BigInteger.ZERO;
        Delegation delegation = new Delegation(
                TestKeys.DELEGATOR, ONE, 5, 1, new Delegation.Parts(n(100), zero, zero, zero, zero, zero), pending);
        return new AccountDelegations(
                TestKeys.DELEGATOR,
                List.of(delegation),
                DelegationLock.EMPTY,
                new StakingRules(n(10), 2),
                new EpochClock(160, 604, height, ReplayRig.NOW.plusSeconds(height)));
    }
}
