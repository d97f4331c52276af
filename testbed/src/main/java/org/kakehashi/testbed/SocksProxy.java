package org.kakehashi.testbed;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A SOCKS 5 proxy (RFC 1928) that takes every name for the own machine and writes down what it was asked for. */
public final class SocksProxy implements AutoCloseable {

    private static final int NAME = 3;
    private static final int IPV4 = 1;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> wanted = new CopyOnWriteArrayList<>();

    public SocksProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::acceptAll);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Name and port of every connection so far; an address that is no name begins with {@code ip:}. */
    public List<String> wanted() {
        return List.copyOf(wanted);
    }

    private void acceptAll() {
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
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            in.readByte();
            in.readFully(new byte[in.readUnsignedByte()]);
            out.write(new byte[] {5, 0});
            in.readFully(new byte[3]);
            int kind = in.readUnsignedByte();
            byte[] address = new byte[kind == NAME ? in.readUnsignedByte() : kind == IPV4 ? 4 : 16];
            in.readFully(address);
            int port = in.readUnsignedShort();
            String name = kind == NAME
                    ? new String(address, StandardCharsets.US_ASCII)
                    : "ip:" + InetAddress.getByAddress(address).getHostAddress();
            wanted.add(name + ":" + port);
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
                threads.execute(() -> copy(target, client));
                pump(in, target.getOutputStream());
            }
        } catch (IOException e) {
            return; // one client's end is nobody else's
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            pump(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            return; // closed by the other direction
        }
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[8192];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
