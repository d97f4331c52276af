package org.kakehashi.ui.file;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.text.Texts;

/** What will be sent: each file with name, size and preview, what was not taken, and what stands in the way. */
final class AttachTray extends VBox {

    private static final double SIDE = 96;

    private final ChatFiles files;
    private final Texts texts;
    private final Attaching attaching;
    private final HBox tiles = new HBox(8);
    private final ScrollPane scroll = new ScrollPane(tiles);
    private final Label hidden = Form.muted("");
    private final Label looking = Form.muted("");
    private final InlineMessage refused = new InlineMessage();
    private final InlineMessage servers = new InlineMessage();

    /** What was chosen outlives the tray and must not hold it. */
    private final InvalidationListener changed = _ -> show();

    AttachTray(ChatFiles files, Attaching attaching) {
        this.files = files;
        this.texts = files.desk().texts();
        this.attaching = attaching;
        setId("attach-tray");
        getStyleClass().add("attach-tray");
        setSpacing(6);
        // Where the window is low, the messages give way and not these words.
        setMinHeight(USE_PREF_SIZE);
        refused.setMinHeight(USE_PREF_SIZE);
        servers.setMinHeight(USE_PREF_SIZE);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("page", "attach-tiles");
        scroll.setFocusTraversable(false);
        hidden.getStyleClass().add("caption");
        looking.getStyleClass().add("caption");
        getChildren().addAll(refused, servers, scroll, looking, hidden);
        attaching.chosen().addListener(new WeakInvalidationListener(changed));
        attaching.refused().addListener(new WeakInvalidationListener(changed));
        attaching.lookingProperty().addListener(new WeakInvalidationListener(changed));
        files.serversProperty().addListener(new WeakInvalidationListener(changed));
        show();
    }

    private void show() {
        List<Chosen> chosen = List.copyOf(attaching.chosen());
        tiles.getChildren().setAll(chosen.stream().map(this::tile).toList());
        visible(scroll, !chosen.isEmpty());
        int at = attaching.lookingProperty().get();
        looking.setText(at == 0 ? "" : texts.count("file.looking", at));
        visible(looking, at > 0);
        String cleaned = cleaned(chosen);
        hidden.setText(cleaned);
        visible(hidden, !cleaned.isEmpty());
        showRefused();
        showServers(chosen);
        visible(this, !chosen.isEmpty() || at > 0 || !attaching.refused().isEmpty());
    }

    private static void visible(Node node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }

    private String cleaned(List<Chosen> chosen) {
        boolean left = chosen.stream().anyMatch(one -> one.hidden() == Chosen.Hidden.LEFT);
        boolean removed = chosen.stream().anyMatch(one -> one.hidden() == Chosen.Hidden.REMOVED);
        if (left) {
            return texts.get("file.hidden.left");
        }
        return removed ? texts.get("file.hidden.removed") : "";
    }

    private void showRefused() {
        if (attaching.refused().isEmpty()) {
            refused.clear();
            return;
        }
        List<String> lines = attaching.refused().stream()
                .limit(4)
                .map(one -> {
                    var reason = one.reason();
                    String why = reason == null
                            ? texts.get("file.refused.MANY", Attaching.MOST)
                            : texts.get("file.refused." + reason);
                    return texts.get("file.refused.line", files.words().name(one.name()), why);
                })
                .toList();
        refused.show(
                InlineMessage.Kind.WARNING,
                texts.count("file.refused", attaching.refused().size()),
                String.join("\n", lines),
                Buttons.plain(
                        texts.get("common.close"), () -> attaching.refused().clear()));
    }

    private void showServers(List<Chosen> chosen) {
        boolean none = files.serversProperty().get().isEmpty();
        if (chosen.isEmpty() || !none) {
            servers.clear();
            return;
        }
        servers.show(
                InlineMessage.Kind.INFO,
                texts.get("file.servers.none"),
                texts.get("file.servers.none.text"),
                Buttons.plain(
                        texts.get("file.servers.choose"),
                        () -> files.desk().navigator().open(new Route.Settings(Route.Section.FILE_SERVERS))));
    }

    private Node tile(Chosen one) {
        var picture = new StackPane();
        picture.getStyleClass().add("picture-tile");
        picture.setMinSize(SIDE, SIDE * 0.75);
        picture.setMaxSize(SIDE, SIDE * 0.75);
        Image preview = one.preview();
        if (preview == null) {
            picture.getChildren().add((one.isPicture() ? Icons.PICTURE : Icons.FILE).node());
        } else {
            picture.getChildren().add(filled(preview));
        }
        String name = files.words().name(one.name());
        Button remove = Buttons.icon(Icons.CLOSE, texts.get("file.remove", name), () -> attaching.remove(one));
        remove.getStyleClass().add("tile-remove");
        StackPane.setAlignment(remove, Pos.TOP_RIGHT);
        picture.getChildren().add(remove);
        Label label = files.words().nameLabel(one.name());
        label.getStyleClass().add("caption");
        var size = new Label(files.words().size(one.length()));
        size.getStyleClass().addAll("caption", "muted");
        var box = new VBox(2, picture, label, size);
        box.setMaxWidth(SIDE);
        box.setMinWidth(SIDE);
        return box;
    }

    private static ImageView filled(Image image) {
        var view = new ImageView(image);
        double high = SIDE * 0.75;
        double scale = Math.max(SIDE / image.getWidth(), high / image.getHeight());
        view.setViewport(new Rectangle2D(
                (image.getWidth() - SIDE / scale) / 2,
                (image.getHeight() - high / scale) / 2,
                SIDE / scale,
                high / scale));
        view.setFitWidth(SIDE);
        view.setFitHeight(high);
        var clip = new Rectangle(SIDE, high);
        clip.setArcWidth(16);
        clip.setArcHeight(16);
        view.setClip(clip);
        return view;
    }
}
