package org.kakehashi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts = Hosts.inMemory(Clock.systemUTC());
    private final CountingSockets sockets = new CountingSockets();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final GuardedHttp http = new GuardedHttp(hosts, sockets, name -> {
        lookUps.incrementAndGet();
        if (name.endsWith(".example")) {
            throw new UnknownHostException(name);
        }
        return Dns.SYSTEM.lookup(name);
    });

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aHostWithoutConsentGetsNeitherLookUpNorSocket() throws IOException {
        try (HostileServer server = ok("hello")) {
            hosts.propose(server.host(), Purpose.NETWORK_NODE, "proposed is not allowed");
            hosts.allow(server.host(), Purpose.PRICE);
            HostNotAllowedException refused = assertThrows(
                    HostNotAllowedException.class, () -> http.send(Purpose.NETWORK_NODE, get(server.url())));
            assertEquals(server.host(), refused.host());
            assertEquals(Purpose.NETWORK_NODE, refused.purpose());
            assertThrows(
                    HostNotAllowedException.class,
                    () -> http.send(Purpose.NETWORK_NODE, get("https://node.example/rpc?key=secret")));
            hosts.revoke(server.host(), Purpose.NETWORK_NODE);
            assertThrows(HostNotAllowedException.class, () -> http.send(Purpose.NETWORK_NODE, get(server.url())));
            assertEquals(0, sockets.made.get());
            assertEquals(0, lookUps.get());
            assertEquals(0, server.connections());
        }
    }

    @Test
    void theSystemSeesNoSocketToARefusedHost() throws IOException {
        Path table = Path.of("/proc/self/net/tcp");
        assumeTrue(Files.isReadable(table), "only Linux lists its sockets there");
        try (HostileServer server = new HostileServer((head, in, out) -> {
            HostileServer.text(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            in.read();
        })) {
            // 127.0.0.1 and an established connection, as the remote end of an IPv4 or a mapped IPv6 socket.
            String remote = String.format(
                    Locale.ROOT, "0100007F:%04X 01 ", server.host().port());
            assertThrows(HostNotAllowedException.class, () -> http.send(Purpose.RELAY, get(server.url())));
            assertFalse(connectedTo(table, remote), "a socket to a refused host");
            hosts.allow(server.host(), Purpose.RELAY);
            http.send(Purpose.RELAY, get(server.url()));
            assertTrue(connectedTo(table, remote), "the check itself must be able to see one");
        }
    }

    @Test
    void anAllowedHostIsAskedAndItsUseNoted() throws IOException {
        try (HostileServer server = ok("hello")) {
            hosts.allow(server.host(), Purpose.NETWORK_NODE);
            HttpAnswer answer = http.send(Purpose.NETWORK_NODE, get(server.url()));
            assertEquals(200, answer.status());
            assertEquals("hello", answer.text());
            assertTrue(hosts.list().getFirst().lastUse() != null);
        }
    }

    @Test
    void aRedirectIsAnAnswerNotAnOrder() throws IOException {
        try (HostileServer other = ok("elsewhere");
                HostileServer server = new HostileServer((head, in, out) -> HostileServer.text(
                        out, "HTTP/1.1 302 Found\r\nLocation: " + other.url() + "\r\nContent-Length: 0\r\n\r\n"))) {
            hosts.allow(server.host(), Purpose.PRICE);
            hosts.allow(other.host(), Purpose.PRICE);
            assertEquals(302, http.send(Purpose.PRICE, get(server.url())).status());
            assertEquals(0, other.connections());
        }
    }

    @Test
    void answersAreBoundedHoweverTheyAreSent() throws IOException {
        String announced = "HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n";
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        byte[] bomb = zipped(20 << 20);
        String zippedHead = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n";
        try (HostileServer one = new HostileServer((head, in, out) -> {
                    HostileServer.text(out, announced);
                    flood(out);
                });
                HostileServer two = new HostileServer((head, in, out) -> {
                    HostileServer.text(out, chunked);
                    flood(out);
                });
                HostileServer three = new HostileServer((head, in, out) -> {
                    HostileServer.text(out, zippedHead);
                    out.write(bomb);
                    out.flush();
                    in.read();
                })) {
            for (HostileServer server : new HostileServer[] {one, two, three}) {
                hosts.allow(server.host(), Purpose.NETWORK_NODE);
                AnswerTooLargeException tooLarge = assertThrows(
                        AnswerTooLargeException.class, () -> http.send(Purpose.NETWORK_NODE, get(server.url())));
                assertEquals(GuardedHttp.DEFAULT_LIMIT, tooLarge.limit());
            }
        }
    }

    @Test
    void aDrippingAnswerEndsAtTheTimeout() throws IOException {
        try (HostileServer server = new HostileServer((head, in, out) -> {
            HostileServer.text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true) {
                HostileServer.text(out, "x");
                Thread.sleep(20);
            }
        })) {
            hosts.allow(server.host(), Purpose.NETWORK_NODE);
            assertThrows(
                    InterruptedIOException.class,
                    () -> http.send(Purpose.NETWORK_NODE, get(server.url()), 5000, Duration.ofMillis(300)));
        }
    }

    @Test
    void interruptionEndsACall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (HostileServer server = silent(asked)) {
            hosts.allow(server.host(), Purpose.NETWORK_NODE);
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    http.send(Purpose.NETWORK_NODE, get(server.url()));
                } catch (IOException e) {
                    end.complete(e);
                }
            });
            assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            thread.interrupt();
            assertInstanceOf(InterruptedIOException.class, end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void takingConsentBackCutsWhatIsRunning() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (HostileServer server = silent(asked)) {
            hosts.allow(server.host(), Purpose.NETWORK_NODE);
            CompletableFuture<Throwable> end = sendLater(server.url());
            assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            hosts.revoke(server.host(), Purpose.NETWORK_NODE);
            assertInstanceOf(IOException.class, end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertThrows(HostNotAllowedException.class, () -> http.send(Purpose.NETWORK_NODE, get(server.url())));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void closingEndsEverySocket() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (HostileServer server = silent(asked)) {
            hosts.allow(server.host(), Purpose.NETWORK_NODE);
            CompletableFuture<Throwable> end = sendLater(server.url());
            assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            http.close();
            assertInstanceOf(IOException.class, end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertThrows(IOException.class, () -> http.send(Purpose.NETWORK_NODE, get(server.url())));
            assertTrue(sockets.last().isClosed());
        }
    }

    @Test
    void aWebSocketNeedsConsentAndLosesItsConnectionWithIt() throws Exception {
        Waiter refused = new Waiter();
        Waiter opened = new Waiter();
        CountDownLatch asked = new CountDownLatch(1);
        try (HostileServer server = silent(asked)) {
            http.webSocket(Purpose.RELAY, get(server.url()), refused);
            assertInstanceOf(HostNotAllowedException.class, refused.failure.get(20, TimeUnit.SECONDS));
            assertEquals(0, server.connections());
            hosts.allow(server.host(), Purpose.RELAY);
            http.webSocket(Purpose.RELAY, get(server.url()), opened);
            assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertFalse(opened.failure.isDone());
            hosts.revoke(server.host(), Purpose.RELAY);
            assertInstanceOf(IOException.class, opened.failure.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void throughSocksTheProxyLooksUpTheName() throws Exception {
        CompletableFuture<String> wanted = new CompletableFuture<>();
        try (SocksServer proxy = new SocksServer(wanted)) {
            HostPort target = new HostPort("hidden.onion", 80);
            http.setProxy(new ProxySetting.Socks(proxy.host()));
            assertTrue(hosts.allowed(proxy.host(), Purpose.PROXY), "choosing a proxy is consent to talk to it");
            assertThrows(
                    HostNotAllowedException.class, () -> http.send(Purpose.NETWORK_NODE, get("http://hidden.onion/")));
            assertFalse(wanted.isDone());
            hosts.allow(target, Purpose.NETWORK_NODE);
            assertEquals(
                    "through",
                    http.send(Purpose.NETWORK_NODE, get("http://hidden.onion/")).text());
            assertEquals("hidden.onion:80", wanted.get(20, TimeUnit.SECONDS));
            assertEquals(0, lookUps.get());
            hosts.revoke(proxy.host(), Purpose.PROXY);
            HostNotAllowedException refused = assertThrows(
                    HostNotAllowedException.class, () -> http.send(Purpose.NETWORK_NODE, get("http://hidden.onion/")));
            assertEquals(proxy.host(), refused.host());
        }
    }

    private CompletableFuture<Throwable> sendLater(String url) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                http.send(Purpose.NETWORK_NODE, get(url));
            } catch (IOException e) {
                end.complete(e);
            }
        });
        return end;
    }

    private static boolean connectedTo(Path table, String remote) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        Path table6 = table.resolveSibling("tcp6");
        if (Files.isReadable(table6)) {
            lines.addAll(Files.readAllLines(table6));
        }
        return lines.stream().anyMatch(line -> line.contains(remote));
    }

    private static HostileServer ok(String body) throws IOException {
        return new HostileServer((head, in, out) ->
                HostileServer.text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    }

    private static HostileServer silent(CountDownLatch asked) throws IOException {
        return new HostileServer((head, in, out) -> {
            asked.countDown();
            in.read();
        });
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] block = new byte[64 << 10];
        while (true) {
            HostileServer.text(out, "10000\r\n");
            out.write(block);
            HostileServer.text(out, "\r\n");
        }
    }

    private static byte[] zipped(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[size]);
        }
        return bytes.toByteArray();
    }

    private static Request get(String url) {
        return new Request.Builder().url(url).build();
    }

    private static final class Waiter extends WebSocketListener {
        final CompletableFuture<Throwable> failure = new CompletableFuture<>();

        @Override
        public void onFailure(WebSocket socket, Throwable problem, @Nullable Response response) {
            failure.complete(problem);
        }
    }

    private static final class CountingSockets extends SocketFactory {
        final AtomicInteger made = new AtomicInteger();
        private volatile @Nullable Socket last;

        Socket last() {
            Socket socket = last;
            if (socket == null) {
                throw new AssertionError("no socket was made");
            }
            return socket;
        }

        @Override
        public Socket createSocket() {
            made.incrementAndGet();
            Socket socket = new Socket();
            last = socket;
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
