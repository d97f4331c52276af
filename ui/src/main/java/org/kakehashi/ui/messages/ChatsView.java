package org.kakehashi.ui.messages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.net.Hosts;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.conversation.ChatWords;
import org.kakehashi.ui.conversation.ConversationPane;
import org.kakehashi.ui.conversation.FoundCell;
import org.kakehashi.ui.correspondence.OpenChat;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.people.BlockedSheet;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.MessageText;

/** The list of chats and, beside it, the one that is open. */
final class ChatsView implements AutoCloseable {

    private final Desk desk;
    private final Messenger messenger;
    private final Hosts hosts;
    private final OpenChat openChat;
    private final People people;
    private final MessageText text;
    private final ChatWords words;
    private final ChatFiles files;
    private final ChatsViewModel model;
    private final ChatsPane list;
    private final StackPane detail = new StackPane();
    private final HBox root;
    private @Nullable ConversationPane open;

    ChatsView(
            Desk desk,
            Messenger messenger,
            Hosts hosts,
            OpenChat openChat,
            People people,
            MessageText text,
            ZoneId zone) {
        this.desk = desk;
        this.messenger = messenger;
        this.hosts = hosts;
        this.openChat = openChat;
        this.people = people;
        this.text = text;
        files = new ChatFiles(desk, messenger, hosts);
        words = new ChatWords(desk.texts(), people, text, zone);
        model = new ChatsViewModel(desk.background(), messenger, words::title);
        list = new ChatsPane(
                desk,
                model,
                words,
                text,
                () -> new FoundCell(people, words, text, Instant.now()),
                new ChatsPane.Doings() {
                    @Override
                    public void open(ConversationId chat) {
                        ChatsView.this.open(chat);
                    }

                    @Override
                    public void open(Message found) {
                        ChatsView.this.open(found.conversation()).jump(found.place());
                    }

                    @Override
                    public void begin() {
                        newChat("");
                    }

                    @Override
                    public void blocked() {
                        new BlockedSheet(desk, people).show(model::unblock);
                    }
                });
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.getChildren().setAll(nothing());
        root = new HBox(list.node(), detail);
        root.getStyleClass().add("chats");
        people.onChange(() -> {
            model.sift();
            list.refresh();
        });
    }

    private Node nothing() {
        var texts = desk.texts();
        return new EmptyState(
                Icons.MESSAGES,
                texts.get("chat.none"),
                texts.get("chat.none.text"),
                Buttons.plain(Icons.ADD, texts.get("chat.new"), () -> newChat("")));
    }

    Node node() {
        return root;
    }

    private ConversationPane open(ConversationId chat) {
        openChat.show(chat);
        ConversationPane present = open;
        if (present != null && present.chat().equals(chat)) {
            present.shown();
            return present;
        }
        if (present != null) {
            present.close();
        }
        var pane = new ConversationPane(desk, messenger, hosts, people, text, words, files, chat, this::show);
        open = pane;
        detail.getChildren().setAll(pane.node());
        pane.shown();
        return pane;
    }

    private void show(ConversationId chat) {
        list.select(chat);
        open(chat);
    }

    /** The form for a new chat. @param person whom to write to, as typed or linked; may be empty */
    void newChat(String person) {
        new NewChatSheet(desk, messenger, hosts, people).show(person, this::made);
    }

    private void made(ConversationId chat, Optional<PublicIdentity> person) {
        list.select(chat);
        ConversationPane pane = open(chat);
        person.ifPresent(pane::lookUp);
    }

    void shown() {
        if (open != null) {
            openChat.show(open.chat());
            open.shown();
        } else {
            list.focus();
        }
    }

    void hidden() {
        openChat.show(null);
        if (open != null) {
            open.hidden();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        files.close();
        model.close();
    }
}
