package org.kakehashi.ui.voice;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kakehashi.messaging.voice.VoiceDecoder.Heard;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.platform.Sound;

/** Plays one recording at a time, from memory. Used on the window's thread. */
public final class Player {

    private static final int AT_ONCE = Sound.RATE / 20;

    private final Object key = new Object();
    private final Background background;
    private final Sound sound;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SILENT);
    private short[] samples = new short[0];
    private Run run = new Run(0);
    private String wanted = "";

    /** What it does. */
    public enum Stage {
        SILENT,
        LOADING,
        PLAYING,
        PAUSED,
        /** It is damaged, or of a kind that is not known here. */
        UNREADABLE,
        /** It is longer than is played here. */
        TOO_LONG,
        NO_LOUDSPEAKER
    }

    /**
     * What it plays, and how far it is.
     *
     * @param what names the recording; empty when there is none
     */
    public record State(String what, Stage stage, Duration at, Duration length) {
        static final State SILENT = new State("", Stage.SILENT, Duration.ZERO, Duration.ZERO);

        public boolean is(String asked) {
            return what.equals(asked);
        }

        /** How far it is, 0 to 1. */
        public double part() {
            return length.isZero() ? 0 : (double) at.toMillis() / length.toMillis();
        }
    }

    /** One stretch that is played without a break; after a pause or a leap it is another. */
    private static final class Run {
        private volatile int at;

        Run(int at) {
            this.at = at;
        }
    }

    /** Gives a recording; called away from the window's thread. */
    @FunctionalInterface
    public interface Source {
        Heard hear() throws IOException, InterruptedException;
    }

    public Player(Background background, Sound sound) {
        this.background = background;
        this.sound = sound;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Plays a recording from its beginning; where it is the present one, goes on or pauses. */
    public void toggle(String what, Source source) {
        State now = state.get();
        if (now.is(what) && now.stage() == Stage.PLAYING) {
            pause();
        } else if (now.is(what) && now.stage() == Stage.PAUSED) {
            resume();
        } else if (!now.is(what) || now.stage() != Stage.LOADING) {
            load(what, source);
        }
    }

    private void load(String what, Source source) {
        stop();
        state.set(new State(what, Stage.LOADING, Duration.ZERO, Duration.ZERO));
        background
                .job(key, _ -> source.hear())
                .heavy()
                .failed(failure -> {
                    set(Stage.UNREADABLE);
                    background.report(failure);
                })
                .start(this::come);
    }

    private void come(Heard heard) {
        switch (heard) {
            case Heard.Sound(short[] come) -> {
                samples = come;
                run = new Run(0);
                play();
            }
            case Heard.Unreadable() -> set(Stage.UNREADABLE);
            case Heard.TooLong() -> set(Stage.TOO_LONG);
        }
    }

    private void play() {
        set(Stage.PLAYING);
        short[] heard = samples;
        Run now = run;
        background.job(key, _ -> play(heard, now)).start(played -> {
            if (played) {
                run = new Run(0);
            }
            set(played ? Stage.PAUSED : Stage.NO_LOUDSPEAKER);
        });
    }

    /** False where there is no loudspeaker. */
    private boolean play(short[] heard, Run now) throws InterruptedException {
        Optional<Sound.Loudspeaker> opened = sound.loudspeaker();
        if (opened.isEmpty()) {
            return false;
        }
        var told = new AtomicBoolean();
        try (Sound.Loudspeaker loudspeaker = opened.get()) {
            while (now.at < heard.length) {
                int from = now.at;
                int count = Math.min(AT_ONCE, heard.length - from);
                loudspeaker.write(heard, from, count);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                now.at = from + count;
                if (!told.getAndSet(true)) {
                    background.onWindow(() -> {
                        told.set(false);
                        moved(now);
                    });
                }
            }
            loudspeaker.finish();
        }
        return true;
    }

    private void moved(Run told) {
        if (run == told && state.get().stage() == Stage.PLAYING) {
            set(Stage.PLAYING);
        }
    }

    private void set(Stage stage) {
        state.set(new State(state.get().what(), stage, time(run.at), time(samples.length)));
    }

    private static Duration time(int samples) {
        return Duration.ofMillis(samples * 1_000L / Sound.RATE);
    }

    public void pause() {
        if (state.get().stage() == Stage.PLAYING) {
            background.cancel(key);
            run = new Run(run.at);
            set(Stage.PAUSED);
        }
    }

    public void resume() {
        if (state.get().stage() == Stage.PAUSED) {
            play();
        }
    }

    /** Goes to another place of the present recording. */
    public void seek(Duration place) {
        Stage stage = state.get().stage();
        if (stage == Stage.PLAYING || stage == Stage.PAUSED) {
            background.cancel(key);
            run = new Run(Math.clamp(place.toMillis() * Sound.RATE / 1_000, 0, samples.length));
            set(stage);
            if (stage == Stage.PLAYING) {
                play();
            }
        }
    }

    /** Falls silent and forgets what it played. */
    public void stop() {
        background.cancel(key);
        Arrays.fill(samples, (short) 0);
        samples = new short[0];
        run = new Run(0);
        state.set(State.SILENT);
    }

    /** This one is to be played as soon as it has been fetched. */
    public void want(String what) {
        wanted = what;
    }

    /** Whether this is the one that was wanted; then it is wanted no more. */
    public boolean takeWanted(String what) {
        boolean yes = wanted.equals(what);
        if (yes) {
            wanted = "";
        }
        return yes;
    }
}
