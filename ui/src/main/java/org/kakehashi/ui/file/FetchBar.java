package org.kakehashi.ui.file;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
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
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;

/** What can be done now with a file of a message, and how far it has come. */
final class FetchBar extends VBox {

    private final ChatFiles files;
    private final Texts texts;
    private final FileNote note;
    private final ObservableValue<Downloads.State> state;
    private final ProgressBar bar = new ProgressBar();

    /** Lives as long as a row of the list does; the state outlives it and must not hold it. */
    private final ChangeListener<Downloads.State> listener = (_, before, now) -> {
        if (before instanceof Downloads.State.Coming && now instanceof Downloads.State.Coming coming) {
            at(coming);
        } else {
            show(now);
        }
    };

    FetchBar(ChatFiles files, FileNote note) {
        this.files = files;
        this.texts = files.desk().texts();
        this.note = note;
        state = files.downloads().state(note);
        state.addListener(new WeakChangeListener<>(listener));
        setSpacing(4);
        getStyleClass().add("fetch-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.get("file.getting", files.words().name(note.name())));
        HBox.setHgrow(bar, Priority.ALWAYS);
        show(state.getValue());
    }

    private void show(Downloads.State now) {
        switch (now) {
            case Downloads.State.Away() -> getChildren().setAll(get("file.get"));
            case Downloads.State.Coming coming -> {
                at(coming);
                var row = new HBox(
                        6,
                        bar,
                        Buttons.icon(
                                Icons.CLOSE,
                                texts.get("file.get.cancel"),
                                () -> files.downloads().cancel(note)));
                row.setAlignment(Pos.CENTER_LEFT);
                getChildren().setAll(row);
            }
            case Downloads.State.Here() -> getChildren().setAll(save());
            case Downloads.State.Closed(var hosts) ->
                getChildren()
                        .setAll(
                                said(texts.get("file.closed", FileWords.hosts(hosts))),
                                small(Buttons.plain(
                                        texts.get("file.closed.allow"),
                                        () -> files.downloads().allow(note, hosts))));
            case Downloads.State.Failed(List<Problem> problems) ->
                getChildren()
                        .setAll(said(texts.get("file.failed", files.words().problems(problems))), get("file.again"));
        }
    }

    private HBox get(String key) {
        Button get = Buttons.plain(
                Icons.SAVE, texts.get(key), () -> files.downloads().get(note));
        get.setAccessibleText(
                texts.get("file.get.this", texts.get(key), files.words().name(note.name())));
        return small(get);
    }

    private HBox save() {
        Button save = Buttons.plain(
                Icons.SAVE, texts.get("file.save"), () -> files.saving().save(note));
        save.setAccessibleText(
                texts.get("file.get.this", texts.get("file.save"), files.words().name(note.name())));
        return small(save);
    }

    private static HBox small(Button button) {
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        return new HBox(6, button);
    }

    private static Label said(String words) {
        Label label = Form.words(words);
        label.getStyleClass().add("caption");
        return label;
    }

    private void at(Downloads.State.Coming coming) {
        bar.setProgress(coming.total() > 0 ? (double) coming.done() / coming.total() : -1);
    }
}
