package org.kakehashi.ui.platform;

import java.util.Optional;

/** The microphone and the loudspeaker. Samples have 16 bits, one channel, {@value #RATE} a second. */
public interface Sound {

    int RATE = 16_000;

    /** Opens the microphone; empty when there is none that may be used. Not for the window's thread. */
    Optional<Microphone> microphone();

    /** Opens the loudspeaker; empty when there is none. Not for the window's thread. */
    Optional<Loudspeaker> loudspeaker();

    /** An open microphone. */
    interface Microphone extends AutoCloseable {

        /** Waits until the whole of it is filled; false when nothing more comes. */
        boolean read(short[] samples) throws InterruptedException;

        @Override
        void close();
    }

    /** An open loudspeaker. */
    interface Loudspeaker extends AutoCloseable {

        /** Waits until there is room for these samples. */
        void write(short[] samples, int from, int count) throws InterruptedException;

        /** Waits until everything has been heard. */
        void finish() throws InterruptedException;

        /** Falls silent at once. */
        @Override
        void close();
    }
}
