package org.kakehashi.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A SOCKS 5 server (RFC 1928) that tells where it was asked to go, and answers every request itself. */
final class SocksServer implements AutoCloseable {

    private final ServerSocket server;

    SocksServer(CompletableFuture<String> wanted) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    serve(socket, wanted);
                } catch (IOException e) {
                    wanted.completeExceptionally(e);
                }
            }
        });
    }

    HostPort host() {
        return new HostPort("127.0.0.1", server.getLocalPort());
    }

    private static void serve(Socket socket, CompletableFuture<String> wanted) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        in.readByte();
        in.readFully(new byte[in.readUnsignedByte()]);
        out.write(new byte[] {5, 0});
        in.readFully(new byte[3]);
        int kind = in.readUnsignedByte();
        byte[] address = new byte[kind == 3 ? in.readUnsignedByte() : kind == 1 ? 4 : 16];
        in.readFully(address);
        int port = in.readUnsignedShort();
        wanted.complete((kind == 3 ? new String(address, StandardCharsets.US_ASCII) : "an IP address") + ":" + port);
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        HostileServer.text(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 7\r\n\r\nthrough");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
