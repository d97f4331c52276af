package org.kakehashi.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * The program's HTTP and WebSocket client. A request to a host that the person has not allowed for its purpose ends in
 * {@link HostNotAllowedException} before a name is looked up or a socket is made. Redirects are not followed, nothing is
 * cached, no cookie is kept, and the system's proxy settings are not used. Safe for use by several threads.
 */
public final class GuardedHttp implements AutoCloseable {

    /** The largest answer read when nothing else is asked for, in bytes. */
    public static final long DEFAULT_LIMIT = 8L << 20;

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(30);

    private final Hosts hosts;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<WebSocket, Use> webSockets = new ConcurrentHashMap<>();
    private final AutoCloseable hostsListener;
    private volatile OkHttpClient client;
    private volatile ProxySetting proxy = new ProxySetting.Direct();
    private volatile boolean closed;

    private record Use(HostPort host, Purpose purpose) {}

    /** Marks a request as one for a WebSocket. */
    private record MessageLimit(long bytes) {}

    public GuardedHttp(Hosts hosts) {
        this(hosts, SocketFactory.getDefault(), Dns.SYSTEM);
    }

    GuardedHttp(Hosts hosts, SocketFactory sockets, Dns dns) {
        this.hosts = hosts;
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequestsPerHost(16);
        // A WebSocket counts as a running request for as long as it is open.
        dispatcher.setMaxRequests(256);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(sockets)
                .dns(name -> lookUp(dns, name))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .writeTimeout(SILENCE_TIMEOUT)
                .callTimeout(WHOLE_TIMEOUT)
                .addInterceptor(this::guard)
                .build();
        this.hostsListener = hosts.listen(list -> cutRevoked());
    }

    /** {@link #send(Purpose, Request, long, Duration)} with the default limit and 30 seconds. */
    public HttpAnswer send(Purpose purpose, Request request) throws IOException {
        return send(purpose, request, DEFAULT_LIMIT, WHOLE_TIMEOUT);
    }

    /**
     * Sends one request and reads the whole answer. Interrupting the thread ends the call.
     *
     * @param limit the largest answer to read, in bytes after decompression
     * @param timeout for everything together, from looking up the name to the last byte
     * @throws HostNotAllowedException without consent
     * @throws AnswerTooLargeException if the answer is larger than the limit
     * @throws InterruptedIOException on timeout, or when the thread is interrupted
     * @throws IOException if the host cannot be reached or breaks off
     */
    public HttpAnswer send(Purpose purpose, Request request, long limit, Duration timeout) throws IOException {
        return receive(purpose, request, timeout, response -> read(response, limit));
    }

    /** Takes an answer apart as it comes; it must bound what it reads itself. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Response response) throws IOException;
    }

    /**
     * Sends one request and hands the answer to be read piece by piece, on another thread. For the rest as {@link
     * #send(Purpose, Request, long, Duration)}.
     */
    public <T> T receive(Purpose purpose, Request request, Duration timeout, Reading<T> reading) throws IOException {
        Call call =
                client.newCall(request.newBuilder().tag(Purpose.class, purpose).build());
        call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closed) {
            throw new IOException("the connection is closed");
        }
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(reading.read(response));
                } catch (IOException | RuntimeException e) {
                    answered.cancel();
                    answer.completeExceptionally(e);
                }
            }
        });
        return await(call, answer);
    }

    /** {@link #webSocket(Purpose, Request, WebSocketListener, long)} with messages of the default limit. */
    public WebSocket webSocket(Purpose purpose, Request request, WebSocketListener listener) {
        return webSocket(purpose, request, listener, DEFAULT_LIMIT);
    }

    /**
     * Opens a WebSocket; a missing consent is reported to the listener as a failure with
     * {@link HostNotAllowedException}, a message that is too long with {@link AnswerTooLargeException}. Messages are not
     * compressed: a short one could otherwise become one of any length.
     *
     * @param longest the longest message to read, in bytes
     */
    public WebSocket webSocket(Purpose purpose, Request request, WebSocketListener listener, long longest) {
        Request tagged = request.newBuilder()
                .tag(Purpose.class, purpose)
                .tag(MessageLimit.class, new MessageLimit(longest))
                .build();
        OkHttpClient patient = client.newBuilder()
                .readTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .pingInterval(Duration.ofSeconds(30))
                .build();
        TrackedListener tracked = new TrackedListener(listener, webSockets);
        WebSocket socket = patient.newWebSocket(tagged, tracked);
        webSockets.put(socket, new Use(HostPort.of(request.url()), purpose));
        if (tracked.ended()) {
            webSockets.remove(socket);
        }
        return socket;
    }

    /** How connections leave the machine now. */
    public ProxySetting proxy() {
        return proxy;
    }

    /** Uses this way for all further connections. Choosing a proxy is consent to talk to it. */
    public synchronized void setProxy(ProxySetting setting) {
        HostPort through = proxyHost(setting);
        if (through != null) {
            hosts.allow(through, Purpose.PROXY);
        }
        proxy = setting;
        client = client.newBuilder().proxy(javaProxy(setting)).build();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    /** Ends every connection at once and refuses all further requests. */
    @Override
    public void close() {
        closed = true;
        try {
            hostsListener.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        webSockets.keySet().forEach(WebSocket::cancel);
        client.dispatcher().cancelAll();
        executor.shutdownNow();
        client.connectionPool().evictAll();
        hosts.flush();
    }

    private Response guard(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Purpose purpose = request.tag(Purpose.class);
        if (closed || purpose == null) {
            throw new IOException("the connection is closed");
        }
        HostPort host = HostPort.of(request.url());
        if (!hosts.allowed(host, purpose)) {
            throw new HostNotAllowedException(host, purpose);
        }
        HostPort through = proxyHost(proxy);
        if (through != null) {
            if (!hosts.allowed(through, Purpose.PROXY)) {
                throw new HostNotAllowedException(through, Purpose.PROXY);
            }
            hosts.used(through, Purpose.PROXY);
        }
        hosts.used(host, purpose);
        MessageLimit limit = request.tag(MessageLimit.class);
        return limit == null ? chain.proceed(request) : upgrade(chain, limit);
    }

    private static Response upgrade(Interceptor.Chain chain, MessageLimit limit) throws IOException {
        Request plain = chain.request().newBuilder().removeHeader(EXTENSIONS).build();
        Response answer = FrameGuard.watch(chain.proceed(plain), limit.bytes());
        return answer.newBuilder().removeHeader(EXTENSIONS).build();
    }

    private List<InetAddress> lookUp(Dns dns, String name) throws UnknownHostException {
        // The second lock on the same door: whatever path led here, an unknown name is never looked up.
        if (!hosts.nameAllowed(name)) {
            throw new UnknownHostException("not allowed: " + name);
        }
        return dns.lookup(name);
    }

    private void cutRevoked() {
        OkHttpClient present = client;
        for (Call call : present.dispatcher().runningCalls()) {
            Purpose purpose = call.request().tag(Purpose.class);
            if (purpose != null && !hosts.allowed(HostPort.of(call.request().url()), purpose)) {
                call.cancel();
            }
        }
        webSockets.forEach((socket, use) -> {
            if (!hosts.allowed(use.host(), use.purpose())) {
                socket.cancel();
            }
        });
        // Idle connections carry no name of their own here; those still allowed are made again when needed.
        boolean refused = hosts.list().stream().anyMatch(entry -> entry.consent() == Consent.REFUSED);
        if (refused) {
            present.connectionPool().evictAll();
        }
    }

    private static <T> T await(Call call, CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static HttpAnswer read(Response response, long limit) throws IOException {
        ResponseBody body = response.body();
        if (body.contentLength() > limit) {
            throw new AnswerTooLargeException(limit);
        }
        String type = response.header("Content-Type", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.clamp(body.contentLength(), 1024, limit));
        byte[] buffer = new byte[16 << 10];
        try (InputStream in = body.byteStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (bytes.size() + (long) n > limit) {
                    throw new AnswerTooLargeException(limit);
                }
                bytes.write(buffer, 0, n);
            }
        }
        return new HttpAnswer(response.code(), type == null ? "" : type, bytes.toByteArray());
    }

    private static @Nullable HostPort proxyHost(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.Direct direct -> null;
            case ProxySetting.Socks socks -> socks.proxy();
            case ProxySetting.Http http -> http.proxy();
        };
    }

    private static Proxy javaProxy(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.Direct direct -> Proxy.NO_PROXY;
            case ProxySetting.Socks socks -> new Proxy(Proxy.Type.SOCKS, address(socks.proxy()));
            case ProxySetting.Http http -> new Proxy(Proxy.Type.HTTP, address(http.proxy()));
        };
    }

    private static InetSocketAddress address(HostPort host) {
        return InetSocketAddress.createUnresolved(host.host(), host.port());
    }
}
