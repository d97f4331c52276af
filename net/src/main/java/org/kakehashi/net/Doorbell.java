package org.kakehashi.net;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a second start reaches the program that runs with the same folder: a socket file in that folder, which only its
 * owner can use; nothing of it leaves the machine. What comes is at most a link, in UTF-8; an empty text only asks for
 * the window.
 */
public final class Doorbell implements AutoCloseable {

    private static final String NAME = "running.socket";
    private static final int LONGEST = 8_192;
    private static final byte[] HEARD = {1};
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;
    private final ServerSocketChannel server;

    private Doorbell(Path file, ServerSocketChannel server) {
        this.file = file;
        this.server = server;
    }

    /**
     * Begins to listen; whoever calls holds the folder's lock, so that a file left there is a dead program's.
     *
     * @param onRing hears each link, on a thread of its own
     * @return empty where the system has no such sockets or the folder's path is too long for one
     */
    public static Optional<Doorbell> hang(Path folder, Consumer<String> onRing) {
        Path file = folder.resolve(NAME);
        try {
            Files.deleteIfExists(file);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(file));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            var bell = new Doorbell(file, server);
            Thread.ofVirtual().start(() -> bell.listen(onRing));
            return Optional.of(bell);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void listen(Consumer<String> onRing) {
        while (server.isOpen()) {
            try (SocketChannel caller = server.accept()) {
                ByteBuffer bytes = ByteBuffer.allocate(LONGEST + 1);
                while (bytes.hasRemaining() && caller.read(bytes) >= 0) {
                    // Until the caller is done or has said too much.
                }
                if (bytes.hasRemaining()) {
                    onRing.accept(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
                    caller.write(ByteBuffer.wrap(HEARD));
                }
            } catch (IOException e) {
                // That caller went away; the next one is heard, unless the bell itself was taken down.
            }
        }
    }

    /**
     * Hands a link to the running program; false if it does not say within seconds that it heard. That the
     * system takes the bytes means nothing: it does so for a program that hangs, and for one that was just killed.
     */
    public static boolean ring(Path folder, String link) {
        return ring(folder, link, PATIENCE);
    }

    static boolean ring(Path folder, String link, Duration patience) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(NAME)));
                var answer = Selector.open()) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(link);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            channel.configureBlocking(false);
            channel.register(answer, SelectionKey.OP_READ);
            return answer.select(patience.toMillis()) > 0 && channel.read(ByteBuffer.allocate(1)) == HEARD.length;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next start takes the file away.
        }
    }
}
