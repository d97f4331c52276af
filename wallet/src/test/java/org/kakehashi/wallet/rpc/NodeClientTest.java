package org.kakehashi.wallet.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;

class NodeClientTest {

    private static final RpcLimits LIMITS = new RpcLimits(Duration.ofSeconds(10), 1 << 20, 50);

    private final Hosts hosts = Hosts.inMemory(Clock.systemUTC());
    private final GuardedHttp http = new GuardedHttp(hosts);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void asksARealNodeOneByOneAndInABatch() throws NodeException {
        try (Anvil anvil = Anvil.alaya()) {
            NodeClient node = client(anvil.url(), LIMITS);
            assertEquals("0x3113a", node.call("eth_chainId").stringValue());
            List<Outcome> outcomes = node.batch(List.of(
                    Call.of("eth_chainId"), Call.of("no_such_method"), Call.of("eth_getBlockByNumber", "0x0", false)));
            assertEquals(3, outcomes.size());
            assertInstanceOf(Outcome.Result.class, outcomes.get(0));
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcomes.get(1));
            assertEquals(-32601, failed.error().code());
            Outcome.Result block = assertInstanceOf(Outcome.Result.class, outcomes.get(2));
            assertTrue(block.value().has("hash"));
        }
    }

    @Test
    void asksNobodyWithoutConsent() {
        NodeClient node = new NodeClient(http, URI.create("http://127.0.0.1:9"), LIMITS);
        NodeProblem.NotAllowed problem = assertInstanceOf(NodeProblem.NotAllowed.class, problem(node));
        assertEquals(new HostPort("127.0.0.1", 9), problem.host());
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertInstanceOf(
                NodeProblem.Unreachable.class, problem(client(URI.create("http://127.0.0.1:" + port), LIMITS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in to <a href='http://evil.example'>your wallet</a></body></html>",
                "",
                "null",
                "\"0x1\"",
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}]",
                "{}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.0,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\",\"result\":\"0x2\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"} {\"more\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"no\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":\"x\",\"message\":\"no\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999999999,\"result\":\"0x1\"}"
            })
    void refusesWhatIsNoAnswer(String text) {
        try (ScriptedNode server = ScriptedNode.saying(200, text)) {
            assertInstanceOf(NodeProblem.BadAnswer.class, problem(client(server.url(), LIMITS)), text);
        }
    }

    @Test
    void deepNestingIsRefusedWithoutOverflow() {
        String deep = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}";
        try (ScriptedNode server = ScriptedNode.saying(200, deep)) {
            assertInstanceOf(NodeProblem.BadAnswer.class, problem(client(server.url(), LIMITS)));
        }
    }

    @Test
    void aFloodIsCutOff() {
        try (ScriptedNode server = new ScriptedNode((request, exchange) -> flood(exchange))) {
            NodeProblem.TooLarge problem =
                    assertInstanceOf(NodeProblem.TooLarge.class, problem(client(server.url(), LIMITS)));
            assertEquals(LIMITS.answerBytes(), problem.limitBytes());
        }
    }

    @Test
    void aDripEndsAtTheTimeout() {
        RpcLimits hasty = new RpcLimits(Duration.ofMillis(300), 1 << 20, 50);
        try (ScriptedNode server = new ScriptedNode((request, exchange) -> drip(exchange))) {
            assertInstanceOf(NodeProblem.Timeout.class, problem(client(server.url(), hasty)));
        }
    }

    @Test
    void statusWithoutAnAnswerIsAProblemOfItsOwn() {
        try (ScriptedNode server = ScriptedNode.saying(503, "<h1>busy</h1>")) {
            assertEquals(new NodeProblem.HttpStatus(server.url(), 503), problem(client(server.url(), LIMITS)));
        }
    }

    @Test
    void anErrorIsReadInEveryFormNodesUse() {
        String message = "x".repeat(5_000);
        try (ScriptedNode revert = ScriptedNode.saying(
                        200,
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":3,\"message\":\"" + message
                                + "\",\"data\":\"0x08c379a0\"}}");
                ScriptedNode system = ScriptedNode.saying(
                        200,
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null,\"error\":{\"code\":4,\"message\":"
                                + "\"inner contract exec failed\",\"data\":{\"code\":301105,\"message\":\"no\"}}}");
                ScriptedNode anonymous = ScriptedNode.saying(
                        400, "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"parse\"}}")) {
            NodeProblem.RpcError one =
                    assertInstanceOf(NodeProblem.RpcError.class, problem(client(revert.url(), LIMITS)));
            assertEquals(3, one.code());
            assertEquals(1_000, one.message().length());
            assertEquals("0x08c379a0", one.data());
            NodeProblem.RpcError two =
                    assertInstanceOf(NodeProblem.RpcError.class, problem(client(system.url(), LIMITS)));
            assertEquals(4, two.code());
            assertEquals("{\"code\":301105,\"message\":\"no\"}", two.data());
            NodeProblem.RpcError three =
                    assertInstanceOf(NodeProblem.RpcError.class, problem(client(anonymous.url(), LIMITS)));
            assertEquals(-32700, three.code());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2}]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":2}]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},null]",
                "[1,2]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}"
            })
    void aBatchMustBeAnsweredWhole(String text) {
        try (ScriptedNode server = ScriptedNode.saying(200, text)) {
            NodeClient node = client(server.url(), LIMITS);
            NodeException e = assertThrows(
                    NodeException.class, () -> node.batch(List.of(Call.of("eth_chainId"), Call.of("eth_gasPrice"))));
            assertInstanceOf(NodeProblem.BadAnswer.class, e.problem());
        }
    }

    @Test
    void batchAnswersMayComeInAnyOrder() throws NodeException {
        try (ScriptedNode server = ScriptedNode.honest((method, parameters) -> "\"result\":\"" + method + "\"")) {
            List<Outcome> outcomes =
                    client(server.url(), LIMITS).batch(List.of(Call.of("a"), Call.of("b"), Call.of("c")));
            List<String> results = outcomes.stream()
                    .map(outcome -> ((Outcome.Result) outcome).value().stringValue())
                    .toList();
            assertEquals(List.of("a", "b", "c"), results);
        }
    }

    private NodeClient client(URI url, RpcLimits limits) {
        hosts.allow(HostPort.of(url), Purpose.NETWORK_NODE);
        return new NodeClient(http, url, limits);
    }

    private static NodeProblem problem(NodeClient node) {
        return assertThrows(NodeException.class, () -> node.call("eth_chainId")).problem();
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = " ".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 800; i++) {
                out.write(block);
            }
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 500; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
