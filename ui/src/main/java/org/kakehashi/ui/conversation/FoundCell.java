package org.kakehashi.ui.conversation;

import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;

/** A message that a search has found. */
public final class FoundCell extends ListCell<Message> {

    private final People people;
    private final ChatWords words;
    private final MessageText text;
    private final Instant now;

    public FoundCell(People people, ChatWords words, MessageText text, Instant now) {
        this.people = people;
        this.words = words;
        this.text = text;
        this.now = now;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Message message, boolean empty) {
        super.updateItem(message, empty);
        if (message == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Label who = GuardedText.label(people.name(message.author()));
        who.getStyleClass().add("strong");
        who.setMinWidth(0);
        var when = new Label(words.shortTime(message.placed(), now));
        when.getStyleClass().addAll("caption", "muted");
        when.setMinWidth(USE_PREF_SIZE);
        var said = text.preview(words.preview(message.content()));
        setGraphic(new VBox(2, new HBox(8, who, Form.space(), when), said));
        setAccessibleText(words.whole(message));
    }
}
