package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.testbed.Transcript.Exchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions over WebSocket, as recorded: the program's client sends the requests and gets every pushed message. */
class WebSocketReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"alaya-11-websocket", "platon-11-websocket"})
    void subscriptionsArePushed(String name) throws InterruptedException {
        Transcript transcript = Transcript.named(name);
        BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        try (ReplayRig rig = ReplayRig.strict(transcript)) {
            WebSocket socket = rig.http.webSocket(
                    Purpose.NETWORK_NODE,
                    new Request.Builder()
                            .url(rig.replay.webSocketUrl().toString())
                            .build(),
                    new WebSocketListener() {
                        @Override
                        public void onMessage(WebSocket webSocket, String text) {
                            received.add(JSON.readTree(text));
                        }

                        @Override
                        public void onFailure(WebSocket webSocket, Throwable problem, Response response) {
                            received.add(JSON.createObjectNode().put("problem", problem.toString()));
                        }
                    });
            List<JsonNode> pushed = new ArrayList<>();
            List<JsonNode> recorded = new ArrayList<>();
            for (Exchange exchange : transcript.exchanges()) {
                if (exchange.request() instanceof ObjectNode request) {
                    assertTrue(socket.send(request.toString()));
                    assertEquals(exchange.response(), reply(received, pushed));
                } else if (exchange.entry().has("message")) {
                    recorded.add(exchange.entry().path("message"));
                }
            }
            while (pushed.size() < recorded.size()) {
                pushed.add(next(received));
            }
            assertEquals(recorded.size(), pushed.size());
            assertTrue(pushed.containsAll(recorded));
            rig.assertNothingRefused();
            assertEquals(List.of(), rig.replay.unasked());
            socket.close(1000, null);
        }
    }

    private static JsonNode reply(BlockingQueue<JsonNode> received, List<JsonNode> pushed) throws InterruptedException {
        JsonNode next = next(received);
        while (!next.has("id")) {
            pushed.add(next);
            next = next(received);
        }
        return next;
    }

    private static JsonNode next(BlockingQueue<JsonNode> received) throws InterruptedException {
        JsonNode next = received.poll(30, TimeUnit.SECONDS);
        assertNotNull(next, "no message came");
        assertTrue(!next.has("problem"), () -> next.toString());
        return next;
    }
}
