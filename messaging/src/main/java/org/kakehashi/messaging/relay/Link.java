package org.kakehashi.messaging.relay;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Purpose;

/** One WebSocket from the attempt to its end, which is told exactly once. Cut when most of what comes is junk. */
final class Link extends WebSocketListener {

    private static final int JUNK_ALLOWED = 1_000;
    private static final int JUNK_A_GOOD_ONE = 10;
    private static final int REPEATS_ALLOWED = 200_000;

    /** Who follows it. */
    interface Owner {
        void opened(Link link);

        void frame(Link link, RelayFrame frame);

        void ended(Link link, String reason);
    }

    private final Owner owner;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;
    private volatile boolean misbehaved;

    /** Only the reading thread counts. */
    private long good;

    private long junk;
    private long repeats;

    Link(Owner owner) {
        this.owner = owner;
    }

    /** Begins to connect. */
    void open(GuardedHttp http, RelayUrl relay) {
        Request request = new Request.Builder().url(relay.http()).build();
        WebSocket begun = http.webSocket(Purpose.RELAY, request, this, RelayFrame.LONGEST);
        socket = begun;
        if (over.get()) {
            begun.cancel();
        }
    }

    /** Hands a text to the network; false when the connection is gone or takes no more. */
    boolean send(String text) {
        WebSocket present = socket;
        return present != null && !over.get() && present.send(text);
    }

    /** Ends the connection, if it has not ended. */
    void cut(String reason) {
        WebSocket present = socket;
        if (present != null) {
            present.cancel();
        }
        end(reason);
    }

    /** Ends the connection in good order. */
    void close() {
        WebSocket present = socket;
        if (present == null || !present.close(1000, null)) {
            cut("");
        }
        end("");
    }

    /** Whether it was cut because of what the relay sent. */
    boolean misbehaved() {
        return misbehaved;
    }

    /** Something of use came. */
    void good() {
        good++;
    }

    /** Something came that no honest relay sends, or that nobody asked for. */
    void junk() {
        junk++;
        if (junk > JUNK_ALLOWED && junk > JUNK_A_GOOD_ONE * good) {
            misbehave("it sends what is wrong or was not asked for");
        }
    }

    /** Something came again. */
    void repeat() {
        repeats++;
        if (repeats > REPEATS_ALLOWED && repeats > JUNK_A_GOOD_ONE * good) {
            misbehave("it repeats itself without end");
        }
    }

    private void misbehave(String reason) {
        misbehaved = true;
        cut(reason);
    }

    private void end(String reason) {
        if (over.compareAndSet(false, true)) {
            owner.ended(this, reason);
        }
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
        socket = opened;
        if (over.get()) {
            opened.cancel();
        } else {
            owner.opened(this);
        }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        if (!over.get()) {
            owner.frame(this, RelayFrame.read(text));
        }
    }

    @Override
    public void onMessage(WebSocket from, ByteString bytes) {
        if (!over.get()) {
            owner.frame(this, new RelayFrame.Unreadable());
        }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        from.close(1000, null);
        end(reason.isEmpty() ? "the relay closed the connection" : RelayFrame.shown(reason));
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
        if (response != null && response.code() != 101) {
            end("HTTP " + response.code());
        } else {
            String message = failure.getMessage();
            end(RelayFrame.shown(message == null ? failure.getClass().getSimpleName() : message));
        }
    }
}
