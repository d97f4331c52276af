package org.kakehashi.ui.platform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The devices that the system has chosen. Every wait is a short one, so that an interruption is soon noticed. */
final class JavaSound implements Sound {

    private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);
    private static final int BUFFER = RATE / 5 * 2;
    private static final int MOST_WAITS = 500;
    private static final int A_MOMENT = 10;

    @Override
    public Optional<Microphone> microphone() {
        try {
            TargetDataLine line = AudioSystem.getTargetDataLine(FORMAT);
            line.open(FORMAT, BUFFER);
            line.start();
            return Optional.of(new In(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Loudspeaker> loudspeaker() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFER);
            line.start();
            return Optional.of(new Out(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException none) {
            return Optional.empty();
        }
    }

    private record In(TargetDataLine line) implements Microphone {

        @Override
        public boolean read(short[] samples) throws InterruptedException {
            byte[] bytes = new byte[samples.length * 2];
            // A device that was pulled out gives nothing for ever.
            for (int waits = 0; line.available() < bytes.length; waits++) {
                if (waits > MOST_WAITS || !line.isOpen()) {
                    return false;
                }
                Thread.sleep(A_MOMENT);
            }
            int come = line.read(bytes, 0, bytes.length);
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return come == bytes.length;
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private record Out(SourceDataLine line) implements Loudspeaker {

        @Override
        public void write(short[] samples, int from, int count) throws InterruptedException {
            byte[] bytes = new byte[count * 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .put(samples, from, count);
            int at = 0;
            for (int waits = 0; at < bytes.length && waits < MOST_WAITS; waits++) {
                int room = Math.min(line.available() & ~1, bytes.length - at);
                if (room > 0) {
                    at += line.write(bytes, at, room);
                } else {
                    Thread.sleep(A_MOMENT);
                }
            }
        }

        @Override
        public void finish() throws InterruptedException {
            for (int waits = 0; line.available() < line.getBufferSize() && waits < MOST_WAITS / A_MOMENT; waits++) {
                Thread.sleep(A_MOMENT);
            }
        }

        @Override
        public void close() {
            line.flush();
            line.close();
        }
    }
}
