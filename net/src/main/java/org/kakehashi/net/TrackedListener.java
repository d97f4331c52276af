package org.kakehashi.net;

import java.util.Map;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Hands everything on, and forgets the WebSocket when it has ended. */
final class TrackedListener extends WebSocketListener {

    private final WebSocketListener inner;
    private final Map<WebSocket, ?> open;
    private volatile boolean ended;

    TrackedListener(WebSocketListener inner, Map<WebSocket, ?> open) {
        this.inner = inner;
        this.open = open;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        inner.onOpen(socket, response);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        inner.onMessage(socket, text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
        inner.onMessage(socket, bytes);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        inner.onClosing(socket, code, reason);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
        ended = true;
        open.remove(socket);
        inner.onClosed(socket, code, reason);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
        ended = true;
        open.remove(socket);
        inner.onFailure(socket, failure, response);
    }
}
