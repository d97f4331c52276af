package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.ReplayNode;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.testbed.Transcript.Exchange;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.Bech32;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.transaction.SignedTransaction;
import org.kakehashi.wallet.transaction.TransactionException;
import org.kakehashi.wallet.transaction.TransactionReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Every exchange that was recorded with a real node is made again by the program's own client. What concerns a system
 * contract goes through its typed calls, so that their bytes must equal the recorded ones; every transaction is signed
 * anew with the recorded key and must equal the recorded one.
 */
class ChainReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> overHttp() {
        return Transcript.NAMES.stream()
                .filter(name -> !name.endsWith("websocket"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("overHttp")
    void everyRecordedExchangeIsMadeAgain(String name) throws IOException {
        Transcript transcript = Transcript.named(name);
        try (ReplayRig rig = ReplayRig.strict(transcript)) {
            Driver driver = new Driver(transcript, rig);
            driver.driveAll();
            rig.assertNothingRefused();
            assertEquals(List.of(), rig.replay.unasked());
            assertTrue(rig.replay.answered() > 0);
        }
    }

    @Test
    void whatWasNotRecordedIsRefusedAndKept() {
        Transcript transcript = Transcript.named("platon-07-staking-queries");
        try (ReplayRig rig = ReplayRig.strict(transcript)) {
            NodeException thrown = assertThrows(NodeException.class, () -> rig.pool.call("platon_gasPrice"));
            NodeProblem.RpcError error = assertInstanceOf(NodeProblem.RpcError.class, thrown.problem());
            assertEquals(ReplayNode.NOT_RECORDED, error.code());
            assertEquals(1, rig.replay.refusals().size());
            assertTrue(rig.replay.refusals().getFirst().contains("platon_gasPrice"));
        }
    }

    @Test
    void askingMoreOftenThanRecordedIsRefused() throws IOException {
        try (ReplayRig rig = ReplayRig.strict(Transcript.named("platon-07-staking-queries"))) {
            rig.node.ask(StakingCalls.blockReward());
            assertThrows(NodeException.class, () -> rig.node.ask(StakingCalls.blockReward()));
            assertEquals(1, rig.replay.refusals().size());
        }
    }

    /** Goes through one recording. */
    private static final class Driver {
        private final Transcript transcript;
        private final ReplayRig rig;
        private Optional<SystemFunction> sent = Optional.empty();

        Driver(Transcript transcript, ReplayRig rig) {
            this.transcript = transcript;
            this.rig = rig;
        }

        void driveAll() throws IOException {
            List<Exchange> exchanges = transcript.exchanges();
            for (int i = 0; i < exchanges.size(); i++) {
                Exchange exchange = exchanges.get(i);
                if (exchange.request() != null) {
                    JsonNode note =
                            i + 1 < exchanges.size() && !exchanges.get(i + 1).hasRequest()
                                    ? exchanges.get(i + 1).entry()
                                    : JSON.createObjectNode();
                    drive(exchange, exchange.request(), note);
                }
            }
        }

        private void drive(Exchange exchange, JsonNode request, JsonNode note) throws IOException {
            JsonNode first = request.path("params").path(0);
            if (request.isArray()) {
                batch(request, response(exchange));
            } else if (request.has("bech32")) {
                raw(request);
            } else if (exchange.method().endsWith("_sendRawTransaction")) {
                send(exchange, first.asString());
            } else if (exchange.method().equals("platon_getTransactionReceipt") && sent.isPresent()) {
                receipt(exchange, first.asString(), note);
            } else if (call(first).isPresent() && exchange.method().equals("platon_call")) {
                ask(exchange, first, call(first).orElseThrow(), note);
            } else if (call(first).isPresent() && exchange.method().equals("platon_estimateGas")) {
                estimate(exchange, first, call(first).orElseThrow());
            } else {
                plain(exchange, request);
            }
        }

        /** The typed call behind call data, made anew from its decoded arguments; empty for data that are none. */
        private Optional<SystemCall> call(JsonNode object) {
            if (!object.path("to").isString() || !object.path("data").isString()) {
                return Optional.empty();
            }
            Address to = address(object.path("to").asString());
            Bytes data = Bytes.fromHex(object.path("data").asString());
            if (SystemCallReading.of(to, data) instanceof SystemCallReading.Understood understood) {
                Object[] values = understood.values().stream()
                        .map(SystemCallReading.Value::value)
                        .toArray();
                SystemCall call = SystemCall.of(understood.function(), values);
                assertEquals(data, call.data());
                return Optional.of(call);
            }
            return Optional.empty();
        }

        private void ask(Exchange exchange, JsonNode object, SystemCall call, JsonNode note) throws IOException {
            if (object.has("from")) {
                Optional<GasEstimate> dry =
                        rig.node.dryRun(address(object.path("from").asString()), call);
                check(exchange, dry.orElse(null));
                return;
            }
            QueryAnswer answer = rig.node.ask(call);
            JsonNode decoded = note.path("decoded");
            int code = decoded.path("Code").asInt(-1);
            switch (answer) {
                case QueryAnswer.Found found -> {
                    assertEquals(0, code);
                    assertEquals(decoded.path("Ret"), found.ret());
                }
                case QueryAnswer.Nothing nothing -> assertTrue(call.function().meansNothing(code));
                case QueryAnswer.Refused refused -> assertEquals(code, refused.code());
                case QueryAnswer.NotUnderstood not ->
                    assertEquals(
                            response(exchange).path("error").path("message").asString(), not.nodeText());
            }
        }

        private void estimate(Exchange exchange, JsonNode object, SystemCall call) throws IOException {
            GasEstimate estimate = rig.node.estimate(address(object.path("from").asString()), call);
            if (estimate instanceof GasEstimate.Limit limit) {
                assertEquals(
                        response(exchange).path("result").asString(),
                        "0x" + limit.gas().toString(16));
            } else {
                check(exchange, estimate);
            }
        }

        private static void check(Exchange exchange, @Nullable GasEstimate estimate) {
            JsonNode error = response(exchange).path("error");
            switch (estimate) {
                case null -> assertTrue(error.isMissingNode());
                case GasEstimate.Limit limit -> throw new AssertionError("a limit from a dry run");
                case GasEstimate.Refused refused -> {
                    assertEquals(error.path("data").path("code").asInt(), refused.code());
                    assertEquals(SystemError.of(refused.code()).orElseThrow(), refused.error());
                }
                case GasEstimate.NotUnderstood not ->
                    assertEquals(error.path("message").asString(), not.nodeText());
            }
        }

        private void send(Exchange exchange, String raw) throws IOException {
            String again = signedAnew(raw).map(tx -> tx.encoded().toHex()).orElse(raw);
            assertEquals(raw, again);
            plain(exchange.method(), response(exchange), again);
            sent = Optional.empty();
            signedAnew(raw).ifPresent(tx -> {
                Address to = tx.transaction().to();
                if (to != null
                        && SystemCallReading.of(to, tx.transaction().data())
                                instanceof SystemCallReading.Understood understood) {
                    sent = Optional.of(understood.function());
                }
            });
        }

        /** The transaction signed again from its fields; empty for bytes that no wallet would make. */
        private static Optional<SignedTransaction> signedAnew(String raw) {
            try {
                SignedTransaction read = TransactionReader.readForm(Bytes.fromHex(raw));
                if (read.transaction().chainId() == null) {
                    return Optional.empty();
                }
                return TestKeys.of(read.sender()).map(key -> read.transaction().sign(key, read.sender()));
            } catch (TransactionException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private void receipt(Exchange exchange, String hash, JsonNode note) throws IOException {
            Optional<SystemReceipt> receipt = rig.node.receipt(hash, sent.orElseThrow());
            JsonNode result = response(exchange).path("result");
            assertEquals(result.isNull(), receipt.isEmpty());
            if (receipt.isEmpty()) {
                return;
            }
            JsonNode codes = note.path("logDecoded").path(0);
            boolean success = result.path("status").asString().equals("0x1");
            switch (receipt.get()) {
                case SystemReceipt.Failed failed -> {
                    assertTrue(!success);
                    assertEquals(SystemError.of(failed.code()).orElseThrow(), failed.error());
                    if (codes.size() > 0) {
                        assertEquals(codes.path(0).asString(), Integer.toString(failed.code()));
                    }
                }
                case SystemReceipt.OutOfGas out -> assertTrue(!success);
                case SystemReceipt.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
                default -> assertTrue(success);
            }
        }

        private void batch(JsonNode request, JsonNode response) throws IOException {
            List<Call> calls = new ArrayList<>();
            for (JsonNode each : request) {
                calls.add(Call.of(each.path("method").asString(), parameters(each)));
            }
            List<Outcome> outcomes = rig.pool.batch(calls);
            for (int i = 0; i < outcomes.size(); i++) {
                Outcome.Result result = assertInstanceOf(Outcome.Result.class, outcomes.get(i));
                assertEquals(response.path(i).path("result"), result.value());
            }
        }

        /** A request with a member of its own beside method and parameters, which only these nodes know. */
        private void raw(JsonNode request) throws IOException {
            RequestBody body = RequestBody.create(request.toString(), MediaType.get("application/json"));
            var answer = rig.http.send(
                    Purpose.NETWORK_NODE,
                    new Request.Builder()
                            .url(rig.replay.url().toString())
                            .post(body)
                            .build());
            assertEquals(200, answer.status());
        }

        private void plain(Exchange exchange, JsonNode request) throws IOException {
            plain(exchange.method(), response(exchange), parameters(request));
        }

        private void plain(String method, JsonNode response, Object... parameters) throws IOException {
            try {
                JsonNode result = rig.pool.call(method, parameters);
                assertEquals(response.path("result"), result);
            } catch (NodeException e) {
                NodeProblem.RpcError error = assertInstanceOf(NodeProblem.RpcError.class, e.problem());
                assertEquals(response.path("error").path("code").asInt(0), error.code());
                assertEquals(response.path("error").path("message").asString(""), error.message());
            }
        }

        private Object[] parameters(JsonNode request) {
            return JSON.convertValue(request.path("params"), Object[].class);
        }

        private Address address(String text) {
            if (text.startsWith("0x")) {
                return Address.ofHex(text);
            }
            return Address.of(
                    assertInstanceOf(Bech32.Sound.class, Bech32.decode(text)).payload());
        }

        private static JsonNode response(Exchange exchange) {
            JsonNode response = exchange.response();
            return response == null ? JSON.createObjectNode() : response;
        }
    }
}
