package org.kakehashi.ui.conversation;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** A file that somebody sent, by what its message says of it. Nothing is fetched. */
final class FileCard extends HBox {

    private static final long KILO = 1024;

    FileCard(Texts texts, List<List<String>> tags) {
        getStyleClass().add("file-card");
        setSpacing(10);
        setAlignment(Pos.CENTER_LEFT);
        String given = tag(tags, "name");
        Label name = GuardedText.label(given.isEmpty() ? texts.get("chat.file") : given);
        name.getStyleClass().add("strong");
        var about = new Label(size(texts, tag(tags, "size")) + GuardedText.line(tag(tags, "file-type")));
        about.getStyleClass().addAll("caption", "muted");
        getChildren().addAll(Icons.FILE.node(), new VBox(2, name, about));
    }

    private static String tag(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }

    private static String size(Texts texts, String digits) {
        if (!digits.matches("\\d{1,15}")) {
            return "";
        }
        long bytes = Long.parseLong(digits);
        return bytes < KILO * KILO
                ? texts.get("chat.file.kilobytes", Math.max(1, bytes / KILO)) + " · "
                : texts.get("chat.file.megabytes", bytes / KILO / KILO) + " · ";
    }
}
