package org.kakehashi.ui.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way to a relay, which can be pulled out and put in again. */
final class Cable implements AutoCloseable {

    private final URI far;
    private final ServerSocket near;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean plugged = true;

    Cable(URI far) {
        this.far = far;
        try {
            near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + near.getLocalPort());
    }

    void pull() {
        plugged = false;
        open.forEach(Cable::drop);
        open.clear();
    }

    void plug() {
        plugged = true;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket here = near.accept();
                if (!plugged) {
                    here.close();
                    continue;
                }
                var there = new Socket(far.getHost(), far.getPort());
                open.addAll(List.of(here, there));
                Thread.ofVirtual().start(() -> carry(here, there));
                Thread.ofVirtual().start(() -> carry(there, here));
            } catch (IOException closed) {
                // The next one may do better; a closed server ends the loop.
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Pulled out, or the other side hung up.
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pull();
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
