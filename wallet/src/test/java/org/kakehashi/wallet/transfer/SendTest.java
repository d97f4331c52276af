package org.kakehashi.wallet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.desk.TestToken;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Payments from draft to final against a real node. */
class SendTest {

    static final Address PAYEE = Address.ofHex("0x9a3b7c1d5e2f48060718293a4b5c6d7e8f901234");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Anvil anvil;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    private void begin(String network) throws Exception {
        anvil = network.equals("alaya") ? Anvil.alaya() : Anvil.platon();
        desk = Desk.create(folder.resolve("vault"));
        desk.use(network, anvil);
    }

    @AfterEach
    void end() throws Exception {
        if (desk != null) {
            desk.close();
        }
        if (anvil != null) {
            anvil.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void paysCoinToTheEnd(String network) throws Exception {
        begin(network);
        Account rich = desk.rich();
        BigInteger before = Desk.balance(anvil, rich.address());
        List<TransferState> seen = new ArrayList<>();
        desk.transfers.listen(list -> list.stream().findFirst().ifPresent(one -> seen.add(one.state())));

        Review review = desk.review(desk.draft(rich, desk.coin(network), PAYEE, Desk.COIN));

        assertEquals(List.of(), review.refusals());
        assertEquals(List.of(), review.warnings());
        assertEquals(Situation.PLAIN_GAS, review.gasLimit());
        assertInstanceOf(FeePrice.Fixed.class, review.price());
        assertTrue(review.price().most().compareTo(BigInteger.TEN.pow(9)) >= 0, "the floor is one gvon");
        Transfer transfer = desk.awaitState(desk.sent(review).id(), TransferState.FINAL);

        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
        BigInteger fee = transfer.feePaid();
        assertNotNull(fee);
        assertEquals(before.subtract(Desk.COIN).subtract(fee), Desk.balance(anvil, rich.address()));
        assertEquals(transfer.latest().hash(), transfer.minedHash());
        assertNotNull(transfer.blockTime());
        assertEquals(TransferState.SIGNED, seen.getFirst());
        assertEquals(TransferState.FINAL, seen.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void paysTokens(String network) throws Exception {
        begin(network);
        Account rich = desk.rich();
        Address contract = TestToken.deploy(anvil, rich.address());
        Asset token = new Asset(network, contract, "TUSD", 6);

        Review review = desk.review(desk.draft(rich, token, PAYEE, BigInteger.valueOf(1_500_000)));
        assertEquals(List.of(), review.refusals());
        assertTrue(review.gasLimit().compareTo(Situation.PLAIN_GAS) > 0);
        assertEquals(review.fee(), review.totalCoin());
        desk.awaitState(desk.sent(review).id(), TransferState.FINAL);

        assertEquals(BigInteger.valueOf(1_500_000), TestToken.balance(anvil, contract, PAYEE));
    }

    @Test
    void everythingLeavesNothingBehind() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        Draft draft = Draft.of(rich.id(), desk.coin("alaya"))
                .to(PAYEE.toBech32("atp"))
                .paying(new AmountChoice.Everything());

        Review review = desk.review(draft);
        assertEquals(review.coinBalance(), review.totalCoin());
        desk.awaitState(desk.sent(review).id(), TransferState.FINAL);

        assertEquals(BigInteger.ZERO, Desk.balance(anvil, rich.address()));
    }

    @Test
    void allOfATokenLeavesTheCoin() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        Address contract = TestToken.deploy(anvil, rich.address());
        Draft draft = Draft.of(rich.id(), new Asset("alaya", contract, "TUSD", 6))
                .to(PAYEE.toBech32("atp"))
                .paying(new AmountChoice.Everything());
        desk.awaitState(desk.sent(desk.review(draft)).id(), TransferState.FINAL);

        assertEquals(BigInteger.TEN.pow(12), TestToken.balance(anvil, contract, PAYEE));
    }

    @Test
    void pressingTwicePaysOnce() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        Review review = desk.review(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN));
        List<SendResult> results = new ArrayList<>();
        try (ExecutorService presses = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SendResult> press = () -> desk.send(review);
            for (Future<SendResult> result : presses.invokeAll(List.of(press, press, press))) {
                results.add(result.get());
            }
        }
        assertEquals(
                1, results.stream().filter(SendResult.Stored.class::isInstance).count());
        assertEquals(
                2,
                results.stream()
                        .filter(SendResult.AlreadySigned.class::isInstance)
                        .count());
        desk.awaitState(review.draft().id(), TransferState.FINAL);

        // The same draft reviewed afresh, with the next nonce, is still the same payment.
        Review again = desk.review(review.draft());
        assertEquals(BigInteger.ONE, again.nonce());
        assertInstanceOf(SendResult.AlreadySigned.class, desk.send(again));
        assertEquals(BigInteger.ONE, Desk.nonce(anvil, rich.address()));
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
    }

    @Test
    void twoDraftsDoNotShareANonce() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        Review first = desk.review(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN));
        Review second = desk.review(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN.add(BigInteger.ONE)));
        assertEquals(first.nonce(), second.nonce());
        desk.sent(first);

        assertInstanceOf(SendResult.Outdated.class, desk.send(second));
        Review afresh = desk.review(second.draft());
        assertEquals(first.nonce().add(BigInteger.ONE), afresh.nonce());
        desk.awaitState(desk.sent(afresh).id(), TransferState.FINAL);
    }

    @Test
    void nothingIsSignedWithoutThePassword() throws Exception {
        begin("alaya");
        Review review = desk.review(desk.draft(desk.rich(), desk.coin("alaya"), PAYEE, Desk.COIN));

        SendResult result = desk.transfers.send(review, List.of(), "wrong".toCharArray());

        SendResult.PasswordRefused refused = assertInstanceOf(SendResult.PasswordRefused.class, result);
        assertInstanceOf(PasswordResult.Wrong.class, refused.answer());
        assertTrue(desk.transfers.find(review.draft().id()).isEmpty());
    }

    @Test
    void aFailedCallIsToldBeforeAndNotSigned() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        // A contract that reverts whatever it is asked.
        Address contract = Address.ofHex("0x00000000000000000000000000000000000c0de1");
        anvil.call("anvil_setCode", "\"" + contract.toLowerHex() + "\",\"0x60006000fd\"");

        Review review = desk.review(desk.draft(rich, desk.coin("alaya"), contract, Desk.COIN));

        assertTrue(review.refusals().stream().anyMatch(TransferCheck.WouldFail.class::isInstance));
        assertInstanceOf(SendResult.Refused.class, desk.send(review));
    }

    @Test
    void anotherChainIsRefused() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        try (Anvil other = Anvil.platon()) {
            desk.use("alaya", other.url());

            Preparation preparation = desk.transfers.prepare(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN));

            assertInstanceOf(Preparation.WrongNetwork.class, preparation);
        }
    }

    @Test
    void withoutConsentForTheHostThereIsNoAnswer() throws Exception {
        begin("alaya");
        Account rich = desk.rich();
        desk.hosts.revoke(org.kakehashi.net.HostPort.of(anvil.url()), org.kakehashi.net.Purpose.NETWORK_NODE);

        Preparation preparation = desk.transfers.prepare(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN));

        Preparation.NoAnswer none = assertInstanceOf(Preparation.NoAnswer.class, preparation);
        assertInstanceOf(NodeProblem.NotAllowed.class, none.problem());
    }

    @Test
    void typeTwoWhereTheNetworkPrefersIt() throws Exception {
        anvil = Anvil.start("--hardfork", "shanghai", "--chain-id", "1");
        desk = Desk.create(folder.resolve("vault"));
        desk.use("ethereum", anvil);
        Account rich = desk.rich();

        Review review = desk.review(desk.draft(rich, desk.coin("ethereum"), PAYEE, Desk.COIN));
        assertInstanceOf(FeePrice.Capped.class, review.price());
        Transfer sent = desk.sent(review);
        assertNull(sent.block());
        desk.awaitState(sent.id(), TransferState.IN_BLOCK);
        anvil.mine(20);

        Transfer done = desk.awaitState(sent.id(), TransferState.FINAL);
        assertTrue(
                done.feePaid() != null && done.feePaid().compareTo(review.fee().units()) <= 0);
    }
}
