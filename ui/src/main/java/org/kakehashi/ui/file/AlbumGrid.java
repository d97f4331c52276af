package org.kakehashi.ui.file;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileNote;

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
        var grid = new Grid();
        List<ChatFiles.Said> shown = album.subList(0, Math.min(SHOWN, album.size()));
        for (int i = 0; i < shown.size(); i++) {
            grid.hold(i == SHOWN - 1 ? last(shown.get(i)) : tile(shown.get(i), isWide(shown.size(), i)));
        }
        var texts = files.desk().texts();
        long bytes =
                notes().stream().mapToLong(note -> Math.max(0, note.length())).sum();
        var about =
                new Label(texts.count("file.album", album.size(), files.words().size(bytes)));
        about.getStyleClass().addAll("caption", "muted");
        getChildren().addAll(grid, about);
        getChildren().add(new AlbumBar(files, notes()));
        album.forEach(said -> FileCard.caption(said, this));
        setMaxWidth(2 * SIDE + GAP);
    }

    private List<FileNote> notes() {
        List<FileNote> notes = new ArrayList<>();
        album.forEach(said -> said.note().ifPresent(notes::add));
        return notes;
    }

    /** Of three the first is as wide as the two others. */
    private static boolean isWide(int all, int at) {
        return all == 3 && at == 0;
    }

    private PictureTile tile(ChatFiles.Said said, boolean wide) {
        return new PictureTile(files, said, said.note().orElseThrow(), wide ? 2 * SIDE + GAP : SIDE, SIDE)
                .onPressed(() -> files.look(album, said));
    }

    private StackPane last(ChatFiles.Said said) {
        var pane = new StackPane(tile(said, false));
        if (album.size() > SHOWN) {
            var more = new Label("+" + files.desk().texts().number(album.size() - SHOWN + 1));
            more.getStyleClass().add("album-more");
            more.setMouseTransparent(true);
            more.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            pane.getChildren().add(more);
        }
        return pane;
    }

    /** Two in a row, as wide as there is room. */
    private static final class Grid extends Region {

        void hold(Node tile) {
            getChildren().add(tile);
        }

        private static double side(double width) {
            return Math.floor((Math.min(width, 2 * SIDE + GAP) - GAP) / 2);
        }

        private int rows() {
            return (getChildren().size() + 1) / 2;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computeMinWidth(double height) {
            return 140;
        }

        @Override
        protected double computePrefWidth(double height) {
            return 2 * SIDE + GAP;
        }

        @Override
        protected double computePrefHeight(double width) {
            return rows() * side(width < 0 ? 2 * SIDE + GAP : width) + (rows() - 1) * GAP;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double side = side(getWidth());
            int place = 0;
            for (int i = 0; i < getChildren().size(); i++) {
                boolean wide = isWide(getChildren().size(), i);
                double x = place % 2 * (side + GAP);
                double y = Math.floorDiv(place, 2) * (side + GAP);
                getChildren().get(i).resizeRelocate(x, y, wide ? 2 * side + GAP : side, side);
                place += wide ? 2 : 1;
            }
        }
    }
}
