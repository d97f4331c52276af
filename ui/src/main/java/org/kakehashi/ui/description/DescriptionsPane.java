package org.kakehashi.ui.description;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.clearsigning.DescriptorFile;
import org.kakehashi.wallet.clearsigning.Descriptors;

/** The description files of a vault, newest first, and what comes with the program. */
public final class DescriptionsPane extends VBox implements AutoCloseable {

    private static final String REMOVE = "description.remove";

    private final Desk desk;
    private final Texts texts;
    private final Descriptors descriptors;
    private final Following following = new Following();
    private final VBox added = new VBox(12);

    public DescriptionsPane(Desk desk, Descriptors descriptors) {
        this.desk = desk;
        this.texts = desk.texts();
        this.descriptors = descriptors;
        setSpacing(16);
        Button add = Buttons.plain(
                Icons.ADD,
                texts.get("description.add"),
                () -> new AddDescriptionSheet(desk, descriptors, () -> {}).show());
        add.setId("description-add");
        var own = new VBox(6);
        descriptors.own().forEach(file -> own.getChildren().add(words(file.owner(), file)));
        getChildren()
                .addAll(
                        Form.words(texts.get("description.what")),
                        add,
                        Form.block(texts.get("description.yours"), "", added),
                        Form.block(texts.get("description.own"), texts.get("description.own.text"), own));
        following.follow(desk.background(), descriptors::listen, this::show);
    }

    private void show(List<Descriptors.Entry> entries) {
        added.getChildren().clear();
        if (entries.isEmpty()) {
            added.getChildren().add(Form.muted(texts.get("description.none")));
        }
        entries.forEach(entry -> added.getChildren().add(row(entry)));
    }

    private Node row(Descriptors.Entry entry) {
        String name = GuardedText.line(entry.name());
        VBox words = words(name, entry.file());
        words.getChildren()
                .add(Form.muted(texts.get(
                        "description.since",
                        entry.file().owner().isBlank()
                                ? "—"
                                : GuardedText.line(entry.file().owner()),
                        texts.moment(entry.added()))));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = Buttons.icon(Icons.REMOVE, texts.get("description.remove", name));
        remove.setOnAction(_ -> desk.background()
                .job(REMOVE, _ -> {
                    descriptors.remove(entry.id());
                    return true;
                })
                .start(_ -> desk.toasts().done(texts.get("description.removed", name))));
        return Form.row(words, remove);
    }

    private VBox words(String title, DescriptorFile file) {
        return new VBox(
                2,
                Form.heading(title),
                Form.muted(texts.get(
                        "description.covers",
                        texts.count(
                                "description.covers.contracts", file.contracts().size()),
                        texts.count(
                                "description.covers.subjects", file.subjects().size()))));
    }

    @Override
    public void close() {
        following.close();
    }
}
