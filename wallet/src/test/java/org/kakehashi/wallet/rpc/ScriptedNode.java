package org.kakehashi.wallet.rpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kakehashi.net.HostPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node on a free loopback port that answers as the test says, truly or not. */
public final class ScriptedNode implements AutoCloseable {

    /** Answers one HTTP exchange. */
    @FunctionalInterface
    public interface Script {
        void answer(JsonNode request, HttpExchange exchange) throws IOException;
    }

    /** Makes the result (as JSON text) of one call. */
    @FunctionalInterface
    public interface Results {
        /** @return the members after the id, such as {@code "result":"0x1"} */
        String of(String method, JsonNode parameters);
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();

    public ScriptedNode(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                script.answer(JSON.readTree(exchange.getRequestBody().readAllBytes()), exchange);
            }
        });
        server.start();
    }

    /** A node that speaks correct JSON-RPC, single and in batches, with these results. */
    public static ScriptedNode honest(Results results) {
        return new ScriptedNode((request, exchange) -> {
            if (request.isArray()) {
                StringBuilder answers = new StringBuilder("[");
                // Backwards, as the specification allows any order.
                for (int i = request.size() - 1; i >= 0; i--) {
                    answers.append(one(request.get(i), results)).append(i > 0 ? "," : "]");
                }
                send(exchange, 200, answers.toString());
            } else {
                send(exchange, 200, one(request, results));
            }
        });
    }

    /** A node that answers everything with this status and text. */
    public static ScriptedNode saying(int status, String text) {
        return new ScriptedNode((request, exchange) -> send(exchange, status, text));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public HostPort host() {
        return HostPort.of(url());
    }

    /** How many HTTP requests came. */
    public int requests() {
        return requests.get();
    }

    public static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String one(JsonNode request, Results results) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ","
                + results.of(request.get("method").stringValue(), request.get("params")) + "}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
