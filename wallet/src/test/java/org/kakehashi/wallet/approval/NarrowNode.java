package org.kakehashi.wallet.approval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real node behind a door that refuses questions for logs over more than some blocks, as public nodes do. */
final class NarrowNode implements AutoCloseable {

    private static final Pattern SPAN = Pattern.compile("\"(from|to)Block\":\"0x([0-9a-f]+)\"");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI node;
    private final long most;
    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Runnable onLogs = () -> {};

    NarrowNode(URI node, long most) {
        this.node = node;
        this.most = most;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The spans that were asked for and not refused. */
    List<Long> answered() {
        return List.copyOf(asked);
    }

    void onLogs(Runnable action) {
        onLogs = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = body.contains("eth_getLogs") ? logs(body) : forward(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] logs(String body) throws IOException {
        long from = 0;
        long to = 0;
        Matcher matcher = SPAN.matcher(body);
        while (matcher.find()) {
            long block = Long.parseLong(matcher.group(2), 16);
            if (matcher.group(1).equals("from")) {
                from = block;
            } else {
                to = block;
            }
        }
        if (to - from + 1 > most) {
            Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(body);
            String number = id.find() ? id.group(1) : "1";
            return ("{\"jsonrpc\":\"2.0\",\"id\":" + number
                            + ",\"error\":{\"code\":-32005,\"message\":\"block range is too wide\"}}")
                    .getBytes(StandardCharsets.UTF_8);
        }
        asked.add(to - from + 1);
        byte[] answer = forward(body);
        onLogs.run();
        return answer;
    }

    private byte[] forward(String body) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(node)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
