package org.kakehashi.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A strict stand-in for a node: answers over HTTP and WebSocket, on a free loopback port each, what a real node
 * answered when the same was asked, and refuses everything else. A request matches when it equals the recorded one in
 * every member but the JSON-RPC id; asked again it gets the next recorded answer to the same request.
 *
 * <p>What it refuses it also keeps: a test that ends with {@link #refusals()} empty has sent nothing that was not
 * recorded, and {@link #unasked()} tells what it never sent.
 */
public final class ReplayNode implements AutoCloseable {

    /** JSON-RPC error code of a refusal, one that no real node uses. */
    public static final int NOT_RECORDED = -39_999;

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Recording recording;
    private final HttpServer http;
    private final ExecutorService threads;
    private final ReplaySocket socket;

    private ReplayNode(Recording recording) {
        this.recording = recording;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            socket = new ReplaySocket(recording, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("the replay server could not be started", e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    /** Each recorded exchange answers once: asking more often than was recorded is refused. */
    public static ReplayNode strict(Transcript transcript) {
        return new ReplayNode(new Recording(transcript, false));
    }

    /** As {@link #strict}, but the last recorded answer to a request is given again as often as it is asked. */
    public static ReplayNode repeating(Transcript transcript) {
        return new ReplayNode(new Recording(transcript, true));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public URI webSocketUrl() {
        return URI.create("ws://127.0.0.1:" + socket.port());
    }

    /** What was asked and had not been recorded, in order. */
    public List<String> refusals() {
        return recording.refusals();
    }

    /** What was recorded and has not been asked (yet), in order. */
    public List<String> unasked() {
        return recording.unasked();
    }

    /** How many recorded exchanges have been answered at least once. */
    public int answered() {
        return recording.answered();
    }

    /**
     * Goes to a point of the recording, forward or back: everything before it has happened, everything from it on has not.
     *
     * @param what the note of the exchange to go to
     */
    public void skipTo(String what) {
        recording.skipTo(what);
    }

    /** From now on the same question has the same answer, as if no block came any more. */
    public void standStill() {
        recording.standStill();
    }

    /** Whether the exchange at this place of the recording lies behind. */
    boolean used(int place) {
        return recording.used(place);
    }

    /** Answers one request as a node would, without the wire. */
    ObjectNode answer(JsonNode request) {
        return recording.answer(request);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            byte[] reply = reply(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private String reply(byte[] body) {
        JsonNode request;
        try {
            request = JSON.readTree(body);
        } catch (JacksonException e) {
            recording.refuse("not JSON: " + new String(body, StandardCharsets.UTF_8));
            return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"parse error\"}}";
        }
        if (request instanceof ArrayNode batch) {
            return batchReply(batch);
        }
        return recording.answer(request).toString();
    }

    /** A batch that was recorded as a whole is answered as a whole, else request by request. */
    private String batchReply(ArrayNode batch) {
        JsonNode whole = recording.answerBatch(batch);
        if (whole != null) {
            return whole.toString();
        }
        ArrayNode replies = JSON.createArrayNode();
        for (JsonNode each : batch) {
            replies.add(recording.answer(each));
        }
        return replies.toString();
    }

    static ObjectNode refusal(JsonNode id, String sentence) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.putObject("error").put("code", NOT_RECORDED).put("message", sentence);
        return answer;
    }

    @Override
    public void close() {
        socket.close();
        http.stop(0);
        threads.shutdownNow();
    }
}
