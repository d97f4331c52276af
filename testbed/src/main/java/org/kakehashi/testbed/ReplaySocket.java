package org.kakehashi.testbed;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The WebSocket side of a replay: RFC 6455 text frames, enough for one JSON-RPC client at a time. */
final class ReplaySocket implements AutoCloseable {

    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Recording recording;
    private final ServerSocket server;

    ReplaySocket(Recording recording, ExecutorService threads) throws IOException {
        this.recording = recording;
        this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        threads.execute(() -> acceptAll(threads));
    }

    int port() {
        return server.getLocalPort();
    }

    private void acceptAll(ExecutorService threads) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            OutputStream out = client.getOutputStream();
            if (WebSocketFrames.shakeHands(in, out)) {
                converse(in, out);
            }
        } catch (IOException e) {
            // The client went away: that ends its conversation and nothing else.
        }
    }

    private void converse(DataInputStream in, OutputStream out) throws IOException {
        Set<String> subscriptions = new HashSet<>();
        Set<Integer> sent = new HashSet<>();
        String text = WebSocketFrames.read(in, out, LONGEST_MESSAGE);
        while (text != null) {
            answer(text, subscriptions, sent, out);
            text = WebSocketFrames.read(in, out, LONGEST_MESSAGE);
        }
    }

    private void answer(String text, Set<String> subscriptions, Set<Integer> sent, OutputStream out)
            throws IOException {
        JsonNode request;
        try {
            request = JSON.readTree(text);
        } catch (JacksonException e) {
            recording.refuse("not JSON: " + text);
            return;
        }
        JsonNode reply = recording.answer(request);
        WebSocketFrames.writeText(out, reply.toString());
        if (request.path("method").asString("").endsWith("_subscribe")) {
            subscriptions.add(reply.path("result").asString(""));
        }
        for (JsonNode push : recording.due(subscriptions, sent)) {
            WebSocketFrames.writeText(out, push.toString());
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
