package org.kakehashi.messaging.voice;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Turns what somebody sent into samples, in memory and within bounds. */
public final class VoiceDecoder {

    /** Larger files are not read here, in bytes. */
    public static final int LARGEST = 8 << 20;

    /** Longer ones are not played here. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int LONGEST_PACKET = VoiceEncoder.RATE * 120 / 1_000;

    private VoiceDecoder() {}

    /** What came of it. */
    public sealed interface Heard {

        /** @param samples 16 bits, one channel, {@link VoiceEncoder#RATE} a second */
        record Sound(short[] samples) implements Heard {}

        /** Not Opus in Ogg, or damaged. */
        record Unreadable() implements Heard {}

        /** Longer than {@link #LONGEST}. */
        record TooLong() implements Heard {}
    }

    public static Heard read(byte[] ogg) throws InterruptedException {
        Optional<OggOpus.Stream> stream = ogg.length > LARGEST ? Optional.empty() : OggOpus.read(ogg);
        if (stream.isEmpty()) {
            return new Heard.Unreadable();
        }
        try {
            return decode(stream.get());
        } catch (OpusException | RuntimeException damaged) {
            // The decoder is written for sound packets, and stumbles in many ways over others.
            return new Heard.Unreadable();
        }
    }

    private static Heard decode(OggOpus.Stream stream) throws OpusException, InterruptedException {
        int most = (int) (LONGEST.toSeconds() * VoiceEncoder.RATE);
        OpusDecoder decoder = new OpusDecoder(VoiceEncoder.RATE, 1);
        short[] samples = new short[VoiceEncoder.RATE];
        int count = 0;
        for (byte[] packet : stream.packets()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (count > most) {
                return new Heard.TooLong();
            }
            if (samples.length < count + LONGEST_PACKET) {
                samples = Arrays.copyOf(samples, samples.length * 2);
            }
            count += decoder.decode(packet, 0, packet.length, samples, count, LONGEST_PACKET, false);
        }
        int ratio = OggOpus.RATE / VoiceEncoder.RATE;
        int from = Math.min(count, stream.delay() / ratio);
        long length = stream.samples() / ratio;
        int to = length > 0 ? (int) Math.min(count, from + length) : count;
        return to == from ? new Heard.Unreadable() : new Heard.Sound(Arrays.copyOfRange(samples, from, to));
    }
}
