package org.kakehashi.ui.holding;

import java.io.IOException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Step;
import org.kakehashi.vault.Progress;

/**
 * What a network says of one subject, such as an account: asked once somebody looks, asked again on demand, and
 * forgotten when another subject takes its place. For the window's thread.
 */
public final class Lookup<S, T> implements AutoCloseable {

    /** Asks the network; runs in the background. */
    @FunctionalInterface
    public interface Source<S, T> {
        T read(S subject, Progress progress) throws IOException, InterruptedException;
    }

    private final Background background;
    private final Object key;
    private final Notice unreachable;
    private final Source<S, T> source;
    private final ReadOnlyObjectWrapper<@Nullable T> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step(0, 0));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable S subject;
    private boolean active;
    private boolean asked;

    /**
     * Asks nothing yet.
     *
     * @param key of the background's work
     * @param unreachable what is said when the network does not answer
     */
    public Lookup(Background background, Object key, Notice unreachable, Source<S, T> source) {
        this.background = background;
        this.key = key;
        this.unreachable = unreachable;
        this.source = source;
    }

    /** Null before the network has answered. */
    public ReadOnlyObjectProperty<@Nullable T> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** That the network did not answer, or null. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public @Nullable S subject() {
        return subject;
    }

    /** Turns to another subject, or to none; what is known of the former is forgotten. */
    public void show(@Nullable S next) {
        if (next == null ? subject == null : next.equals(subject)) {
            return;
        }
        background.cancel(key);
        subject = next;
        asked = false;
        answer.set(null);
        notice.set(null);
        askOnce();
    }

    /** Asks the network only while somebody looks. */
    public void setActive(boolean now) {
        active = now;
        askOnce();
    }

    private void askOnce() {
        if (active && !asked) {
            ask();
        }
    }

    /** Asks, or asks again; what is known stays until the answer is there. */
    public void ask() {
        ask(source);
    }

    /** Asks another way, this once. */
    public void ask(Source<S, T> way) {
        S of = subject;
        if (of == null) {
            return;
        }
        asked = true;
        notice.set(null);
        step.set(new Step(0, 0));
        background
                .job(key, progress -> way.read(of, progress))
                .progress(step::set)
                .busy(busy::set)
                .failed(this::failed)
                .start(answer::set);
    }

    private void failed(Throwable failure) {
        notice.set(unreachable);
        if (!(failure instanceof IOException)) {
            background.report(failure);
        }
    }

    public void stop() {
        background.cancel(key);
    }

    @Override
    public void close() {
        stop();
    }
}
