package org.kakehashi.testbed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The WebSocket side of a replay: RFC 6455 text frames, enough for one JSON-RPC client at a time. */
final class ReplaySocket implements AutoCloseable {

    private static final String HANDSHAKE_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_MESSAGE = 1024 * 1024;
    private static final int LONGEST_LINE = 8192;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

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
            shakeHands(in, out);
            converse(in, out);
        } catch (IOException e) {
            // The client went away: that ends its conversation and nothing else.
        }
    }

    private static void shakeHands(InputStream in, OutputStream out) throws IOException {
        String key = "";
        String line = line(in);
        while (!line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
            line = line(in);
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + HANDSHAKE_SALT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("no handshake");
            }
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private void converse(DataInputStream in, OutputStream out) throws IOException {
        Set<String> subscriptions = new HashSet<>();
        Set<Integer> sent = new HashSet<>();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int head = in.readUnsignedByte();
            byte[] payload = payload(in);
            int kind = head & 0x0f;
            if (kind == CLOSE) {
                send(out, CLOSE, payload);
                return;
            } else if (kind == PING) {
                send(out, PONG, payload);
            } else if (kind != PONG) {
                message.write(payload);
                if ((head & 0x80) != 0) {
                    answer(message.toString(StandardCharsets.UTF_8), subscriptions, sent, out);
                    message.reset();
                }
            }
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
        send(out, TEXT, reply.toString().getBytes(StandardCharsets.UTF_8));
        if (request.path("method").asString("").endsWith("_subscribe")) {
            subscriptions.add(reply.path("result").asString(""));
        }
        for (JsonNode push : recording.due(subscriptions, sent)) {
            send(out, TEXT, push.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long size = second & 0x7f;
        if (size == 126) {
            size = in.readUnsignedShort();
        } else if (size == 127) {
            size = in.readLong();
        }
        if (size < 0 || size > LONGEST_MESSAGE || (second & 0x80) == 0) {
            throw new IOException("a frame too long or not masked");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) size);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void send(OutputStream out, int kind, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65_536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >>> shift));
            }
        }
        frame.write(payload);
        out.write(frame.toByteArray());
        out.flush();
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
