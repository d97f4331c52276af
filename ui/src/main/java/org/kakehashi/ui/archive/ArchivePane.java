package org.kakehashi.ui.archive;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.KdfParameters;

/** Takes the chats to another machine; nothing of it is there while the vault has no chats. */
public final class ArchivePane extends VBox implements AutoCloseable {

    private final Texts texts;
    private final ArchiveViewModel model;
    private final PasswordEntry password;
    private final PasswordEntry again;
    private final PasswordEntry old;
    private final KeyPane key;

    /** @param kdf the cost of a new file's password */
    public ArchivePane(Desk desk, Correspondence correspondence, KdfParameters kdf) {
        texts = desk.texts();
        model = new ArchiveViewModel(texts, desk.background(), desk.files(), correspondence, kdf);
        password = new PasswordEntry(texts, texts.get("chat.archive.password"));
        again = new PasswordEntry(texts, texts.get("settings.backup.again"));
        old = new PasswordEntry(texts, texts.get("chat.archive.password"));
        for (PasswordEntry entry : List.of(password, again, old)) {
            entry.setMaxWidth(320);
        }
        key = new KeyPane(desk, correspondence);
        password.field().setId("write-chats-password");
        old.field().setId("read-chats-password");
        setSpacing(24);
        getChildren().addAll(write(), read(), key);
        visibleProperty().bind(model.presentProperty());
        managedProperty().bind(model.presentProperty());
    }

    private Node write() {
        Button write =
                Buttons.plain(texts.get("settings.backup.make"), () -> model.write(password.take(), again.take()));
        write.setId("write-chats");
        write.disableProperty()
                .bind(model.writingProperty()
                        .isNotNull()
                        .or(password.lengthProperty().isEqualTo(0))
                        .or(again.lengthProperty().isEqualTo(0)));
        return Form.block(
                texts.get("chat.archive.write"),
                texts.get("chat.archive.write.text"),
                password,
                again,
                write,
                progress(texts.get("chat.archive.writing"), model.writingProperty(), model::stopWriting),
                Notice.message(model.writtenProperty()));
    }

    private Node read() {
        Button read = Buttons.plain(texts.get("chat.archive.choose"), () -> model.read(old.take()));
        read.setId("read-chats");
        read.disableProperty()
                .bind(model.readingProperty()
                        .isNotNull()
                        .or(old.lengthProperty().isEqualTo(0)));
        return Form.block(
                texts.get("chat.archive.read"),
                texts.get("chat.archive.read.text"),
                old,
                read,
                progress(texts.get("chat.archive.reading"), model.readingProperty(), model::stopReading),
                Notice.message(model.readProperty()));
    }

    private Node progress(String what, ReadOnlyObjectProperty<@Nullable Step> step, Runnable stop) {
        var pane = new ProgressPane(texts, what, stop);
        step.addListener((_, _, now) -> {
            if (now != null) {
                pane.at(now);
            }
        });
        return Form.when(step.isNotNull(), pane);
    }

    /** Empties the fields. */
    public void forget() {
        password.clear();
        again.clear();
        old.clear();
        key.forget();
    }

    @Override
    public void close() {
        forget();
        model.close();
    }
}
