package org.kakehashi.ui.voice;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.voice.Voice;
import org.kakehashi.messaging.voice.VoiceEncoder;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.platform.Sound;

/**
 * Records one voice message of a chat. It is kept in memory only, encoded as it is spoken, until it is sent or thrown
 * away. Used on the window's thread.
 */
public final class Recorder {

    /** It ends by itself after that. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SHORTEST = Duration.ofMillis(400);

    private final SecureRandom random = new SecureRandom();
    private final Object key = new Object();
    private final Background background;
    private final Sound sound;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private @Nullable Take take;

    /** What it does at the moment. */
    public sealed interface State {

        record Idle() implements State {}

        /** @param level how loud it is, 0 to 255 */
        record Recording(Duration elapsed, int level) implements State {}

        /** @param full whether it ended because it became too long */
        record Recorded(Voice voice, boolean full) implements State {}

        record NoMicrophone() implements State {}
    }

    /** One recording, as the thread that makes it and the window share it. */
    private static final class Take {
        private final AtomicReference<State.@Nullable Recording> newest = new AtomicReference<>();
        private volatile boolean stopped;
    }

    private record Made(Optional<Voice> voice, boolean heard, boolean full) {}

    public Recorder(Background background, Sound sound) {
        this.background = background;
        this.sound = sound;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Begins, unless something is recorded already. */
    public void start() {
        if (state.get() instanceof State.Recording || state.get() instanceof State.Recorded) {
            return;
        }
        var fresh = new Take();
        take = fresh;
        state.set(new State.Recording(Duration.ZERO, 0));
        background
                .job(key, _ -> record(fresh))
                .failed(failure -> {
                    state.set(new State.Idle());
                    background.report(failure);
                })
                .start(this::made);
    }

    private Made record(Take now) throws InterruptedException {
        Optional<Sound.Microphone> opened = sound.microphone();
        if (opened.isEmpty()) {
            return new Made(Optional.empty(), false, false);
        }
        var encoder = new VoiceEncoder();
        try (Sound.Microphone microphone = opened.get()) {
            short[] frame = new short[VoiceEncoder.FRAME];
            while (!now.stopped && encoder.length().compareTo(LONGEST) < 0 && microphone.read(frame)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                tell(now, new State.Recording(encoder.length(), encoder.add(frame)));
            }
        } catch (InterruptedException thrownAway) {
            encoder.wipe();
            throw thrownAway;
        }
        boolean full = encoder.length().compareTo(LONGEST) >= 0;
        if (encoder.length().compareTo(SHORTEST) < 0) {
            encoder.wipe();
            return new Made(Optional.empty(), now.stopped, false);
        }
        return new Made(Optional.of(encoder.finish(random.nextInt())), true, full);
    }

    private void tell(Take now, State.Recording step) {
        if (now.newest.getAndSet(step) == null) {
            background.onWindow(() -> {
                State.Recording newest = now.newest.getAndSet(null);
                if (newest != null && take == now) {
                    state.set(newest);
                }
            });
        }
    }

    private void made(Made made) {
        take = null;
        state.set(made.voice()
                .<State>map(voice -> new State.Recorded(voice, made.full()))
                .orElse(made.heard() ? new State.Idle() : new State.NoMicrophone()));
    }

    /** Ends the recording; what was said so far can be heard and sent. */
    public void stop() {
        if (take != null) {
            take.stopped = true;
        }
    }

    /** Throws away what was said. */
    public void discard() {
        take = null;
        background.cancel(key);
        if (state.get() instanceof State.Recorded(Voice voice, var _)) {
            voice.wipe();
        }
        state.set(new State.Idle());
    }

    /** Hands the recording over and forgets it. */
    public Optional<Voice> hand() {
        if (state.get() instanceof State.Recorded(Voice voice, var _)) {
            state.set(new State.Idle());
            return Optional.of(voice);
        }
        return Optional.empty();
    }
}
