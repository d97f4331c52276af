package org.kakehashi.ui.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileReceiving;
import org.kakehashi.messaging.file.Problem;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;

/** Which files of messages are here, and those that are on their way because the person asked. On the window's thread. */
final class Downloads {

    private final Background background;
    private final FileReceiving receiving;
    private final Hosts hosts;
    private final Map<String, ReadOnlyObjectWrapper<State>> states = new HashMap<>();

    private record Key(String sha256) {}

    /** Where a file is. */
    sealed interface State {

        /** On servers only. */
        record Away() implements State {}

        /** On its way, in bytes; the total is 0 when nobody says it. */
        record Coming(long done, long total) implements State {}

        /** On this machine. */
        record Here() implements State {}

        /** The person has to allow one of these first; nothing was asked of them. */
        record Closed(List<HostPort> hosts) implements State {}

        /** None of its servers gave it. */
        record Failed(List<Problem> problems) implements State {}
    }

    Downloads(Background background, FileReceiving receiving, Hosts hosts) {
        this.background = background;
        this.receiving = receiving;
        this.hosts = hosts;
    }

    ReadOnlyObjectProperty<State> state(FileNote note) {
        var state = states.computeIfAbsent(note.sha256(), _ -> new ReadOnlyObjectWrapper<>(new State.Away()));
        State now = state.get();
        if ((now instanceof State.Away || now instanceof State.Here)
                && receiving.isHere(note) != now instanceof State.Here) {
            state.set(receiving.isHere(note) ? new State.Here() : new State.Away());
        }
        return state.getReadOnlyProperty();
    }

    boolean isHere(FileNote note) {
        return state(note).get() instanceof State.Here;
    }

    private void set(FileNote note, State now) {
        states.computeIfAbsent(note.sha256(), _ -> new ReadOnlyObjectWrapper<>(now))
                .set(now);
    }

    /** Fetches it. */
    void get(FileNote note) {
        State now = state(note).get();
        if (now instanceof State.Here || now instanceof State.Coming) {
            return;
        }
        set(note, new State.Coming(0, Math.max(0, note.size())));
        background
                .job(new Key(note.sha256()), progress -> receiving.fetch(note, progress))
                .progress(step -> set(note, new State.Coming(step.done(), step.total())))
                .cancelled(() -> set(note, new State.Away()))
                .failed(failure -> {
                    set(note, new State.Failed(List.of()));
                    background.report(failure);
                })
                .start(result -> set(note, after(result)));
    }

    private static State after(FileReceiving.Download result) {
        return switch (result) {
            case FileReceiving.Download.Here() -> new State.Here();
            case FileReceiving.Download.NeedsConsent(List<HostPort> closed) -> new State.Closed(closed);
            case FileReceiving.Download.Failed(var problems) ->
                new State.Failed(problems.values().stream().distinct().toList());
        };
    }

    /** What has come is kept, and it goes on there when it is asked for again. */
    void cancel(FileNote note) {
        background.cancel(new Key(note.sha256()));
    }

    /** The person allows these, and wants it. */
    void allow(FileNote note, List<HostPort> closed) {
        closed.forEach(host -> hosts.allow(host, Purpose.FILE_SERVER));
        get(note);
    }
}
