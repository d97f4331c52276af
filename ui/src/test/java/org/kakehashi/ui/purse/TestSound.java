package org.kakehashi.ui.purse;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.kakehashi.ui.platform.Sound;

/** A microphone that hears a tone whose loudness swells, and a loudspeaker that counts; both faster than real ones. */
public final class TestSound implements Sound {

    private final AtomicLong heard = new AtomicLong();
    private volatile boolean devices = true;
    private volatile boolean slow;

    /** Whether there are any devices. */
    public void setDevices(boolean yes) {
        devices = yes;
    }

    /** Whether the loudspeaker takes as long as a real one. */
    public void setSlow(boolean yes) {
        slow = yes;
    }

    /** How many samples the loudspeaker was given. */
    public long heard() {
        return heard.get();
    }

    @Override
    public Optional<Microphone> microphone() {
        return devices ? Optional.of(new Tone()) : Optional.empty();
    }

    @Override
    public Optional<Loudspeaker> loudspeaker() {
        return devices ? Optional.of(new Counter()) : Optional.empty();
    }

    private static final class Tone implements Microphone {
        private int at;

        @Override
        public boolean read(short[] samples) throws InterruptedException {
            Thread.sleep(2);
            for (int i = 0; i < samples.length; i++, at++) {
                double swell = Math.abs(Math.sin(Math.PI * at / (1.3 * RATE))) * (0.6 + 0.4 * Math.sin(at / 900.0));
                samples[i] = (short) (18_000 * swell * Math.sin(2 * Math.PI * 330 * at / RATE));
            }
            return true;
        }

        @Override
        public void close() {
            at = 0;
        }
    }

    private final class Counter implements Loudspeaker {
        @Override
        public void write(short[] samples, int from, int count) throws InterruptedException {
            heard.addAndGet(count);
            Thread.sleep(slow ? 1_000L * count / RATE : 1);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
