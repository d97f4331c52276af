package org.kakehashi.messaging.voice;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns speech into Opus as it is spoken; the samples themselves are not kept. For one thread. */
public final class VoiceEncoder {

    /** Samples a second, of 16 bits and one channel. */
    public static final int RATE = 16_000;

    /** Samples that are given at once: 20 milliseconds. */
    public static final int FRAME = RATE / 50;

    private static final int BITS_A_SECOND = 24_000;
    private static final int COMPLEXITY = 5;
    private static final int LARGEST_PACKET = 1_275;
    private static final int BARS = 64;
    private static final double LOUDEST = 100;

    /** Below this nobody speaks: a quiet room is not drawn as if it were loud. */
    private static final int FLOOR = 2_000;

    private final OpusEncoder encoder;
    private final List<byte[]> packets = new ArrayList<>();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private final byte[] packet = new byte[LARGEST_PACKET];

    public VoiceEncoder() {
        try {
            encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        encoder.setComplexity(COMPLEXITY);
    }

    /** Takes the next {@link #FRAME} samples. Returns how loud they are, 0 to 255. */
    public int add(short[] frame) {
        if (frame.length != FRAME) {
            throw new IllegalArgumentException("a frame of " + frame.length + " samples");
        }
        int level = peak(frame) >> 7;
        levels.write(level);
        encode(frame);
        return level;
    }

    private void encode(short[] frame) {
        try {
            int length = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
            packets.add(Arrays.copyOf(packet, length));
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int peak(short[] frame) {
        int peak = 0;
        for (short sample : frame) {
            peak = Math.max(peak, Math.min(Short.MAX_VALUE, Math.abs(sample)));
        }
        return peak;
    }

    public Duration length() {
        return Duration.ofMillis(levels.size() * 20L);
    }

    /** Ends it. @param serial any number, which tells streams of one file apart */
    public Voice finish(int serial) {
        Duration length = length();
        long samples = (long) levels.size() * FRAME;
        // What the encoder has not given out yet.
        encode(new short[FRAME]);
        int delay = encoder.getLookahead() * (OggOpus.RATE / RATE);
        byte[] ogg = OggOpus.write(packets, delay, samples * (OggOpus.RATE / RATE), serial);
        Voice voice = new Voice(ogg, new VoiceLook(length, waveform()));
        wipe();
        return voice;
    }

    /** Forgets everything. */
    public void wipe() {
        packets.forEach(each -> Arrays.fill(each, (byte) 0));
        packets.clear();
    }

    private List<Integer> waveform() {
        byte[] all = levels.toByteArray();
        int bars = Math.min(BARS, all.length);
        int[] loud = new int[bars];
        int most = FLOOR >> 7;
        for (int i = 0; i < all.length; i++) {
            int bar = (int) ((long) i * bars / all.length);
            loud[bar] = Math.max(loud[bar], all[i] & 0xff);
            most = Math.max(most, loud[bar]);
        }
        List<Integer> waveform = new ArrayList<>(bars);
        for (int bar : loud) {
            waveform.add((int) Math.round(bar * LOUDEST / most));
        }
        return waveform;
    }
}
