package org.kakehashi.ui.file;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;

/** Pictures one at a time, as large as the window: arrows turn, Z changes between all of it and its own size. */
final class PictureViewer {

    private static final int SIDE = 2_400;
    private static final double AROUND = 250;
    private static final double LEAST = 200;

    private final ChatFiles files;
    private final Texts texts;
    private final List<ChatFiles.Said> pictures;
    private final Sheet sheet;
    private final StackPane place = new StackPane();
    private final ImageView view = new ImageView();
    private final Area area = new Area();
    private final ScrollPane actual = new ScrollPane();
    private final Label count = new Label();
    private final VBox below = new VBox(6);
    private final Button zoom;
    private final Button before;
    private final Button after;

    /** What is fetched outlives the viewer and must not hold it. */
    private final ChangeListener<Downloads.State> listener = (_, _, now) -> {
        if (now instanceof Downloads.State.Here) {
            note().filter(note -> files().downloads().isHere(note)).ifPresent(this::sharp);
        }
    };

    private int at;
    private boolean whole = true;

    PictureViewer(ChatFiles files, List<ChatFiles.Said> pictures, int at) {
        this.files = files;
        this.texts = files.desk().texts();
        this.pictures = pictures;
        this.at = Math.max(0, at);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        place.getStyleClass().add("viewer-place");
        actual.setPannable(true);
        actual.getStyleClass().add("page");
        before = Buttons.icon(Icons.LEFT, texts.get("file.look.before"), () -> turn(-1));
        after = Buttons.icon(Icons.RIGHT, texts.get("file.look.after"), () -> turn(1));
        before.setId("picture-before");
        after.setId("picture-after");
        zoom = Buttons.icon(Icons.SEARCH, texts.get("file.look.zoom"), this::zoom);
        count.getStyleClass().addAll("caption", "muted");
        var row = Form.row(before, after, count, Form.space(), zoom);
        sheet = new Sheet(texts, files.desk().sheets(), "", new VBox(10, place, row, below));
        sheet.card().getStyleClass().add("viewer");
        sheet.card().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show();
    }

    void show() {
        ChatFiles.Said said = pictures.get(at);
        FileNote note = said.note().orElseThrow();
        sheet.titleProperty().set(files.words().name(note.name()));
        view.setImage(null);
        view.setAccessibleText(files.words().name(note.name()));
        before.setDisable(at == 0);
        after.setDisable(at == pictures.size() - 1);
        count.setText(pictures.size() < 2 ? "" : texts.get("file.look.count", at + 1, pictures.size()));
        below.getChildren().setAll(new FetchBar(files, note));
        FileCard.caption(said, below);
        arrange();
        int asked = at;
        files.pictures().preview(note, said.look(), image -> {
            if (asked == at && view.getImage() == null) {
                view.setImage(image);
            }
        });
        if (files.downloads().isHere(note)) {
            sharp(note);
        } else {
            files.downloads().state(note).addListener(new WeakChangeListener<>(listener));
        }
        if (sheet.card().getScene() == null) {
            sheet.show();
        }
    }

    private Optional<FileNote> note() {
        return pictures().get(at).note();
    }

    private ChatFiles files() {
        return files;
    }

    private List<ChatFiles.Said> pictures() {
        return pictures;
    }

    private void sharp(FileNote note) {
        int asked = at;
        files.pictures().picture(note, SIDE, image -> show(image, asked), () -> {
            if (asked == at) {
                var sign = new Label(texts.get("file.picture.broken"), Icons.WARNING.node());
                place.getChildren().setAll(sign);
            }
        });
    }

    private void show(Image image, int asked) {
        if (asked == at) {
            view.setImage(image);
            arrange();
        }
    }

    private void turn(int by) {
        int next = at + by;
        if (next >= 0 && next < pictures.size()) {
            at = next;
            whole = true;
            show();
        }
    }

    private void zoom() {
        whole = !whole;
        arrange();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            if (whole) {
                turn(code == KeyCode.LEFT ? -1 : 1);
                event.consume();
            }
        } else if (code == KeyCode.Z && !event.isShortcutDown()) {
            zoom();
            event.consume();
        }
    }

    private void arrange() {
        actual.setContent(null);
        area.hold(null);
        if (whole) {
            area.hold(view);
            place.getChildren().setAll(area);
        } else {
            view.setFitWidth(0);
            view.setFitHeight(0);
            actual.setContent(view);
            actual.setPrefHeight(area.high());
            actual.setMinHeight(area.high());
            place.getChildren().setAll((Node) actual);
        }
    }

    /** Takes what the window has left and puts the picture into its middle, not larger than it is. */
    private final class Area extends Region {

        void hold(@Nullable Node node) {
            getChildren().clear();
            if (node != null) {
                getChildren().add(node);
            }
        }

        double high() {
            var scene = sheet.card().getScene();
            return Math.max(LEAST, (scene == null ? 700 : scene.getHeight()) - AROUND);
        }

        @Override
        protected double computePrefHeight(double width) {
            return high();
        }

        @Override
        protected double computeMinHeight(double width) {
            return high();
        }

        @Override
        protected void layoutChildren() {
            Image image = view.getImage();
            if (image == null) {
                return;
            }
            // A preview stands for a larger picture.
            var look = pictures.get(at).look();
            double most = Math.max(image.getWidth(), look.width());
            double scale = Math.min(
                    most / image.getWidth(), Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight()));
            view.setFitWidth(image.getWidth() * scale);
            view.setFitHeight(image.getHeight() * scale);
            view.relocate((getWidth() - image.getWidth() * scale) / 2, (getHeight() - image.getHeight() * scale) / 2);
        }
    }
}
