package org.kakehashi.wallet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.desk.TestToken;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.history.Filter;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.RewardCalls;

/** Calls of contracts from the plan to their end, against a real node. */
class CallTest {

    private static final BigInteger ALLOWED = BigInteger.valueOf(123_456_789);
    private static final String ALAYA_CHAIN = "201018";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Anvil anvil;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Account rich;

    @SuppressWarnings("NullAway.Init")
    private Address token;

    private void begin() throws Exception {
        anvil = Anvil.start("--hardfork", "istanbul", "--chain-id", ALAYA_CHAIN);
        desk = Desk.create(folder.resolve("vault"));
        desk.use("alaya", anvil);
        rich = desk.rich();
        token = TestToken.deploy(anvil, rich.address());
    }

    private void stopMining() {
        anvil.call("evm_setAutomine", "false");
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

    private static Bytes approve(Address spender, BigInteger units) throws AbiException {
        return AbiFunction.of("approve(address,uint256)")
                .call(List.of(new AbiValue.AddressValue(spender), new AbiValue.Number(units)));
    }

    private Draft approval(BigInteger units) throws AbiException {
        ContractCall call = ContractCall.of(approve(SendTest.PAYEE, units));
        return Draft.calling(rich.id(), desk.coin("alaya"), token, BigInteger.ZERO, call);
    }

    private Draft call(Address contract, long value, Bytes data) {
        return Draft.calling(rich.id(), desk.coin("alaya"), contract, BigInteger.valueOf(value), ContractCall.of(data));
    }

    private BigInteger allowance() {
        String data =
                "0xdd62ed3e" + "0".repeat(24) + rich.address().toLowerHex().substring(2) + "0".repeat(24)
                        + SendTest.PAYEE.toLowerHex().substring(2);
        return Desk.quantity(
                anvil.call("eth_call", "{\"to\":\"" + token.toLowerHex() + "\",\"data\":\"" + data + "\"},\"latest\""));
    }

    private Replacement ready(Replacement.Offer offer) {
        return assertInstanceOf(Replacement.Offer.Ready.class, offer).replacement();
    }

    private String atNode(String hash) {
        return anvil.call("eth_getTransactionByHash", "\"" + hash + "\"");
    }

    @Test
    void aCallIsReadSignedStoredAndDone() throws Exception {
        begin();
        Review review = desk.review(approval(ALLOWED));

        assertEquals(
                List.of(new TransferCheck.EndedNetwork()),
                review.checks(),
                "nobody is paid, so nothing is said about a payee");
        CallMeaning.OfContract meaning = assertInstanceOf(CallMeaning.OfContract.class, review.meaning());
        assertEquals(new CallDecoding.Approve(null, SendTest.PAYEE, ALLOWED, false, null), meaning.decoding());
        assertEquals(review.fee(), review.totalCoin());
        Transfer sent = desk.sent(review);
        assertEquals(Transfer.Purpose.CALL, sent.purpose());
        assertEquals(approve(SendTest.PAYEE, ALLOWED), sent.data());
        assertInstanceOf(SendResult.AlreadySigned.class, desk.send(review));
        Transfer done = desk.awaitState(sent.id(), TransferState.FINAL);

        assertEquals(ALLOWED, allowance());
        assertTrue(
                done.feePaid() != null && done.feePaid().compareTo(review.fee().units()) < 0);
        Entry entry = desk.history.page(Filter.all(), 0, 10).entries().getFirst();
        assertEquals(Entry.Action.CONTRACT_CALL, entry.action());
        // The contract that was called is nobody who was paid before.
        Review payment = desk.review(desk.draft(rich, desk.coin("alaya"), token, Desk.COIN));
        assertTrue(payment.checks().contains(new TransferCheck.NeverPaid()));
    }

    @Test
    void speedUpKeepsTheDataAndTheLimit() throws Exception {
        begin();
        stopMining();
        Transfer slow = desk.sent(desk.review(approval(ALLOWED)));
        desk.awaitState(slow.id(), TransferState.SENT);

        Replacement dearer = ready(desk.transfers.speedUp(slow.id()));
        assertEquals(slow.latest().gasLimit(), dearer.gasLimit());
        assertEquals(slow.nonce(), dearer.nonce());
        Transfer both = assertInstanceOf(SendResult.Stored.class, desk.transfers.send(dearer, Desk.password()))
                .transfer();
        Desk.await(() -> atNode(both.latest().hash()), answer -> answer.contains("\"nonce\""));
        assertTrue(atNode(both.latest().hash()).contains(slow.data().toHex()));
        assertTrue(atNode(both.latest().hash()).contains(token.toLowerHex()));
        anvil.mine(1);

        Transfer done = desk.awaitState(slow.id(), TransferState.FINAL);
        assertEquals(both.latest().hash(), done.minedHash());
        assertEquals(ALLOWED, allowance());
    }

    @Test
    void cancellingDoesNothingToTheContract() throws Exception {
        begin();
        stopMining();
        Transfer call = desk.sent(desk.review(approval(ALLOWED)));
        desk.awaitState(call.id(), TransferState.SENT);

        Replacement cancel = ready(desk.transfers.cancel(call.id()));
        assertEquals(Situation.PLAIN_GAS, cancel.gasLimit());
        Transfer both = assertInstanceOf(SendResult.Stored.class, desk.transfers.send(cancel, Desk.password()))
                .transfer();
        Desk.await(() -> atNode(both.latest().hash()), answer -> answer.contains("\"input\":\"0x\""));
        anvil.mine(1);

        desk.awaitState(call.id(), TransferState.CANCELLED);
        assertEquals(BigInteger.ZERO, allowance());
    }

    @Test
    void aCrashBeforeTheBroadcastLosesNoCall() throws Exception {
        begin();
        Review review = desk.review(approval(ALLOWED));
        desk.hosts.revoke(HostPort.of(anvil.url()), Purpose.NETWORK_NODE);
        Transfer stored = desk.sent(review);
        desk.close();
        assertEquals(BigInteger.ZERO, allowance());

        desk = Desk.open(folder.resolve("vault"));
        assertEquals(
                stored.data(), desk.transfers.find(stored.id()).orElseThrow().data());
        desk.hosts.allow(HostPort.of(anvil.url()), Purpose.NETWORK_NODE);
        desk.transfers.start();

        Transfer done = desk.awaitState(stored.id(), TransferState.FINAL);
        assertEquals(stored.latest().hash(), done.minedHash());
        assertEquals(ALLOWED, allowance());
        assertInstanceOf(SendResult.AlreadySigned.class, desk.send(desk.review(review.draft())));
    }

    @Test
    void aCallAndAPaymentDoNotShareANonce() throws Exception {
        begin();
        Review payment = desk.review(desk.draft(rich, desk.coin("alaya"), SendTest.PAYEE, Desk.COIN));
        Review call = desk.review(approval(ALLOWED));
        assertEquals(payment.nonce(), call.nonce());
        desk.sent(payment);

        assertInstanceOf(SendResult.Outdated.class, desk.send(call));
        desk.awaitState(desk.sent(desk.review(call.draft())).id(), TransferState.FINAL);
    }

    @Test
    void whatCannotBeReadOrIsWithoutBoundsAsksFirst() throws Exception {
        begin();
        Review unlimited = desk.review(approval(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
        assertEquals(List.of(new TransferCheck.UnlimitedApproval(SendTest.PAYEE)), unlimited.warnings());
        assertInstanceOf(SendResult.ConsentMissing.class, desk.transfers.send(unlimited, List.of(), Desk.password()));

        assertTrue(desk.transfers
                .check(call(token, 0, Bytes.fromHex("12345678")))
                .contains(new TransferCheck.UnreadableCall()));
        assertTrue(desk.review(call(token, 0, Bytes.fromHex("12345678"))).refusals().stream()
                .anyMatch(TransferCheck.WouldFail.class::isInstance));
    }

    @Test
    void aCallOfNothingIsRefused() throws Exception {
        begin();
        Bytes data = approve(SendTest.PAYEE, ALLOWED);
        assertEquals(
                List.of(new TransferCheck.NotAContract()),
                desk.review(call(SendTest.PAYEE, 0, data)).refusals());
        Address wasm = Address.ofHex("0x00000000000000000000000000000000000c0de2");
        anvil.call("anvil_setCode", "\"" + wasm.toLowerHex() + "\",\"0x0061736d01000000\"");
        assertTrue(desk.review(call(wasm, 0, data)).refusals().contains(new TransferCheck.WasmContract()));
        assertThrows(IllegalArgumentException.class, () -> ContractCall.of(Bytes.EMPTY));
    }

    @Test
    void systemContractsGetNoCoinAndOnlyWhatTheyUnderstand() throws Exception {
        begin();
        Bytes claim = RewardCalls.claim().data();
        Address reward = SystemContracts.DELEGATE_REWARD;
        assertEquals(List.of(), refusals(call(reward, 0, claim)));
        assertEquals(List.of(new TransferCheck.SystemContract()), refusals(call(reward, 1, claim)));
        assertInstanceOf(
                TransferCheck.CallNotUnderstood.class,
                refusals(call(reward, 0, approve(SendTest.PAYEE, ALLOWED))).getFirst());
        assertInstanceOf(
                TransferCheck.CallNotUnderstood.class,
                refusals(call(SystemContracts.STAKING, 0, claim)).getFirst(),
                "another contract's function");
        assertEquals(
                List.of(new TransferCheck.SystemContract()),
                refusals(desk.draft(rich, desk.coin("alaya"), reward, Desk.COIN)),
                "a payment to it stays impossible");
        assertNull(desk.review(desk.draft(rich, desk.coin("alaya"), SendTest.PAYEE, Desk.COIN))
                .meaning());
    }

    private List<TransferCheck> refusals(Draft draft) {
        return desk.transfers.check(draft).stream()
                .filter(TransferCheck.Refusal.class::isInstance)
                .toList();
    }
}
