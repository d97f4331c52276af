package org.kakehashi.ui.file;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.ui.control.Icons;

/**
 * A picture in a place of fixed proportions, filled: the preview of its message until the file is here, and a sign where it
 * cannot be shown.
 */
final class PictureTile extends StackPane {

    /** Twice as sharp as it is large, for screens with small pixels. */
    private static final int SHARP = 640;

    private static final double ROUND = 8;
    private static final double LEAST = 60;

    private final ChatFiles files;
    private final FileNote note;
    private final ChatFiles.Said said;
    private final double proportion;
    private final ImageView view = new ImageView();
    private final Label sign = new Label();
    private final Rectangle clip = new Rectangle();

    private final ChangeListener<Downloads.State> listener = (_, _, now) -> sharpen(now);

    PictureTile(ChatFiles files, ChatFiles.Said said, FileNote note, double width, double height) {
        this.files = files;
        this.said = said;
        this.note = note;
        this.proportion = height / width;
        getStyleClass().add("picture-tile");
        setMinWidth(Math.min(LEAST, width));
        setPrefWidth(width);
        setMaxWidth(width);
        view.setSmooth(true);
        view.setManaged(false);
        clip.setArcWidth(2 * ROUND);
        clip.setArcHeight(2 * ROUND);
        setClip(clip);
        sign.setGraphic(Icons.PICTURE.node());
        sign.getStyleClass().add("picture-sign");
        getChildren().addAll(sign, view);
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(files.words().name(note.name()));
        var state = files.downloads().state(note);
        state.addListener(new WeakChangeListener<>(listener));
        files.pictures().preview(note, said.look(), image -> {
            if (view.getImage() == null) {
                show(image);
            }
        });
        sharpen(state.get());
    }

    /** Does this when it is pressed. */
    PictureTile onPressed(Runnable action) {
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                action.run();
                event.consume();
            }
        });
        return this;
    }

    private void sharpen(Downloads.State now) {
        if (now instanceof Downloads.State.Here) {
            files.pictures().picture(note, SHARP, this::show, this::broken);
        }
    }

    private void broken() {
        String words = files.desk().texts().get("file.picture.broken");
        view.setImage(null);
        sign.setGraphic(Icons.WARNING.node());
        sign.setText(getPrefWidth() < 140 ? "" : words);
        sign.setWrapText(true);
        setAccessibleText(words);
    }

    private void show(Image image) {
        view.setImage(image);
        sign.setVisible(false);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round((width < 0 ? getPrefWidth() : Math.min(width, getPrefWidth())) * proportion);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    /** The middle of it, so that nothing is stretched. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        Image image = view.getImage();
        if (image != null && width > 0 && height > 0) {
            double scale = Math.max(width / image.getWidth(), height / image.getHeight());
            double wide = width / scale;
            double high = height / scale;
            view.setViewport(
                    new Rectangle2D((image.getWidth() - wide) / 2, (image.getHeight() - high) / 2, wide, high));
            view.setFitWidth(width);
            view.setFitHeight(height);
        }
    }

    ChatFiles.Said said() {
        return said;
    }
}
