package org.kakehashi.wallet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.desk.TestToken;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.rpc.ScriptedNode;
import org.kakehashi.wallet.systemcontract.ContractKind;

/** Every refusal, warning and note, with a draft that brings it about. */
class ChecksTest {

    private static final Address PAYEE = SendTest.PAYEE;
    private static final BigInteger GVON = BigInteger.TEN.pow(9);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Account rich;

    @SuppressWarnings("NullAway.Init")
    private Asset coin;

    @BeforeEach
    void begin() throws Exception {
        desk = Desk.create(folder.resolve("vault"));
        rich = desk.rich();
        coin = desk.coin("platon");
    }

    @AfterEach
    void end() throws Exception {
        desk.close();
    }

    private Draft draft(String payee) {
        return Draft.of(rich.id(), coin).to(payee).paying(new AmountChoice.Exactly(Desk.COIN));
    }

    private List<TransferCheck> offline(String payee) {
        return desk.transfers.check(draft(payee));
    }

    private AddressReading bad(String payee) {
        return offline(payee).stream()
                .filter(TransferCheck.BadPayee.class::isInstance)
                .map(check -> ((TransferCheck.BadPayee) check).reading())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownPayeeIsOnlyNoted() {
        assertEquals(List.of(new TransferCheck.NeverPaid()), offline(PAYEE.toBech32("lat")));
        assertEquals(List.of(new TransferCheck.NeverPaid()), offline(PAYEE.toHex()));
    }

    @Test
    void badPayees() {
        assertInstanceOf(AddressReading.Empty.class, bad("  "));
        assertInstanceOf(AddressReading.NotAnAddress.class, bad("my brother"));
        AddressReading.ForeignPrefix foreign =
                assertInstanceOf(AddressReading.ForeignPrefix.class, bad(PAYEE.toBech32("atp")));
        assertEquals("atp", foreign.hrp());
        assertEquals(PAYEE.toBech32("lat"), foreign.converted());
        String sound = PAYEE.toBech32("lat");
        char last = sound.charAt(41) == 'q' ? 'p' : 'q';
        assertInstanceOf(AddressReading.BadChecksum.class, bad(sound.substring(0, 41) + last));
        String hex = PAYEE.toHex();
        String wrongCase = hex.chars()
                .limit(42)
                .mapToObj(c -> String.valueOf((char)
                        (c == 'x'
                                ? c
                                : Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))))
                .reduce("", String::concat);
        assertInstanceOf(AddressReading.MixedCaseChecksumWrong.class, bad(wrongCase));
        assertInstanceOf(
                AddressReading.WrongLength.class, bad(PAYEE.toLowerHex().substring(0, 40)));
    }

    @Test
    void hexInOneCaseIsNoted() {
        assertTrue(offline(PAYEE.toLowerHex()).contains(new TransferCheck.NoChecksum()));
    }

    @Test
    void addressesThatSwallowMoney() {
        assertTrue(offline(Address.ZERO.toBech32("lat")).contains(new TransferCheck.ZeroAddress()));
        for (Address system : List.of(
                SystemContracts.RESTRICTING,
                SystemContracts.STAKING,
                SystemContracts.REWARD_POOL,
                SystemContracts.SLASHING,
                SystemContracts.GOVERNANCE,
                SystemContracts.DELEGATE_REWARD,
                SystemContracts.VALIDATOR_INNER,
                SystemContracts.VRF,
                SystemContracts.BLS_VERIFY)) {
            assertTrue(offline(system.toBech32("lat")).contains(new TransferCheck.SystemContract()), system.toHex());
        }
        Asset token = new Asset("platon", PAYEE, "TUSD", 6);
        Draft draft = Draft.of(rich.id(), token).to(PAYEE.toHex()).paying(new AmountChoice.Exactly(BigInteger.ONE));
        assertTrue(desk.transfers.check(draft).contains(new TransferCheck.TokenContract()));
        assertInstanceOf(Preparation.Refused.class, desk.transfers.prepare(draft));
    }

    @Test
    void accountsAndAmounts() {
        Account watched = desk.accounts.watch(PAYEE, "Watched").account();
        Draft fromWatched = Draft.of(watched.id(), coin).to(rich.address().toHex());
        List<TransferCheck> found = desk.transfers.check(fromWatched);
        assertTrue(found.contains(new TransferCheck.WatchOnlyAccount()));
        assertTrue(found.contains(new TransferCheck.NoAmount()));
        Draft nothing = draft(PAYEE.toHex()).paying(new AmountChoice.Exactly(BigInteger.ZERO));
        assertTrue(desk.transfers.check(nothing).contains(new TransferCheck.NoAmount()));
        assertTrue(desk.transfers.check(Draft.of("gone", coin)).contains(new TransferCheck.UnknownAccount()));
        Draft nowhere = Draft.of(rich.id(), new Asset("nowhere", null, "X", 18));
        assertEquals(List.of(new TransferCheck.UnknownNetwork()), desk.transfers.check(nowhere));
        assertTrue(desk.transfers
                .check(Draft.of(rich.id(), desk.coin("alaya")))
                .contains(new TransferCheck.EndedNetwork()));
    }

    @Test
    void ownAccountsAndOneself() {
        desk.accounts.watch(PAYEE, "Savings");
        assertEquals(List.of(new TransferCheck.OwnAccount("Savings")), offline(PAYEE.toHex()));
        assertEquals(
                List.of(new TransferCheck.PaysItself()), offline(rich.address().toHex()));
    }

    @Test
    void lookAlikes() {
        desk.accounts.watch(PAYEE, "Savings");
        byte[] bytes = PAYEE.bytes();
        for (int i = 4; i < 16; i++) {
            bytes[i] ^= 0x55;
        }
        Address forged = Address.of(bytes);
        TransferCheck.LookAlike warning = offline(forged.toHex()).stream()
                .filter(TransferCheck.LookAlike.class::isInstance)
                .map(TransferCheck.LookAlike.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(PAYEE, warning.known());
        assertEquals("Savings", warning.name());
    }

    @Test
    void balancesAndFees() throws Exception {
        try (Anvil anvil = Anvil.platon()) {
            desk.use("platon", anvil);
            BigInteger held = Desk.balance(anvil, rich.address());

            Review all = desk.review(desk.draft(rich, coin, PAYEE, held));
            assertEquals(
                    List.of(new TransferCheck.NotEnoughCoin(held.add(all.fee().units()), held)), all.refusals());

            Review plain = desk.review(draft(PAYEE.toHex()));
            FeePrice low = new FeePrice.Fixed(GVON.subtract(BigInteger.ONE));
            assertEquals(
                    List.of(new TransferCheck.FeeBelowFloor(low.most(), GVON)),
                    plain.with(new FeeChoice.Custom(low, null)).refusals());
            FeePrice far = new FeePrice.Fixed(GVON.multiply(BigInteger.valueOf(200)));
            Review dear = plain.with(new FeeChoice.Custom(far, null));
            assertEquals(List.of(), dear.refusals());
            assertInstanceOf(
                    TransferCheck.FeeFarAboveNormal.class, dear.warnings().getFirst());
            SendResult unasked = desk.transfers.send(dear, List.of(), Desk.password());
            assertEquals(new SendResult.ConsentMissing(dear.warnings()), unasked);
            FeePrice mad = new FeePrice.Fixed(BigInteger.TEN.pow(18));
            assertInstanceOf(
                    TransferCheck.FeeAboveCap.class,
                    plain.with(new FeeChoice.Custom(mad, null)).refusals().getFirst());
            Review starved = plain.with(new FeeChoice.Custom(plain.price(), BigInteger.valueOf(20_999)));
            assertEquals(
                    List.of(new TransferCheck.GasLimitTooLow(BigInteger.valueOf(20_999), Situation.PLAIN_GAS)),
                    starved.refusals());
            assertTrue(plain.with(FeeChoice.Speed.FAST).fee().compareTo(plain.fee()) >= 0);
            assertTrue(plain.with(FeeChoice.Speed.SLOW).fee().compareTo(plain.fee()) <= 0);
        }
    }

    @Test
    void aNodeThatAsksForTooMuchIsNotBelieved() {
        BigInteger asked = GVON.multiply(BigInteger.valueOf(500));
        ChainView.Snapshot snapshot = new ChainView.Snapshot(
                BigInteger.valueOf(210_425),
                "0x" + "0".repeat(64),
                Desk.COIN,
                null,
                BigInteger.ZERO,
                BigInteger.ZERO,
                ContractKind.ACCOUNT,
                asked,
                null);
        FeeQuote quote =
                Prices.of(desk.networks.get("platon").profile(), snapshot).quote(Situation.PLAIN_GAS);
        assertTrue(Prices.farAboveNormal(quote, quote.normal()));
        assertEquals(GVON.multiply(BigInteger.valueOf(20)), Prices.reference(quote));
    }

    @Test
    void replacementsPayATenthMore() {
        FeePrice.Fixed old = new FeePrice.Fixed(new BigInteger("1000000001"));
        assertEquals(new FeePrice.Fixed(new BigInteger("1100000002")), Prices.replacing(old));
        assertEquals(new FeePrice.Fixed(BigInteger.TWO), Prices.replacing(new FeePrice.Fixed(BigInteger.ONE)));
        FeePrice capped = new FeePrice.Capped(BigInteger.valueOf(100), BigInteger.TEN);
        assertEquals(new FeePrice.Capped(BigInteger.valueOf(110), BigInteger.valueOf(11)), Prices.replacing(capped));
    }

    @Test
    void tokensContractsAndRepeats() throws Exception {
        try (Anvil anvil = Anvil.platon()) {
            desk.use("platon", anvil);
            Address contract = TestToken.deploy(anvil, rich.address());
            Asset token = new Asset("platon", contract, "TUSD", 6);
            BigInteger held = BigInteger.TEN.pow(12);
            Review tooMuch = desk.review(desk.draft(rich, token, PAYEE, held.add(BigInteger.ONE)));
            assertEquals(List.of(new TransferCheck.NotEnoughToken(held.add(BigInteger.ONE), held)), tooMuch.refusals());

            Review toContract = desk.review(desk.draft(rich, coin, contract, Desk.COIN));
            assertTrue(toContract.warnings().contains(new TransferCheck.ContractPayee()));

            Review first = desk.review(draft(PAYEE.toHex()));
            assertTrue(first.notes().contains(new TransferCheck.NeverPaid()));
            desk.awaitState(desk.sent(first).id(), TransferState.FINAL);
            Review again = desk.review(draft(PAYEE.toHex()));
            assertEquals(List.of(), again.notes());
            TransferCheck.RepeatedPayment repeated = assertInstanceOf(
                    TransferCheck.RepeatedPayment.class, again.warnings().getFirst());
            assertEquals(first.draft().id(), repeated.transferId());
        }
    }

    @Test
    void aChosenNonceIsComparedWithTheUsedAndTheWaitingOnes() throws Exception {
        try (Anvil anvil = Anvil.platon()) {
            desk.use("platon", anvil);
            desk.awaitState(desk.sent(desk.review(draft(PAYEE.toHex()))).id(), TransferState.FINAL);
            anvil.call("evm_setAutomine", "false");
            Transfer held = desk.sent(desk.review(draft(PAYEE.toHex())));
            desk.awaitState(held.id(), TransferState.SENT);
            anvil.call(
                    "eth_sendTransaction",
                    "{\"from\":\"" + rich.address().toHex() + "\",\"to\":\"" + PAYEE.toHex()
                            + "\",\"value\":\"0x1\",\"nonce\":\"0x2\"}");
            Review review = desk.review(draft(PAYEE.toHex()));
            assertEquals(BigInteger.valueOf(3), review.nonce());
            assertEquals(
                    List.of(new TransferCheck.NonceUsed(BigInteger.ZERO, BigInteger.ONE)),
                    review.under(BigInteger.ZERO).refusals());
            assertEquals(
                    List.of(new TransferCheck.NonceHeld(BigInteger.ONE)),
                    review.under(BigInteger.ONE).refusals());
            assertInstanceOf(SendResult.Refused.class, desk.send(review.under(BigInteger.ONE)));
            assertTrue(
                    review.under(BigInteger.TWO).warnings().contains(new TransferCheck.NonceWaiting(BigInteger.TWO)));
            Review far = review.under(BigInteger.valueOf(7));
            assertTrue(
                    far.warnings().contains(new TransferCheck.NonceGap(BigInteger.valueOf(3), BigInteger.valueOf(7))));
            assertEquals(BigInteger.valueOf(3), far.under(null).nonce());
            assertEquals(BigInteger.valueOf(7), desk.sent(far).nonce());
        }
    }

    @Test
    void twoNodesThatContradictEachOtherAreNamed() throws Exception {
        try (Anvil anvil = Anvil.platon();
                ScriptedNode behind = ScriptedNode.honest((method, parameters) -> {
                    String arguments = parameters.toString();
                    String answer = anvil.call(method, arguments.substring(1, arguments.length() - 1));
                    return method.equals("eth_getTransactionCount")
                            ? "\"result\":\"0x5\""
                            : answer.substring(answer.indexOf("\"id\":1,") + 7, answer.lastIndexOf('}'));
                })) {
            desk.use("platon", anvil);
            assertEquals(List.of(), desk.review(draft(PAYEE.toHex())).warnings());
            desk.networks.addNode("platon", behind.url().toString());
            assertEquals(List.of(), desk.review(draft(PAYEE.toHex())).warnings(), "not allowed, so not asked");
            assertEquals(0, behind.requests());
            desk.hosts.allow(behind.host(), Purpose.NETWORK_NODE);
            desk.connections.pool("platon").recheck();
            Review review = desk.review(draft(PAYEE.toHex()));
            assertEquals(
                    List.of(new TransferCheck.NodesDisagree(
                            TransferCheck.NodesDisagree.Subject.NONCE,
                            anvil.url().resolve("/"),
                            BigInteger.ZERO,
                            behind.url().resolve("/"),
                            BigInteger.valueOf(5))),
                    review.warnings());
            assertInstanceOf(SendResult.ConsentMissing.class, desk.transfers.send(review, List.of(), Desk.password()));
        }
    }

    @Test
    void alayaTakesNoDynamicFee() throws Exception {
        try (Anvil anvil = Anvil.alaya()) {
            desk.use("alaya", anvil);
            Review review = desk.review(desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN));
            FeePrice capped = new FeePrice.Capped(GVON.multiply(BigInteger.TWO), GVON);
            assertEquals(
                    List.of(new TransferCheck.FeeKindNotAccepted()),
                    review.with(new FeeChoice.Custom(capped, null)).refusals());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonce too low/NONCE_USED",
                "replacement transaction underpriced/REPLACEMENT_UNDERPRICED",
                "insufficient funds for gas * price + value/NOT_ENOUGH_COIN",
                "intrinsic gas too low/GAS_TOO_LOW",
                "exceeds block gas limit/GAS_ABOVE_BLOCK",
                "transaction underpriced/UNDERPRICED",
                "gas price is lower than minimum/UNDERPRICED",
                "invalid sender/INVALID_SENDER",
                "only replay-protected (EIP-155) transactions allowed over RPC/INVALID_SENDER",
                "tx fee (2.10 ether) exceeds the configured cap (1.00 ether)/FEE_ABOVE_NODE_LIMIT",
                "transaction type not supported/TYPE_NOT_SUPPORTED",
                "rlp: expected input list for types.txdata/TYPE_NOT_SUPPORTED",
                "EOF/MALFORMED",
                "empty typed transaction bytes/MALFORMED",
                "rlp: value size exceeds available input length/MALFORMED",
                "the tx data is invalid: no such function/MALFORMED",
                "txpool is full/NODE_FULL",
                "the moon is full/OTHER"
            })
    void nodesAnswersAreUnderstood(String pair) {
        int slash = pair.lastIndexOf('/');
        assertEquals(NodeAnswer.valueOf(pair.substring(slash + 1)), NodeAnswer.of(pair.substring(0, slash)));
    }
}
