package org.kakehashi.ui.file;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;

/** The pictures and files of one chat, newest first; each leads to its message. */
public final class SharedFiles extends VBox implements AutoCloseable {

    private static final double SIDE = 64;
    private static final int PAGE = 60;

    private final ChatFiles files;
    private final ConversationId chat;
    private final LongConsumer jump;
    private final Object key = new Object();
    private final FlowPane pictures = new FlowPane(4, 4);
    private final VBox others = new VBox(8);
    private final Button more;
    private long oldest = Long.MAX_VALUE;

    /** @param jump goes to the message at a place */
    public SharedFiles(ChatFiles files, ConversationId chat, LongConsumer jump) {
        this.files = files;
        this.chat = chat;
        this.jump = jump;
        setId("shared-files");
        setSpacing(10);
        more = Buttons.plain(files.desk().texts().get("file.shared.more"), this::page);
        more.getStyleClass().add("small");
    }

    /** Reads them again. */
    public void read() {
        oldest = Long.MAX_VALUE;
        pictures.getChildren().clear();
        others.getChildren().clear();
        page();
    }

    private void page() {
        long before = oldest;
        Background background = files.desk().background();
        background
                .job(key, _ -> files.messenger().conversations().timeline().files(chat, before, PAGE))
                .start(this::add);
    }

    private void add(List<Message> found) {
        found.stream().map(ChatFiles::read).flatMap(Optional::stream).forEach(this::add);
        if (!found.isEmpty()) {
            oldest = found.getLast().place();
        }
        getChildren().clear();
        if (!pictures.getChildren().isEmpty()) {
            getChildren().add(pictures);
        }
        if (!others.getChildren().isEmpty()) {
            getChildren().add(others);
        }
        if (getChildren().isEmpty()) {
            getChildren().add(Form.muted(files.desk().texts().get("file.shared.none")));
        }
        if (found.size() == PAGE) {
            getChildren().add(more);
        }
    }

    private void add(ChatFiles.Said said) {
        var texts = files.desk().texts();
        String name =
                files.words().name(said.note().map(note -> note.name()).orElse(FileWords.tag(said.tags(), "name")));
        var button = new Button();
        button.setAccessibleText(texts.get("file.shared.open", name));
        button.setOnAction(_ -> jump.accept(said.message().place()));
        button.getStyleClass().addAll("flat", "shared-file");
        said.note()
                .filter(FileWords::isPicture)
                .ifPresentOrElse(
                        note -> {
                            var tile = new PictureTile(files, said, note, SIDE, SIDE);
                            tile.setMouseTransparent(true);
                            button.setGraphic(tile);
                            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                            pictures.getChildren().add(button);
                        },
                        () -> {
                            Label title = files.words().nameLabel(name);
                            String about = said.note()
                                    .map(note -> files.words().about(note.name(), note.type(), note.length()))
                                    .orElse("");
                            var below = new Label(about);
                            below.getStyleClass().addAll("caption", "muted");
                            var names = new VBox(1, title, below);
                            names.setMaxWidth(180);
                            var row = new HBox(8, Icons.FILE.node(), names);
                            row.setAlignment(Pos.CENTER_LEFT);
                            button.setGraphic(row);
                            others.getChildren().add(button);
                        });
    }

    @Override
    public void close() {
        files.desk().background().cancel(key);
    }
}
