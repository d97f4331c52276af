package org.kakehashi.ui.conversation;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.MessageText;

/** Finds messages of one chat by their words. */
final class SearchSheet {

    private static final int MOST = 100;

    private final Desk desk;
    private final Messenger messenger;
    private final People people;
    private final ChatWords words;
    private final MessageText text;
    private final ConversationId chat;
    private final Object key = new Object();

    SearchSheet(Desk desk, Messenger messenger, People people, ChatWords words, MessageText text, ConversationId chat) {
        this.desk = desk;
        this.messenger = messenger;
        this.people = people;
        this.words = words;
        this.text = text;
        this.chat = chat;
    }

    void show(Consumer<Message> chosen) {
        var field = new TextField();
        field.setId("chat-search");
        field.setPromptText(desk.texts().get("chat.search.prompt"));
        field.setAccessibleText(desk.texts().get("chat.search"));
        var list = new ListView<Message>();
        list.setAccessibleText(desk.texts().get("chat.search.found"));
        list.setPrefHeight(380);
        list.setPlaceholder(new Label(desk.texts().get("chat.search.none")));
        list.setCellFactory(_ -> new FoundCell(people, words, text, Instant.now()));
        var sheet = new Sheet(desk.texts(), desk.sheets(), desk.texts().get("chat.search"), new VBox(10, field, list));
        Runnable take = () -> {
            Message found = list.getSelectionModel().getSelectedItem();
            if (found != null) {
                sheet.close();
                chosen.accept(found);
            }
        };
        field.textProperty().addListener((_, _, typed) -> find(typed, list));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            } else if (event.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take.run());
        sheet.show();
    }

    private void find(String typed, ListView<Message> list) {
        desk.background()
                .job(key, _ -> messenger.conversations().search().find(typed, chat, Long.MAX_VALUE, MOST))
                .start((List<Message> found) -> {
                    list.getItems().setAll(found);
                    list.getSelectionModel().selectFirst();
                });
    }
}
