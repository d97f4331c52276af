package org.kakehashi.ui.messages;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.conversation.ChatWords;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** One chat in the list: who, when, the newest words or the draft, and what has not been read. */
final class ChatCell extends ListCell<Conversation> {

    private static final double RADIUS = 18;

    private final Texts texts;
    private final ChatWords words;
    private final MessageText text;

    ChatCell(Texts texts, ChatWords words, MessageText text) {
        this.texts = texts;
        this.words = words;
        this.text = text;
        getStyleClass().add("chat-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Conversation chat, boolean empty) {
        super.updateItem(chat, empty);
        if (chat == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String title = words.title(chat);
        var name = GuardedText.label(title);
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.SOMETIMES);
        var top = new HBox(6, name);
        top.setAlignment(Pos.CENTER_LEFT);
        if (chat.pinned()) {
            top.getChildren().add(small(Icons.PIN));
        }
        if (ChatsViewModel.isMuted(chat)) {
            top.getChildren().add(small(Icons.MUTED));
        }
        Message newest = chat.newest();
        var when = new Label(newest == null ? "" : words.shortTime(newest.placed(), Instant.now()));
        when.getStyleClass().addAll("caption", "muted");
        when.setMinWidth(USE_PREF_SIZE);
        top.getChildren().addAll(space(), when);
        var bottom = new HBox(6, below(chat), space());
        bottom.setAlignment(Pos.CENTER_LEFT);
        if (chat.unread() > 0) {
            bottom.getChildren().add(badge(chat));
        }
        var both = new VBox(3, top, bottom);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        var row = new HBox(12, face(chat, title), both);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setAccessibleText(chat.unread() == 0 ? title : texts.count("chat.unread", chat.unread(), title));
    }

    private static Node small(Icons icon) {
        var node = icon.node();
        node.getStyleClass().add("small-icon");
        return node;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private HBox below(Conversation chat) {
        String draft = text.line(chat.draft().text());
        Message newest = chat.newest();
        String said;
        if (!draft.isEmpty()) {
            said = texts.get("chat.draft", draft);
        } else if (newest == null) {
            said = "";
        } else {
            String preview = words.preview(newest.content());
            said = newest.mine() ? texts.get("chat.mine", preview) : preview;
        }
        HBox line = text.preview(said);
        if (!draft.isEmpty()) {
            line.getStyleClass().add("draft-line");
        }
        return line;
    }

    private Label badge(Conversation chat) {
        var badge = new Label((chat.unreadMentions() > 0 ? "@ " : "") + texts.number(chat.unread()));
        badge.getStyleClass().addAll("badge", ChatsViewModel.isMuted(chat) ? "badge-quiet" : "badge-loud");
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    /** A disc in the person's colour with the first letter of the name. */
    private StackPane face(Conversation chat, String title) {
        var disc = new Circle(RADIUS);
        disc.getStyleClass().addAll("face", "face-" + (chat.person() == null ? 0 : People.colour(chat.person())));
        int end = title.isEmpty() ? 0 : title.offsetByCodePoints(0, 1);
        String first = title.substring(0, end);
        var face = new StackPane(disc);
        if (chat.kind() != Conversation.Kind.DIRECT) {
            var people = Icons.PEOPLE.node();
            people.getStyleClass().add("face-icon");
            face.getChildren().add(people);
        } else {
            var letter = new Label(
                    GuardedText.isPlain(first)
                            ? first.toUpperCase(texts.language().locale())
                            : "");
            letter.getStyleClass().add("face-letter");
            face.getChildren().add(letter);
        }
        face.setMinWidth(RADIUS * 2);
        return face;
    }
}
