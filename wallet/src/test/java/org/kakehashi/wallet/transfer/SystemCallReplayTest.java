package org.kakehashi.wallet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.RecordedChain;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.staking.DelegatePreview;
import org.kakehashi.wallet.staking.RewardHistory;
import org.kakehashi.wallet.staking.StakingActions;
import org.kakehashi.wallet.staking.StakingCsv;
import org.kakehashi.wallet.staking.StakingRecord;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemFunction;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;
import org.kakehashi.wallet.systemcontract.SystemReceipt;

/** A delegation from plan to final: what is sent equals, byte for byte, what was sent to a real node. */
class SystemCallReplayTest {

    private static final String WHAT = "1004 delegate 100 (typ 0)";
    private static final BigInteger HUNDRED = Desk.COIN.multiply(BigInteger.valueOf(100));

    @TempDir
    Path folder;

    private static Transcript transcript(String network) {
        return Transcript.joined(
                Transcript.named(network + "-01-basics"),
                Transcript.named(network + "-02-accounts"),
                Transcript.named(network + "-07-staking-queries"),
                Transcript.named(network + "-08-delegate"));
    }

    private static String recordedRaw(Transcript transcript) {
        return transcript.exchanges().stream()
                .filter(each -> each.what().equals(WHAT))
                .map(each -> each.entry().path("request").path("params").path(0).asString(""))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void delegatesAsTheRecordedWalletDid(String network) throws Exception {
        boolean platon = network.equals("platon");
        Transcript transcript = transcript(network);
        String hrp = platon ? "lat" : "atp";
        try (RecordedChain chain =
                        new RecordedChain(transcript, hex -> Address.ofHex(hex).toBech32(hrp), 0x15);
                Desk desk = Desk.create(folder.resolve("vault"))) {
            desk.use(network, chain.url());
            desk.guard.allowPrivate(network, RecordedChain.GENESIS);
            Account rich = desk.rich();
            ActionPlan.Ready<DelegatePreview> plan = plan(desk, network, rich);

            Review review = desk.review(Draft.calling(
                    rich.id(), desk.coin(network), plan.call().to(), BigInteger.ZERO, ContractCall.of(plan)));
            assertEquals(List.of(), review.refusals());
            assertEquals(List.of(), review.warnings());
            assertEquals(BigInteger.valueOf(44_356), review.gasLimit(), "exactly the estimate");
            assertEquals(SystemContracts.STAKING, review.payee());
            assertEquals(BigInteger.ZERO, review.amount().units());
            SystemCallReading.Understood read = assertInstanceOf(
                    SystemCallReading.Understood.class,
                    assertInstanceOf(CallMeaning.OfSystemContract.class, review.meaning())
                            .reading());
            assertEquals(SystemFunction.DELEGATE, read.function());
            assertEquals(HUNDRED, read.value("amount").orElseThrow());

            // The recorded wallet paid this price and had a generous limit; all else must be the same.
            BigInteger price = BigInteger.valueOf(platon ? 1_000_000_000L : 0x4190ab00L);
            Review same = review.with(new FeeChoice.Custom(new FeePrice.Fixed(price), BigInteger.valueOf(300_000)));
            Transfer sent = desk.sent(same);
            Transfer done = desk.awaitState(sent.id(), TransferState.FINAL);

            assertEquals(recordedRaw(transcript), chain.sentRaw());
            assertEquals(plan.call().data(), done.data());
            assertEquals(BigInteger.valueOf(44_356).multiply(price), done.feePaid());
            assertNotNull(done.block());
            assertEquals(List.of(), chain.replay().refusals());
        }
    }

    /** Sends a recorded call as it was sent then, from the account and with the nonce of then. */
    private Transfer sendRecorded(String network, String what, long nonce, TransferState end) throws Exception {
        Transcript transcript = transcript(network);
        boolean platon = network.equals("platon");
        Transcript.Exchange summary = transcript.exchanges().stream()
                .filter(each -> each.what().equals("summary: " + what))
                .findFirst()
                .orElseThrow();
        Bytes data = Bytes.fromHex(summary.entry().path("data").asString(""));
        String hrp = platon ? "lat" : "atp";
        try (RecordedChain chain =
                        new RecordedChain(transcript, hex -> Address.ofHex(hex).toBech32(hrp), nonce);
                Desk desk = Desk.create(folder.resolve("vault"))) {
            desk.use(network, chain.url());
            desk.guard.allowPrivate(network, RecordedChain.GENESIS);
            Address contract = what.startsWith("5000") ? SystemContracts.DELEGATE_REWARD : SystemContracts.STAKING;
            Review review = desk.review(Draft.calling(
                    desk.rich().id(), desk.coin(network), contract, BigInteger.ZERO, ContractCall.of(data)));
            BigInteger price = BigInteger.valueOf(platon ? 1_000_000_000L : 0x4190ab00L);
            Transfer sent = desk.sent(
                    review.with(new FeeChoice.Custom(new FeePrice.Fixed(price), BigInteger.valueOf(300_000))));
            Transfer done = desk.awaitState(sent.id(), end);
            assertEquals(summary.entry().path("rawTx").asString(""), chain.sentRaw());
            assertEquals(List.of(done), desk.transfers.systemCalls(network));
            var history = new RewardHistory(desk.vault.database(), network);
            history.absorb(desk.transfers.systemCalls(network));
            history.absorb(desk.transfers.systemCalls(network));
            assertEquals(
                    StakingRecord.of(List.of(done)).getFirst().rewards(), history.paid(done.from()), "kept, and once");
            return done;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void aRefusalKeepsItsCodeAndBurnsTheLimit(String network) throws Exception {
        Transfer failed = sendRecorded(network, "1005 more than delegated", 0x18, TransferState.FAILED);
        SystemReceipt.Failed receipt =
                assertInstanceOf(SystemReceipt.Failed.class, failed.receipt().orElseThrow());
        assertEquals(301113, receipt.code());
        BigInteger paid = failed.feePaid();
        assertNotNull(paid);
        assertEquals(failed.latest().gasLimit().multiply(failed.latest().price().most()), paid, "the whole limit");
        StakingRecord record = StakingRecord.of(List.of(failed)).getFirst();
        assertEquals(SystemFunction.WITHDRAW_DELEGATION, record.function());
        assertEquals(HUNDRED.multiply(BigInteger.TEN), record.amount());
        String csv = StakingCsv.records(List.of(record), network.equals("platon") ? "lat" : "atp");
        assertEquals(2, csv.lines().count());
        assertEquals(true, csv.contains(",WITHDRAW_DELEGATION,") && csv.contains(",FAILED,301113,"), csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void aClaimTellsWhatItPaid(String network) throws Exception {
        Transfer done = sendRecorded(
                network, "5000 withdraw reward", network.equals("platon") ? 0x25 : 0x26, TransferState.FINAL);
        SystemReceipt.Claimed claimed =
                assertInstanceOf(SystemReceipt.Claimed.class, done.receipt().orElseThrow());
        String hex = network.equals("platon") ? "0293d97ee141eef198517c" : "01f7499ce67c1f2cd0b162";
        assertEquals(new BigInteger(hex, 16), claimed.total(), "in von");
        assertEquals(
                new BigInteger(hex, 16),
                StakingRecord.of(List.of(done)).getFirst().rewards());
    }

    private static ActionPlan.Ready<DelegatePreview> plan(Desk desk, String network, Account account)
            throws IOException {
        SystemNetwork system =
                SystemNetwork.of(desk.networks.get(network).profile()).orElseThrow();
        SystemNode node = new SystemNode(desk.connections.pool(network), system, Clock.systemUTC());
        NodeId second = new Validators(node).load().validators().getLast().node();
        return switch (new StakingActions(node).delegate(account.address(), second, DelegationSource.FREE, HUNDRED)) {
            case ActionPlan.Ready<DelegatePreview> ready -> ready;
            case ActionPlan.Refused<DelegatePreview> refused -> throw new AssertionError(refused.refusals());
        };
    }
}
