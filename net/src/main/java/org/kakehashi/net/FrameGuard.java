package org.kakehashi.net;

import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Sink;
import okio.Socket;
import okio.Source;

/**
 * Reads the frame headers (RFC 6455, section 5.2) of what a WebSocket's server sends, and breaks the connection off as
 * soon as one message, in however many frames, says or turns out to be longer than allowed. OkHttp would gather it all.
 */
final class FrameGuard extends ForwardingSource {

    private static final int CONTROL = 8;
    private static final int LONGEST_HEADER = 10;

    private final long longest;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int read;
    private int length = 2;
    private long payloadLeft;
    private long message;

    private FrameGuard(Source inner, long longest) {
        super(inner);
        this.longest = longest;
    }

    /** The same answer to an upgrade, its socket watched. */
    static Response watch(Response upgrade, long longest) {
        Socket socket = upgrade.socket();
        if (socket == null) {
            return upgrade;
        }
        Source source = new FrameGuard(socket.getSource(), longest);
        Socket watched = new Socket() {
            @Override
            public Source getSource() {
                return source;
            }

            @Override
            public Sink getSink() {
                return socket.getSink();
            }

            @Override
            public void cancel() {
                socket.cancel();
            }
        };
        return upgrade.newBuilder().socket(watched).build();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long before = sink.size();
        long count = super.read(sink, byteCount);
        long at = before;
        while (at < before + count) {
            if (payloadLeft > 0) {
                long skipped = Math.min(payloadLeft, before + count - at);
                payloadLeft -= skipped;
                at += skipped;
            } else {
                header(sink.getByte(at));
                at++;
            }
        }
        return count;
    }

    private void header(byte next) throws IOException {
        header[read++] = next;
        if (read == 2) {
            int size = header[1] & 0x7f;
            // A server's frames carry no mask; OkHttp refuses those that do.
            length = size == 127 ? 10 : size == 126 ? 4 : 2;
        }
        if (read == length) {
            frame();
            read = 0;
            length = 2;
        }
    }

    private void frame() throws IOException {
        long size = length == 2 ? header[1] & 0x7f : 0;
        for (int i = 2; i < length; i++) {
            size = size << 8 | header[i] & 0xff;
        }
        if (size < 0 || size > longest) {
            throw new AnswerTooLargeException(longest);
        }
        payloadLeft = size;
        if ((header[0] & CONTROL) != 0) {
            return;
        }
        message += size;
        if (message > longest) {
            throw new AnswerTooLargeException(longest);
        }
        if ((header[0] & 0x80) != 0) {
            message = 0;
        }
    }
}
