package org.kakehashi.messaging.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.voice.VoiceDecoder.Heard;

/** Speech there and back, and whatever else somebody may send as speech. */
class VoiceTest {

    /** A tone of 400 Hz that grows from silence to loud. */
    private static Voice tone(int frames) {
        var encoder = new VoiceEncoder();
        for (int f = 0; f < frames; f++) {
            short[] frame = new short[VoiceEncoder.FRAME];
            for (int i = 0; i < frame.length; i++) {
                int at = f * VoiceEncoder.FRAME + i;
                frame[i] = (short) (20_000.0 * f / frames * Math.sin(2 * Math.PI * 400 * at / VoiceEncoder.RATE));
            }
            encoder.add(frame);
        }
        return encoder.finish(7);
    }

    @Test
    void whatIsSpokenIsHeard() throws Exception {
        Voice voice = tone(150);
        assertEquals(Duration.ofSeconds(3), voice.look().length());
        assertTrue(voice.ogg().length < 15_000, "three seconds in " + voice.ogg().length + " bytes");
        short[] heard = assertInstanceOf(Heard.Sound.class, VoiceDecoder.read(voice.ogg()))
                .samples();
        assertEquals(3 * VoiceEncoder.RATE, heard.length, "no sample more or less");
        int crossings = 0;
        int loudest = 0;
        for (int i = 2 * VoiceEncoder.RATE + 1; i < heard.length; i++) {
            crossings += heard[i - 1] < 0 && heard[i] >= 0 ? 1 : 0;
            loudest = Math.max(loudest, heard[i]);
        }
        assertEquals(400, crossings, 4, "the tone is the same");
        assertEquals(20_000, loudest, 3_000, "and as loud");
    }

    @Test
    void theWaveformGrowsWithTheToneAndTravelsInTheMessage() {
        VoiceLook look = tone(150).look();
        assertEquals(64, look.waveform().size());
        assertEquals(look.waveform().stream().sorted().toList(), look.waveform());
        assertEquals(100, look.waveform().getLast());
        assertEquals(Optional.of(look), VoiceLook.read(with(look.tags())));
        assertEquals(List.of("duration", "3"), look.tags().getFirst());
    }

    private static List<List<String>> with(List<List<String>> tags) {
        List<List<String>> all = new java.util.ArrayList<>(tags);
        all.add(List.of("file-type", "audio/ogg"));
        return all;
    }

    @Test
    void boastingMessagesAreNotBelieved() {
        assertTrue(VoiceLook.read(List.of(List.of("duration", "3"))).isEmpty(), "a sound says that it is one");
        for (String duration : List.of("", "0", "-3", "1e9", "NaN", "99999", "3s", "3.", "123456")) {
            assertTrue(
                    VoiceLook.read(with(List.of(List.of("duration", duration)))).isEmpty(), duration);
        }
        for (String waveform : List.of(
                "1 2 101",
                "1,2",
                "-1",
                "1  2",
                " 1",
                String.join(" ", Collections.nCopies(101, "1")),
                "9".repeat(4_000))) {
            assertEquals(
                    List.of(),
                    VoiceLook.read(with(List.of(List.of("duration", "12.5"), List.of("waveform", waveform))))
                            .orElseThrow()
                            .waveform(),
                    waveform);
        }
    }

    @Test
    void damagedAndForeignFilesAreUnreadableAndNothingWorse() throws Exception {
        byte[] good = tone(60).ogg();
        for (byte[] file : List.of(
                new byte[0],
                "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII),
                java.util.Arrays.copyOf(good, good.length - 1),
                java.util.Arrays.copyOf(good, 60))) {
            assertInstanceOf(Heard.Unreadable.class, VoiceDecoder.read(file));
        }
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            assertInstanceOf(Heard.Unreadable.class, VoiceDecoder.read(bad), "a flipped byte is found by the sum");
        }
    }

    @Test
    void packetsThatAreNoSoundAndEndlessSoundAreBounded() throws Exception {
        var random = new Random(6);
        for (int i = 0; i < 200; i++) {
            List<byte[]> packets = new java.util.ArrayList<>();
            for (int p = 0; p < 20; p++) {
                byte[] packet = new byte[1 + random.nextInt(60)];
                random.nextBytes(packet);
                packets.add(packet);
            }
            switch (VoiceDecoder.read(OggOpus.write(packets, 312, 0, 1))) {
                case Heard.Sound(short[] samples) -> assertTrue(samples.length <= 20 * 1_920);
                case Heard.Unreadable() -> assertTrue(true);
                case Heard.TooLong() -> throw new AssertionError("twenty packets are not long");
            }
        }
        // The shortest packets that claim the most: two frames of 60 milliseconds, both lost.
        byte[] silence = {(byte) (3 << 3 | 1)};
        byte[] endless = OggOpus.write(Collections.nCopies(9_000, silence), 0, 0, 1);
        assertInstanceOf(Heard.TooLong.class, VoiceDecoder.read(endless));
    }
}
