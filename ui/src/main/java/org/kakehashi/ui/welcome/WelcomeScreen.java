package org.kakehashi.ui.welcome;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Landscape;
import org.kakehashi.ui.theme.Mark;
import org.kakehashi.ui.unlock.RestoreBackup;

/** The first start: the language, and the ways to get an account. Nothing here opens a connection. */
public final class WelcomeScreen {

    private static final double CARD_WIDTH = 520;

    private final Desk desk;
    private final Texts texts;
    private final Start start;
    private final StackPane root = new StackPane();

    /** @param language changed by the person here; whoever owns it builds the window anew */
    public WelcomeScreen(Desk desk, ObjectProperty<Language> language, Start start) {
        this.desk = desk;
        this.texts = desk.texts();
        this.start = start;
        var title = new Label(texts.get("welcome.title"));
        title.getStyleClass().add("title");
        var text = new Label(texts.get("welcome.text"));
        text.setWrapText(true);
        text.getStyleClass().add("muted");
        text.setMinHeight(Region.USE_PREF_SIZE);
        var names = new VBox(4, title, text);
        HBox.setHgrow(names, Priority.ALWAYS);
        var head = new HBox(new Mark(52), names);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("row");
        var offline = new Label(texts.get("welcome.offline"), Icons.SHIELD.node());
        offline.getStyleClass().addAll("caption", "muted");
        offline.setWrapText(true);
        var card = new VBox(languages(language), head, choices(), offline);
        card.getStyleClass().addAll("card", "gate-card");
        card.setMaxSize(CARD_WIDTH, VBox.USE_PREF_SIZE);
        var centred = new StackPane(card);
        centred.getStyleClass().add("gate-room");
        var scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page");
        root.getChildren().addAll(new Landscape(), scroll);
    }

    private Node languages(ObjectProperty<Language> language) {
        var group = new ToggleGroup();
        var row = new HBox();
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("row-tight");
        for (Language each : Language.values()) {
            var button = new ToggleButton(each.ownName());
            button.setToggleGroup(group);
            button.setSelected(each == texts.language());
            button.getStyleClass().addAll("flat", "small", "language");
            button.setOnAction(_ -> {
                button.setSelected(true);
                language.set(each);
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private Node choices() {
        var box = new VBox(
                choice(
                        Icons.ADD,
                        texts.get("welcome.create"),
                        texts.get("welcome.createText"),
                        () -> new CreateFlow(desk, start).show()),
                new Separator(),
                choice(
                        Icons.WORDS,
                        texts.get("welcome.restoreWords"),
                        texts.get("welcome.restoreWordsText"),
                        () -> new RestoreWords(desk, start).show()),
                choice(
                        Icons.QR,
                        texts.get("welcome.restoreShares"),
                        texts.get("welcome.restoreSharesText"),
                        () -> new RestoreShares(desk, start).show()),
                choice(
                        Icons.KEY,
                        texts.get("welcome.restoreKey"),
                        texts.get("welcome.restoreKeyText"),
                        () -> new RestoreKey(desk, start).show()),
                choice(
                        Icons.FILE,
                        texts.get("welcome.restoreFile"),
                        texts.get("welcome.restoreFileText"),
                        () -> new RestoreFile(desk, start).show()),
                choice(
                        Icons.WATCH,
                        texts.get("welcome.watch"),
                        texts.get("welcome.watchChoice"),
                        () -> new WatchOnly(desk, start).show()),
                choice(
                        Icons.SHIELD,
                        texts.get("welcome.backup"),
                        texts.get("welcome.backupText"),
                        () -> new RestoreBackup(
                                        desk,
                                        start.folder(),
                                        start.place(),
                                        vault -> start.opened().take(vault, null))
                                .show()));
        box.getStyleClass().add("choices");
        return box;
    }

    private static Button choice(Icons icon, String name, String text, Runnable action) {
        var title = new Label(name);
        title.getStyleClass().add("strong");
        var detail = new Label(text);
        detail.getStyleClass().addAll("caption", "muted");
        var words = new VBox(2, title, detail);
        var row = new HBox(icon.node(), words);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        var button = new Button();
        button.setGraphic(row);
        button.setAccessibleText(name);
        button.setAccessibleHelp(text);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("choice");
        button.setOnAction(_ -> action.run());
        return button;
    }

    public Node node() {
        return root;
    }
}
