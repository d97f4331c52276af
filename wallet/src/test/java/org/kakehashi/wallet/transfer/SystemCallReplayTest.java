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
import org.kakehashi.wallet.staking.DelegatePreview;
import org.kakehashi.wallet.staking.StakingActions;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemFunction;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;

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
