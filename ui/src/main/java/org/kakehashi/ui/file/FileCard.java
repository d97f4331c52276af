package org.kakehashi.ui.file;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;

/** A file that somebody sent: what its message says of it, and what can be done with it. Nothing is fetched unasked. */
final class FileCard extends VBox {

    FileCard(ChatFiles files, ChatFiles.Said said) {
        var texts = files.desk().texts();
        getStyleClass().add("file-card");
        setSpacing(6);
        setMinWidth(200);
        setMaxWidth(400);
        String name = said.note().map(FileNote::name).orElse(FileWords.tag(said.tags(), "name"));
        String type = said.note().map(FileNote::type).orElse("");
        long length = said.note().map(FileNote::length).orElse(-1L);
        long size = length >= 0 ? length : said.note().map(FileNote::size).orElse(-1L);
        Label title = files.words().nameLabel(name);
        var about = new Label(files.words().about(name, type, size));
        about.getStyleClass().addAll("caption", "muted");
        var names = new VBox(2, title, about);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        boolean picture = said.note().filter(FileWords::isPicture).isPresent();
        var icon = new HBox((picture ? Icons.PICTURE : Icons.FILE).node());
        icon.getStyleClass().add("file-icon");
        icon.setAlignment(Pos.CENTER);
        var top = new HBox(10, icon, names);
        top.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(top);
        said.note()
                .ifPresentOrElse(
                        note -> {
                            if (FileWords.isProgram(note)) {
                                Label warning = Form.words(texts.get("file.program"));
                                warning.setGraphic(Icons.WARNING.node());
                                warning.getStyleClass().addAll("caption", "warning-words");
                                getChildren().add(warning);
                            }
                            getChildren().add(new FetchBar(files, note));
                        },
                        () -> {
                            Label lost = Form.muted(texts.get("file.unusable"));
                            lost.getStyleClass().add("caption");
                            getChildren().add(lost);
                        });
        caption(said, this);
    }

    /** What its sender says about it. */
    static void caption(ChatFiles.Said said, VBox below) {
        if (!said.look().caption().isEmpty()) {
            var flow = GuardedText.flow(said.look().caption());
            flow.getStyleClass().add("message-text");
            below.getChildren().add(flow);
        }
    }
}
