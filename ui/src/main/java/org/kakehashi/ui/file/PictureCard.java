package org.kakehashi.ui.file;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;

/** One picture of a message, with what can be done with it. */
final class PictureCard extends VBox {

    private static final double WIDEST = 320;
    private static final double HIGHEST = 320;
    private static final double LEAST = 120;

    PictureCard(ChatFiles files, ChatFiles.Said said) {
        FileNote note = said.note().orElseThrow();
        getStyleClass().add("file-card");
        setSpacing(6);
        double[] sides = sides(said.look());
        var tile = new PictureTile(files, said, note, sides[0], sides[1]);
        tile.onPressed(() -> files.look(List.of(said), said));
        var about = new Label(files.words().about(note.name(), note.type(), note.length()));
        about.getStyleClass().addAll("caption", "muted");
        getChildren().addAll(tile, about, new FetchBar(files, note));
        FileCard.caption(said, this);
        setMaxWidth(Math.max(sides[0], 240));
    }

    /** As wide and high as fits, in the proportions that the message says, known before anything is decoded. */
    private static double[] sides(FileLook look) {
        if (look.width() == 0) {
            return new double[] {200, 140};
        }
        double scale = Math.min(1, Math.min(WIDEST / look.width(), HIGHEST / look.height()));
        return new double[] {Math.max(LEAST, look.width() * scale), Math.max(LEAST, look.height() * scale)};
    }
}
