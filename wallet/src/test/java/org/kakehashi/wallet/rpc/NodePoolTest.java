package org.kakehashi.wallet.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.BatchResponse;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthCall;

class NodePoolTest {

    private static final RpcLimits LIMITS = new RpcLimits(Duration.ofSeconds(10), 4 << 20, 8);
    private static final String FIRST = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

    private final SteppingClock clock = new SteppingClock();
    private final Hosts hosts = Hosts.inMemory(clock);
    private final GuardedHttp http = new GuardedHttp(hosts);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void carriesWeb3jOverARealNode() throws Exception {
        try (Anvil anvil = Anvil.alaya();
                NodePool pool = pool(anvil.url())) {
            Web3j web3j = pool.web3j();
            assertEquals(BigInteger.valueOf(201018), web3j.ethChainId().send().getChainId());
            assertEquals(
                    new BigInteger("10000000000000000000000"),
                    web3j.ethGetBalance(FIRST, DefaultBlockParameterName.LATEST)
                            .sendAsync()
                            .get(20, TimeUnit.SECONDS)
                            .getBalance());
            EthBlock block = web3j.ethGetBlockByNumber(DefaultBlockParameterName.EARLIEST, true)
                    .send();
            assertEquals(BigInteger.ZERO, block.getBlock().getNumber());
            BatchResponse batch = web3j.newBatch()
                    .add(web3j.ethBlockNumber())
                    .add(web3j.ethGasPrice())
                    .send();
            assertEquals(2, batch.getResponses().size());
            assertFalse(batch.getResponses().get(1).hasError());
        }
    }

    @Test
    void anErrorOfTheNodeReachesWeb3jWithItsData() throws Exception {
        try (ScriptedNode node = ScriptedNode.honest((method, parameters) ->
                        "\"error\":{\"code\":4,\"message\":\"inner\",\"data\":{\"code\":301105}}");
                NodePool pool = pool(node.url())) {
            EthCall call = pool.web3j()
                    .ethCall(Transaction.createEthCallTransaction(null, FIRST, "0x"), DefaultBlockParameterName.LATEST)
                    .send();
            assertTrue(call.hasError());
            assertEquals(4, call.getError().getCode());
            assertTrue(
                    call.getError().getData().contains("301105"),
                    call.getError().getData());
        }
    }

    @Test
    void goesOnToTheNextNodeAndLetsTheFailedOneRest() throws NodeException {
        try (ScriptedNode broken = ScriptedNode.saying(502, "");
                ScriptedNode good = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x2a\"");
                NodePool pool = pool(broken.url(), good.url())) {
            assertEquals(BigInteger.valueOf(42), pool.quantity("eth_blockNumber"));
            assertEquals(BigInteger.valueOf(42), pool.quantity("eth_blockNumber"));
            assertEquals(1, broken.requests(), "it rests");
            assertEquals(2, good.requests());
            assertEquals(
                    new NodeProblem.HttpStatus(broken.url(), 502),
                    pool.health().getFirst().problem());
            clock.step(Duration.ofSeconds(2));
            pool.quantity("eth_blockNumber");
            assertEquals(2, broken.requests(), "asked again after the rest");
            clock.step(Duration.ofMillis(1500));
            pool.quantity("eth_blockNumber");
            assertEquals(2, broken.requests(), "the second rest is longer");
            assertNull(pool.health().getLast().problem());
            assertNotNull(pool.health().getLast().lastAnswer());
        }
    }

    @Test
    void aWrongNumberIsAFailureOfTheNodeToo() throws NodeException {
        try (ScriptedNode liar = ScriptedNode.honest((method, parameters) -> "\"result\":\"12\"");
                ScriptedNode good = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x2a\"");
                NodePool pool = pool(liar.url(), good.url())) {
            assertEquals(BigInteger.valueOf(42), pool.quantity("eth_blockNumber"));
            assertInstanceOf(
                    NodeProblem.BadAnswer.class, pool.health().getFirst().problem());
        }
    }

    @Test
    void aRevertIsAnAnswerAndNotAskedTwice() {
        try (ScriptedNode one = ScriptedNode.honest(
                        (method, parameters) -> "\"error\":{\"code\":3,\"message\":\"execution reverted\"}");
                ScriptedNode two = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x\"");
                NodePool pool = pool(one.url(), two.url())) {
            NodeException e = assertThrows(NodeException.class, () -> pool.call("eth_call"));
            assertEquals(
                    3, assertInstanceOf(NodeProblem.RpcError.class, e.problem()).code());
            assertEquals(0, two.requests());
            assertNull(pool.health().getFirst().problem(), "the node is well");
        }
    }

    @Test
    void aBusyNodeIsPassedOver() throws NodeException {
        try (ScriptedNode busy = ScriptedNode.honest(
                        (method, parameters) -> "\"error\":{\"code\":-32005,\"message\":\"limit exceeded\"}");
                ScriptedNode good = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x2a\"");
                NodePool pool = pool(busy.url(), good.url())) {
            assertEquals(BigInteger.valueOf(42), pool.quantity("eth_blockNumber"));
        }
    }

    @Test
    void withoutNodesOrConsentItSaysSo() {
        try (NodePool none = pool();
                NodePool refused =
                        new NodePool(http, List.of(URI.create("http://127.0.0.1:9")), NodeGate.OPEN, LIMITS, clock)) {
            assertEquals(
                    new NodeProblem.NoNodes(),
                    assertThrows(NodeException.class, () -> none.call("eth_chainId"))
                            .problem());
            for (int i = 0; i < 3; i++) {
                assertInstanceOf(
                        NodeProblem.NotAllowed.class,
                        assertThrows(NodeException.class, () -> refused.call("eth_chainId"))
                                .problem());
            }
            assertNull(refused.health().getFirst().restingUntil(), "consent may come at any moment");
        }
    }

    @Test
    void aLargeBatchIsCutAndASmallNodeGetsSmallerOnes() throws NodeException {
        List<Call> calls = IntStream.range(0, 21)
                .mapToObj(i -> Call.of("echo", Integer.toString(i)))
                .toList();
        ScriptedNode.Results echo = (method, parameters) -> "\"result\":" + parameters.get(0);
        try (ScriptedNode large = ScriptedNode.honest(echo);
                NodePool pool = pool(large.url())) {
            assertEchoes(pool.batch(calls));
            assertEquals(3, large.requests());
        }
        try (ScriptedNode small = new ScriptedNode((request, exchange) -> {
                    if (request.isArray() && request.size() > 3) {
                        ScriptedNode.send(
                                exchange,
                                200,
                                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"batch\"}}");
                    } else if (request.isArray()) {
                        StringBuilder text = new StringBuilder();
                        request.forEach(one -> text.append(text.isEmpty() ? "[" : ",")
                                .append("{\"id\":" + one.get("id") + ",\"result\":"
                                        + one.get("params").get(0) + "}"));
                        ScriptedNode.send(exchange, 200, text + "]");
                    } else {
                        ScriptedNode.send(
                                exchange,
                                200,
                                "{\"id\":" + request.get("id") + ",\"result\":"
                                        + request.get("params").get(0) + "}");
                    }
                });
                NodePool pool = pool(small.url())) {
            assertEchoes(pool.batch(calls));
            assertTrue(small.requests() <= 13, "8 and 4 refused, then twos");
        }
    }

    @Test
    void crossCheckTellsAgreementFromContradiction() throws NodeException {
        Call call = Call.of("eth_getBalance", FIRST, "0x1");
        try (ScriptedNode one = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x1\"");
                ScriptedNode same = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x1\"");
                ScriptedNode liar = ScriptedNode.honest((method, parameters) -> "\"result\":\"0xffff\"");
                ScriptedNode broken = ScriptedNode.saying(500, "");
                NodePool agreeing = pool(one.url(), broken.url(), same.url());
                NodePool contradicting = pool(one.url(), liar.url());
                NodePool alone = pool(broken.url(), one.url());
                NodePool dead = pool(broken.url())) {
            Agreement.Agreed agreed = assertInstanceOf(Agreement.Agreed.class, agreeing.crossCheck(call));
            assertEquals(List.of(one.url(), same.url()), agreed.nodes());
            Agreement.Disagreed disagreed = assertInstanceOf(Agreement.Disagreed.class, contradicting.crossCheck(call));
            assertEquals(2, disagreed.outcomes().size());
            assertEquals(
                    one.url(),
                    assertInstanceOf(Agreement.Alone.class, alone.crossCheck(call))
                            .node());
            assertThrows(NodeException.class, () -> dead.crossCheck(call));
        }
    }

    @Test
    void theGateIsAskedOncePerNodeAndAgainAfterARecheck() throws NodeException {
        int[] asked = {0};
        try (ScriptedNode foreign = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x1\"");
                ScriptedNode own = ScriptedNode.honest((method, parameters) -> "\"result\":\"0x2\"")) {
            allow(foreign.url());
            allow(own.url());
            NodeGate gate = node -> {
                asked[0]++;
                return node.node().equals(foreign.url()) ? new NodeProblem.WrongNetwork(node.node(), "chain") : null;
            };
            try (NodePool pool = new NodePool(http, List.of(foreign.url(), own.url()), gate, LIMITS, clock)) {
                assertEquals(BigInteger.TWO, pool.quantity("eth_blockNumber"));
                assertEquals(BigInteger.TWO, pool.quantity("eth_blockNumber"));
                assertEquals(0, foreign.requests(), "nothing is asked of a node of another chain");
                assertEquals(2, asked[0]);
                pool.recheck();
                pool.quantity("eth_blockNumber");
                assertEquals(4, asked[0]);
            }
        }
    }

    @Test
    void readsTimestampsOfBothKinds() {
        assertEquals(
                Instant.parse("2026-03-16T00:00:00Z"),
                BlockTime.of(BigInteger.valueOf(1_773_619_200L)).orElseThrow());
        assertEquals(
                Instant.parse("2026-03-16T00:00:00.5Z"),
                BlockTime.of(BigInteger.valueOf(1_773_619_200_500L)).orElseThrow());
        assertTrue(BlockTime.of(BigInteger.ONE.shiftLeft(200)).isEmpty());
        assertTrue(BlockTime.of(BigInteger.ONE.negate()).isEmpty());
    }

    private static void assertEchoes(List<Outcome> outcomes) {
        assertEquals(21, outcomes.size());
        for (int i = 0; i < 21; i++) {
            Outcome.Result result = assertInstanceOf(Outcome.Result.class, outcomes.get(i));
            assertEquals(Integer.toString(i), result.value().stringValue());
        }
    }

    private NodePool pool(URI... nodes) {
        Arrays.stream(nodes).forEach(this::allow);
        return new NodePool(http, List.of(nodes), NodeGate.OPEN, LIMITS, clock);
    }

    private void allow(URI node) {
        hosts.allow(HostPort.of(node), Purpose.NETWORK_NODE);
    }

    private static final class SteppingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void step(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
