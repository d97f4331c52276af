package org.kakehashi.ui.file;

import java.util.List;
import java.util.TreeSet;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.Problem;
import org.kakehashi.net.HostPort;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;

/** What can be done with all pictures of an album, and how far they have come; nothing once all are here. */
final class AlbumBar extends VBox {

    private final ChatFiles files;
    private final Texts texts;
    private final List<FileNote> notes;
    private final ProgressBar bar = new ProgressBar();
    private final ChangeListener<Downloads.State> listener = (_, _, _) -> show();

    AlbumBar(ChatFiles files, List<FileNote> notes) {
        this.files = files;
        this.texts = files.desk().texts();
        this.notes = notes;
        setSpacing(4);
        getStyleClass().add("fetch-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        notes.forEach(note -> files.downloads().state(note).addListener(new WeakChangeListener<>(listener)));
        show();
    }

    private void show() {
        List<Downloads.State> states =
                notes.stream().map(note -> files.downloads().state(note).get()).toList();
        long here =
                states.stream().filter(Downloads.State.Here.class::isInstance).count();
        if (states.stream().anyMatch(Downloads.State.Coming.class::isInstance)) {
            coming(here);
            return;
        }
        getChildren().clear();
        if (here == notes.size()) {
            return;
        }
        var closed = new TreeSet<HostPort>();
        var problems = new TreeSet<Problem>();
        boolean failed = false;
        for (Downloads.State state : states) {
            if (state instanceof Downloads.State.Closed(List<HostPort> hosts)) {
                closed.addAll(hosts);
            } else if (state instanceof Downloads.State.Failed(List<Problem> said)) {
                problems.addAll(said);
                failed = true;
            }
        }
        if (!closed.isEmpty()) {
            List<HostPort> hosts = List.copyOf(closed);
            said(texts.get("file.closed", FileWords.hosts(hosts)));
            button(
                    texts.get("file.closed.allow"),
                    () -> missing().forEach(note -> files.downloads().allow(note, hosts)));
        } else if (failed) {
            said(texts.get("file.failed", files.words().problems(List.copyOf(problems))));
            button(texts.get("file.again"), this::get);
        } else {
            button(texts.get("file.get.all"), this::get);
        }
    }

    private void coming(long here) {
        bar.setProgress((double) here / notes.size());
        String words = texts.get("file.look.count", here, notes.size());
        bar.setAccessibleText(words);
        if (getChildren().contains(bar.getParent())) {
            return;
        }
        var row = new HBox(
                6,
                bar,
                Buttons.icon(
                        Icons.CLOSE, texts.get("file.get.cancel"), () -> notes.forEach(files.downloads()::cancel)));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(row);
    }

    private List<FileNote> missing() {
        return notes.stream().filter(note -> !files.downloads().isHere(note)).toList();
    }

    private void get() {
        missing().forEach(files.downloads()::get);
    }

    private void said(String words) {
        Label label = Form.words(words);
        label.getStyleClass().add("caption");
        getChildren().add(label);
    }

    private void button(String words, Runnable action) {
        Button button = Buttons.plain(Icons.SAVE, words, action);
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        getChildren().add(new HBox(button));
    }
}
