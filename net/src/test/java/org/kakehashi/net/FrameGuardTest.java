package org.kakehashi.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.Okio;
import okio.Sink;
import okio.Socket;
import okio.Source;
import org.junit.jupiter.api.Test;

/** Frames of RFC 6455 are let through up to the longest message, however they are cut, and not a byte of more. */
class FrameGuardTest {

    private static final int LONGEST = 1_000;

    /** A frame as a server sends it. */
    private static Buffer frame(int head, int size) {
        Buffer frame = new Buffer().writeByte(head);
        if (size < 126) {
            frame.writeByte(size);
        } else if (size < 65_536) {
            frame.writeByte(126).writeShort(size);
        } else {
            frame.writeByte(127).writeLong(size);
        }
        return frame.write(new byte[size]);
    }

    /** Reads everything through the guard, a few bytes at a time. */
    private static byte[] read(Buffer sent, int seed) throws IOException {
        Random random = new Random(seed);
        Socket socket = new Socket() {
            @Override
            public Source getSource() {
                return sent;
            }

            @Override
            public Sink getSink() {
                return Okio.blackhole();
            }

            @Override
            public void cancel() {}
        };
        Response upgrade = new Response.Builder()
                .request(new Request.Builder().url("http://example.com/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(101)
                .message("")
                .socket(socket)
                .build();
        Source guarded = Objects.requireNonNull(
                        FrameGuard.watch(upgrade, LONGEST).socket())
                .getSource();
        Buffer all = new Buffer();
        while (guarded.read(all, 1 + random.nextInt(7)) >= 0) {
            assertTrue(all.size() < 100_000);
        }
        return all.readByteArray();
    }

    @Test
    void whatIsWithinTheLimitPassesUnchanged() throws IOException {
        Buffer sent = new Buffer();
        sent.writeAll(frame(0x81, 5));
        sent.writeAll(frame(0x82, LONGEST));
        // One message of three frames, with a ping between them that does not count.
        sent.writeAll(frame(0x01, 400));
        sent.writeAll(frame(0x00, 400));
        sent.writeAll(frame(0x89, 125));
        sent.writeAll(frame(0x80, 200));
        sent.writeAll(frame(0x81, LONGEST));
        byte[] expected = sent.clone().readByteArray();
        for (int seed = 0; seed < 20; seed++) {
            assertArrayEquals(expected, read(sent.clone(), seed));
        }
    }

    @Test
    void aFrameThatSaysToBeLongerIsNotRead() {
        assertThrows(AnswerTooLargeException.class, () -> read(frame(0x81, LONGEST + 1), 1));
        Buffer enormous = new Buffer()
                .writeByte(0x82)
                .writeByte(127)
                .writeLong(Long.MAX_VALUE)
                .write(new byte[50]);
        assertThrows(AnswerTooLargeException.class, () -> read(enormous, 2));
        Buffer negative =
                new Buffer().writeByte(0x82).writeByte(127).writeLong(-1).write(new byte[50]);
        assertThrows(AnswerTooLargeException.class, () -> read(negative, 3));
    }

    @Test
    void framesOfOneMessageAreCountedTogether() throws IOException {
        Buffer sent = new Buffer();
        for (Buffer frame : new Buffer[] {frame(0x01, 400), frame(0x00, 400), frame(0x89, 1), frame(0x00, 201)}) {
            sent.writeAll(frame);
        }
        assertThrows(AnswerTooLargeException.class, () -> read(sent, 4));
    }
}
