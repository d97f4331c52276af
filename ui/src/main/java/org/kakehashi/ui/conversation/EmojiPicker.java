package org.kakehashi.ui.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.text.EmojiPictures;
import org.kakehashi.ui.text.Texts;

/** Chooses one emoji, by group or by name. */
final class EmojiPicker {

    /** What is offered without opening the picker. */
    static final List<String> OFTEN = List.of("👍", "❤️", "😂", "😮", "😢", "🙏");

    private static final double SIZE = 24;
    private static final int MOST = 400;

    private final Texts texts;
    private final Sheets sheets;
    private final EmojiPictures pictures;

    EmojiPicker(Texts texts, Sheets sheets, EmojiPictures pictures) {
        this.texts = texts;
        this.sheets = sheets;
        this.pictures = pictures;
    }

    void show(Consumer<String> chosen) {
        var search = new TextField();
        search.setPromptText(texts.get("chat.emoji.search"));
        search.setAccessibleText(texts.get("chat.emoji.search"));
        var pane = new FlowPane(2, 2);
        pane.setPrefWrapLength(500);
        var scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(280);
        scroll.getStyleClass().add("page");
        var groups = new ToggleGroup();
        var row = new HBox(2);
        var sheet = new Sheet(texts, sheets, texts.get("chat.emoji"), new VBox(10, search, row, scroll));
        Consumer<String> take = emoji -> {
            sheet.close();
            chosen.accept(emoji);
        };
        for (EmojiPictures.Group group : EmojiPictures.Group.values()) {
            var button = new ToggleButton();
            button.setGraphic(pictures.picture(pictures.of(group, "").getFirst(), 18));
            button.setAccessibleText(texts.get("chat.emoji.group." + group));
            button.setToggleGroup(groups);
            button.getStyleClass().add("flat");
            button.setOnAction(_ -> {
                search.clear();
                button.setSelected(true);
                fill(pane, pictures.of(group, ""), take);
            });
            row.getChildren().add(button);
        }
        groups.getToggles().getFirst().setSelected(true);
        fill(pane, pictures.of(EmojiPictures.Group.SMILEYS, ""), take);
        search.textProperty().addListener((_, _, name) -> {
            if (!name.isBlank()) {
                groups.selectToggle(null);
                fill(pane, found(name), take);
            }
        });
        search.setOnAction(event -> {
            List<EmojiPictures.Emoji> found = found(search.getText());
            if (!search.getText().isBlank() && !found.isEmpty()) {
                take.accept(found.getFirst().text());
            }
            event.consume();
        });
        sheet.show();
    }

    private List<EmojiPictures.Emoji> found(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return List.of(EmojiPictures.Group.values()).stream()
                .flatMap(group -> pictures.of(group, name).stream())
                .sorted(Comparator.comparing(
                                (EmojiPictures.Emoji emoji) -> !emoji.name().equals(wanted))
                        .thenComparing(emoji -> !emoji.name().startsWith(wanted)))
                .toList();
    }

    private void fill(FlowPane pane, List<EmojiPictures.Emoji> emoji, Consumer<String> take) {
        pane.getChildren().clear();
        emoji.stream().limit(MOST).forEach(each -> {
            var button = new Button();
            button.setGraphic(pictures.picture(each, SIZE));
            button.getStyleClass().addAll("flat", "emoji-button");
            button.setAccessibleText(each.name().replace('_', ' '));
            button.setOnAction(_ -> take.accept(each.text()));
            pane.getChildren().add(button);
        });
    }
}
