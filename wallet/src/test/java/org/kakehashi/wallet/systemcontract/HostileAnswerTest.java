package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Answers, receipts and call data that no honest node or wallet would make. */
class HostileAnswerTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static AnswerFields fields(String json) throws MalformedAnswerException {
        return AnswerFields.of(AnswerJson.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{\"Code\":0}",
                "{\"Ret\":1}",
                "{\"Code\":\"0\",\"Ret\":1}",
                "{\"Code\":-1,\"Ret\":1}",
                "{\"Code\":99999999999,\"Ret\":1}",
                "{\"Code\":0,\"Ret\":1} x",
                "{\"Code\":0,\"Code\":0,\"Ret\":1}",
                "{\"Code\":0,\"Ret\":1"
            })
    void whatIsNoAnswerIsRefused(String text) {
        assertThrows(MalformedAnswerException.class, () -> QueryAnswer.read(SystemFunction.CANDIDATE_LIST, utf8(text)));
    }

    @Test
    void deepWideAndWronglyEncodedAnswersAreRefused() {
        String deep = "{\"Code\":0,\"Ret\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThrows(MalformedAnswerException.class, () -> QueryAnswer.read(SystemFunction.CANDIDATE_LIST, utf8(deep)));
        byte[] large = new byte[QueryAnswer.LONGEST + 1];
        assertThrows(MalformedAnswerException.class, () -> QueryAnswer.read(SystemFunction.CANDIDATE_LIST, large));
        byte[] latin = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};
        assertThrows(MalformedAnswerException.class, () -> QueryAnswer.read(SystemFunction.CANDIDATE_LIST, latin));
    }

    @Test
    void nothingIsNoErrorOnlyForItsOwnQuery() throws MalformedAnswerException {
        byte[] answer = utf8("{\"Code\":301203,\"Ret\":\"none\"}");
        assertEquals(new QueryAnswer.Nothing(), QueryAnswer.read(SystemFunction.RELATED_DELEGATIONS, answer));
        assertEquals(
                new QueryAnswer.Refused(301203, SystemError.RELATION, "none"),
                QueryAnswer.read(SystemFunction.CANDIDATE_INFO, answer));
        QueryAnswer.Refused unknown = assertInstanceOf(
                QueryAnswer.Refused.class,
                QueryAnswer.read(
                        SystemFunction.CANDIDATE_INFO, utf8("{\"Code\":77,\"Ret\":\"" + "x".repeat(900) + "\"}")));
        assertEquals(QueryAnswer.LONGEST_TEXT, unknown.text().length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"12\"}",
                "{\"a\":\"0x\"}",
                "{\"a\":\"0xg\"}",
                "{\"a\":\"0x-1\"}",
                "{\"a\":12}",
                "{\"a\":null}",
                "{}"
            })
    void amountsHaveOneForm(String json) throws MalformedAnswerException {
        AnswerFields fields = fields(json);
        assertThrows(MalformedAnswerException.class, () -> fields.amount("a"));
    }

    @Test
    void amountsAreBounded() throws MalformedAnswerException {
        assertEquals(
                BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE),
                fields("{\"a\":\"0x" + "f".repeat(64) + "\"}").amount("a"));
        AnswerFields tooLarge = fields("{\"a\":\"0x1" + "0".repeat(64) + "\"}");
        assertThrows(MalformedAnswerException.class, () -> tooLarge.amount("a"));
    }

    @Test
    void addressesBelongToTheNetwork() throws MalformedAnswerException {
        AnswerFields fields = fields("{\"a\":\"lat17w0adeg64ky0daxwd2ugyuneellmjgnxyt33kq\"}");
        assertEquals(TestKeys.DELEGATOR, fields.address("a", "lat"));
        assertThrows(MalformedAnswerException.class, () -> fields.address("a", "atp"));
        AnswerFields bech32m = fields("{\"a\":\"lat17w0adeg64ky0daxwd2ugyuneellmjgnx3hpanz\"}");
        assertThrows(MalformedAnswerException.class, () -> bech32m.address("a", "lat"));
        AnswerFields shorter = fields("{\"a\":\"lat17w0adeg64ky0daxwd2ugyuneellmjgselfmjq\"}");
        assertThrows(MalformedAnswerException.class, () -> shorter.address("a", "lat"));
    }

    @Test
    void textsAreCutBetweenCharacters() throws MalformedAnswerException {
        assertEquals("ab", fields("{\"a\":\"ab\\ud83d\\ude00\"}").text("a", 3));
    }

    @Test
    void receiptsSayWhatHappenedOrThatTheyCannot() {
        SystemFunction undelegate = SystemFunction.WITHDRAW_DELEGATION;
        assertEquals(new SystemReceipt.OutOfGas(), SystemReceipt.read(undelegate, false, List.of()));
        assertInstanceOf(SystemReceipt.Unreadable.class, SystemReceipt.read(undelegate, true, List.of()));
        assertEquals(
                new SystemReceipt.Failed(301105, SystemError.DELEGATION_TOO_SMALL), receipt("c786333031313035", false));
        assertEquals(new SystemReceipt.Failed(399999, null), receipt("c786333939393939", false));
        SystemReceipt.Undelegated alaya = assertInstanceOf(SystemReceipt.Undelegated.class, receipt("c3308180", true));
        assertTrue(!alaya.detailed());
        SystemReceipt.Undelegated platon = assertInstanceOf(
                SystemReceipt.Undelegated.class, receipt("d4308180818081808a8901a055690d9db800008180", true));
        assertEquals(new BigInteger("30000000000000000000"), platon.lockedFree());
        for (String bad : List.of("", "80", "c0", "c130ff", "c3308181", "c4308180", "c2303030", "c2c0c0", "c13a")) {
            assertInstanceOf(SystemReceipt.Unreadable.class, receipt(bad, true), bad);
        }
        assertInstanceOf(SystemReceipt.Unreadable.class, receipt("c130", false), "failed with code 0");
    }

    private static SystemReceipt receipt(String data, boolean succeeded) {
        return SystemReceipt.read(SystemFunction.WITHDRAW_DELEGATION, succeeded, List.of(Bytes.fromHex(data)));
    }

    @Test
    void claimsListEveryDelegation() {
        String node = "11".repeat(64);
        // [["0"], RLP([[node, 591, 5]])]
        String reward = "f846" + "b840" + node + "82024f" + "05";
        String list = "f848" + reward;
        String data = "f84d30" + "b84a" + list;
        assertEquals(
                new SystemReceipt.Claimed(
                        List.of(new SystemReceipt.NodeReward(NodeId.of(node), 591, BigInteger.valueOf(5)))),
                SystemReceipt.read(SystemFunction.CLAIM_REWARDS, true, List.of(Bytes.fromHex(data))));
    }

    @Test
    void errorDataOfCodeFourAreRead() {
        assertEquals(
                Optional.of(new InnerError(301105)), InnerError.of(error(4, "{\"code\":301105,\"message\":\"x\"}")));
        assertEquals(Optional.empty(), InnerError.of(error(3, "{\"code\":301105}")));
        assertEquals(Optional.empty(), InnerError.of(error(4, "")));
        assertEquals(Optional.empty(), InnerError.of(error(4, "{\"code\":\"301105\"}")));
        assertEquals(Optional.empty(), InnerError.of(error(4, "{\"code\":0}")));
    }

    private static NodeProblem.RpcError error(int code, String data) {
        return new NodeProblem.RpcError(URI.create("http://127.0.0.1"), code, "inner contract exec failed", data);
    }

    @Test
    void callDataAreReadOrSaidToBeUnreadable() {
        Address staking = SystemContracts.STAKING;
        assertInstanceOf(SystemCallReading.Swallowed.class, SystemCallReading.of(staking, Bytes.EMPTY));
        for (String bad : List.of(
                "deadbeef", "c0", "c4838207cf", "c4838203ec", "c1c0", "c483821388", "c58382044c80", "c5838203ee80")) {
            assertInstanceOf(
                    SystemCallReading.NotUnderstood.class, SystemCallReading.of(staking, Bytes.fromHex(bad)), bad);
        }
        NodeId node = NodeId.of("22".repeat(64));
        SystemCall edit = StakingCalls.edit(node, null, 500, null, "name", "", null);
        SystemCallReading.Understood read =
                assertInstanceOf(SystemCallReading.Understood.class, SystemCallReading.of(edit.to(), edit.data()));
        assertEquals(Optional.empty(), read.value("benefitAddress"));
        assertEquals(Optional.of(BigInteger.valueOf(500)), read.value("rewardShare"));
        assertEquals(Optional.of("name"), read.value("nodeName"));
        assertEquals(Optional.of(""), read.value("website"));
        assertEquals(Optional.empty(), read.value("details"));
    }

    @Test
    void argumentsAreCheckedBeforeEncoding() {
        NodeId node = NodeId.of("22".repeat(64));
        BigInteger zero = BigInteger.ZERO;
        assertThrows(IllegalArgumentException.class, () -> StakingCalls.delegate(DelegationSource.FREE, node, zero));
        assertThrows(IllegalArgumentException.class, () -> StakingCalls.undelegate(-1, node, BigInteger.ONE));
        BigInteger large = BigInteger.ONE.shiftLeft(256);
        assertThrows(IllegalArgumentException.class, () -> StakingCalls.delegate(DelegationSource.FREE, node, large));
        assertThrows(
                IllegalArgumentException.class, () -> StakingCalls.edit(node, null, 10_001, null, null, null, null));
        String name = "é".repeat(16);
        assertThrows(IllegalArgumentException.class, () -> StakingCalls.edit(node, null, null, null, name, null, null));
        assertThrows(IllegalArgumentException.class, () -> GovernanceCalls.submitText(node, " "));
        Bytes shorter = Bytes.fromHex("11");
        assertThrows(IllegalArgumentException.class, () -> GovernanceCalls.proposal(shorter));
        assertThrows(IllegalArgumentException.class, () -> NodeId.of("0x11"));
    }

    @Test
    void contractsAreToldApart() {
        Address any = Address.ofHex("0xc3e53f4d16ae77db1c982e75a937b9f60fe63690");
        assertEquals(ContractKind.ACCOUNT, ContractKind.of(any, Bytes.EMPTY));
        assertEquals(ContractKind.EVM, ContractKind.of(any, Bytes.fromHex("60806040")));
        assertEquals(ContractKind.WASM, ContractKind.of(any, Bytes.fromHex("0061736d01000000")));
        assertEquals(ContractKind.EVM, ContractKind.of(any, Bytes.fromHex("006173")));
        assertEquals(ContractKind.SYSTEM, ContractKind.of(SystemContracts.VRF, Bytes.EMPTY));
    }

    @Test
    void damagedBytesNeverEscapeTheResultTypes() {
        Random random = new Random(20261125);
        SystemCall delegate =
                StakingCalls.delegate(DelegationSource.FREE, NodeId.of("22".repeat(64)), BigInteger.TEN.pow(20));
        byte[] receipt =
                Bytes.fromHex("d4308180818081808a8901a055690d9db800008180").toArray();
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            Bytes call = damaged(delegate.data().toArray(), random);
            if (SystemCallReading.of(delegate.to(), call) instanceof SystemCallReading.Understood read) {
                Object[] values = read.values().stream()
                        .map(SystemCallReading.Value::value)
                        .toArray();
                assertEquals(call, SystemCall.of(read.function(), values).data(), "only one encoding is understood");
                understood++;
            }
            SystemReceipt.read(SystemFunction.WITHDRAW_DELEGATION, true, List.of(damaged(receipt, random)));
        }
        assertTrue(understood > 0);
    }

    private static Bytes damaged(byte[] original, Random random) {
        byte[] copy = original.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(10) == 0 ? random.nextInt(copy.length) : copy.length;
        return Bytes.of(java.util.Arrays.copyOf(copy, length));
    }

    @Test
    void epochLengthFollowsFromTheEconomicSettings() throws MalformedAnswerException {
        String common = "{\"common\":{\"maxEpochMinutes\":%d,\"nodeBlockTimeWindow\":20,\"perRoundBlocks\":10,"
                + "\"maxConsensusVals\":%d}}";
        assertEquals(10_750, EpochClock.epochBlocks(AnswerJson.parse(common.formatted(360, 43))));
        assertEquals(10_750, EpochClock.epochBlocks(AnswerJson.parse(common.formatted(360, 25))));
        assertThrows(
                MalformedAnswerException.class,
                () -> EpochClock.epochBlocks(AnswerJson.parse(common.formatted(0, 25))));
    }
}
