package org.kakehashi.ui.file;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;

/** Pictures that were sent together, in rows of two; the fourth stands for all that follow. */
final class AlbumGrid extends VBox {

    private static final double SIDE = 168;
    private static final double GAP = 4;
    private static final int SHOWN = 4;

    private final ChatFiles files;
    private final List<ChatFiles.Said> album;

    AlbumGrid(ChatFiles files, List<ChatFiles.Said> album) {
        this.files = files;
        this.album = album;
        getStyleClass().add("file-card");
        setSpacing(6);
        var grid = new VBox(GAP);
        List<ChatFiles.Said> shown = album.subList(0, Math.min(SHOWN, album.size()));
        int at = 0;
        if (shown.size() == 3) {
            grid.getChildren().add(tile(shown.getFirst(), 2 * SIDE + GAP));
            at = 1;
        }
        for (; at < shown.size(); at += 2) {
            var row = new HBox(GAP, tile(shown.get(at), SIDE));
            if (at + 1 < shown.size()) {
                row.getChildren().add(at + 1 == SHOWN - 1 ? last(shown.get(at + 1)) : tile(shown.get(at + 1), SIDE));
            }
            grid.getChildren().add(row);
        }
        var texts = files.desk().texts();
        long bytes = notes().stream().mapToLong(note -> Math.max(0, note.length())).sum();
        var about = new Label(texts.count("file.album", album.size(), files.words().size(bytes)));
        about.getStyleClass().addAll("caption", "muted");
        getChildren().addAll(grid, about);
        if (notes().stream().anyMatch(note -> !files.downloads().isHere(note))) {
            Button all = Buttons.plain(Icons.SAVE, texts.get("file.get.all"), () -> notes()
                    .forEach(files.downloads()::get));
            all.getStyleClass().add("small");
            all.setFocusTraversable(false);
            getChildren().add(new FlowPane(all));
        }
        album.forEach(said -> FileCard.caption(said, this));
        setMaxWidth(2 * SIDE + GAP);
    }

    private List<FileNote> notes() {
        List<FileNote> notes = new ArrayList<>();
        album.forEach(said -> said.note().ifPresent(notes::add));
        return notes;
    }

    private PictureTile tile(ChatFiles.Said said, double width) {
        return new PictureTile(files, said, said.note().orElseThrow(), width, SIDE)
                .onPressed(() -> files.look(album, said));
    }

    private StackPane last(ChatFiles.Said said) {
        var pane = new StackPane(tile(said, SIDE));
        if (album.size() > SHOWN) {
            var more = new Label("+" + files.desk().texts().number(album.size() - SHOWN + 1));
            more.getStyleClass().add("album-more");
            more.setMouseTransparent(true);
            more.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            pane.getChildren().add(more);
        }
        return pane;
    }
}
