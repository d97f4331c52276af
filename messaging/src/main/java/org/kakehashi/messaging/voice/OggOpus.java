package org.kakehashi.messaging.voice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opus packets in an Ogg file (RFC 3533, RFC 7845), one stream of one or two channels. Numbers are little-endian. */
final class OggOpus {

    /** What positions count: samples of 48,000 a second, whatever the rate of the sound. */
    static final int RATE = 48_000;

    private static final byte[] CAPTURE = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VENDOR = "Kakehashi".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER = 27;
    private static final int CHECKSUM = 22;
    private static final int MOST_SEGMENTS = 255;
    private static final int PACKETS_A_PAGE = 50;
    private static final int PACKET_TIME = RATE / 50;
    private static final int LARGEST_PACKET = 48 * 1_275;
    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int POLYNOMIAL = 0x04c11db7;

    private OggOpus() {}

    /**
     * What a file holds.
     *
     * @param delay how many samples at the beginning are not to be heard
     * @param samples how many are to be heard after them; 0 when the file does not say
     */
    record Stream(List<byte[]> packets, int delay, long samples) {}

    /** Writes packets of 20 milliseconds each. */
    static byte[] write(List<byte[]> packets, int delay, long samples, int serial) {
        var out = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(HEAD).put((byte) 1).put((byte) 1).putShort((short) delay).putInt(VoiceEncoder.RATE);
        ByteBuffer tags = ByteBuffer.allocate(16 + VENDOR.length).order(ByteOrder.LITTLE_ENDIAN);
        tags.put(TAGS).putInt(VENDOR.length).put(VENDOR).putInt(0);
        int page = 0;
        page(out, List.of(head.array()), FIRST, 0, serial, page++);
        page(out, List.of(tags.array()), 0, 0, serial, page++);
        for (int from = 0; from < packets.size(); from += PACKETS_A_PAGE) {
            int to = Math.min(packets.size(), from + PACKETS_A_PAGE);
            boolean last = to == packets.size();
            long position = last ? delay + samples : (long) to * PACKET_TIME;
            page(out, packets.subList(from, to), last ? LAST : 0, position, serial, page++);
        }
        return out.toByteArray();
    }

    /** The packets are short enough for one page together: 50 of at most five segments each. */
    private static void page(
            ByteArrayOutputStream out, List<byte[]> packets, int flags, long position, int serial, int number) {
        var lacing = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int left = packet.length; left >= 0; left -= 255) {
                lacing.write(Math.min(left, 255));
            }
            body.writeBytes(packet);
        }
        ByteBuffer page =
                ByteBuffer.allocate(HEADER + lacing.size() + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        page.put(CAPTURE)
                .put((byte) 0)
                .put((byte) flags)
                .putLong(position)
                .putInt(serial)
                .putInt(number)
                .putInt(0);
        page.put((byte) lacing.size()).put(lacing.toByteArray()).put(body.toByteArray());
        page.putInt(CHECKSUM, checksum(page.array(), 0, page.capacity()));
        out.writeBytes(page.array());
    }

    /** Reads the first stream of a file; empty when it is not one of this kind, or damaged. */
    static Optional<Stream> read(byte[] file) {
        var reader = new Reader(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        return reader.read() ? reader.stream() : Optional.empty();
    }

    private static final class Reader {
        private final ByteBuffer file;
        private final List<byte[]> packets = new ArrayList<>();
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private boolean open;
        private int serial;
        private long end;
        private boolean ended;

        Reader(ByteBuffer file) {
            this.file = file;
        }

        boolean read() {
            for (int number = 0; file.remaining() >= HEADER && !ended; number++) {
                if (!page(number)) {
                    return false;
                }
            }
            return !open && packets.size() > 2;
        }

        private boolean page(int number) {
            int at = file.position();
            int segments = file.get(at + HEADER - 1) & 0xff;
            int body = at + HEADER + segments;
            if (body > file.limit()) {
                return false;
            }
            int end = body;
            for (int i = 0; i < segments; i++) {
                end += file.get(at + HEADER + i) & 0xff;
            }
            if (end > file.limit() || !isSound(at, end)) {
                return false;
            }
            int flags = file.get(at + 5);
            if (number == 0) {
                serial = file.getInt(at + 14);
            }
            file.position(end);
            boolean mine = file.getInt(at + 14) == serial;
            if (number == 0 && (flags & FIRST) == 0 || mine && open != ((flags & CONTINUED) != 0)) {
                return false;
            }
            return !mine || take(at, segments, body, flags);
        }

        /** Whether the page's own sum is right. */
        private boolean isSound(int at, int end) {
            byte[] page = new byte[end - at];
            file.get(at, page);
            int claimed = file.getInt(at + CHECKSUM);
            for (int i = 0; i < 4; i++) {
                page[CHECKSUM + i] = 0;
            }
            return starts(page, CAPTURE) && page[4] == 0 && checksum(page, 0, page.length) == claimed;
        }

        private boolean take(int at, int segments, int body, int flags) {
            int from = body;
            for (int i = 0; i < segments; i++) {
                int length = file.get(at + HEADER + i) & 0xff;
                byte[] segment = new byte[length];
                file.get(from, segment);
                begun.writeBytes(segment);
                from += length;
                open = length == MOST_SEGMENTS;
                if (begun.size() > LARGEST_PACKET) {
                    return false;
                }
                if (!open) {
                    packets.add(begun.toByteArray());
                    begun.reset();
                }
            }
            end = file.getLong(at + 6);
            ended = (flags & LAST) != 0;
            return true;
        }

        Optional<Stream> stream() {
            byte[] head = packets.get(0);
            boolean good = head.length >= 19
                    && starts(head, HEAD)
                    && (head[8] & 0xf0) == 0
                    && (head[9] == 1 || head[9] == 2)
                    && head[18] == 0
                    && starts(packets.get(1), TAGS);
            if (!good) {
                return Optional.empty();
            }
            int delay = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(10) & 0xffff;
            List<byte[]> sound =
                    packets.stream().skip(2).filter(packet -> packet.length > 0).toList();
            return Optional.of(new Stream(sound, delay, ended ? Math.max(0, end - delay) : 0));
        }
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** CRC-32 of Ogg: most significant bit first, beginning with zero, not inverted. */
    private static int checksum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum ^= bytes[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? sum << 1 ^ POLYNOMIAL : sum << 1;
            }
        }
        return sum;
    }
}
