package org.kakehashi.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendState;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** What can be done with a message: the menu, and what its entries do. */
final class MessageMenu implements MessageActions {

    private final Desk desk;
    private final Texts texts;
    private final MessageText text;
    private final ConversationViewModel model;
    private final ChatFiles files;
    private final EmojiPicker picker;
    private final MessageSheets sheets;
    private @Nullable ContextMenu open;

    MessageMenu(
            Desk desk,
            Messenger messenger,
            People people,
            MessageText text,
            ChatWords words,
            ConversationViewModel model,
            ChatFiles files,
            EmojiPicker picker,
            Consumer<ConversationId> openOther) {
        this.desk = desk;
        this.texts = desk.texts();
        this.text = text;
        this.model = model;
        this.files = files;
        this.picker = picker;
        this.sheets = new MessageSheets(desk, messenger, people, words, model, openOther);
    }

    /** Shows the menu of the chosen message, below it where there is room. */
    void menu(MessageList list) {
        Node at = list.lookupAll(".row-cell").stream()
                .filter(node -> node instanceof RowCell cell && cell.isSelected() && !cell.isEmpty())
                .findFirst()
                .orElse(list);
        double right = at.getLayoutBounds().getWidth() / 3;
        List<Message> chosen = chosen(list);
        if (list.getSelectionModel().getSelectedItem() instanceof Row.OnItsWay(long number)) {
            hideBefore();
            var menu = new ContextMenu(files.menu(number).toArray(MenuItem[]::new));
            open = menu;
            menu.show(at, Side.BOTTOM, right, -8);
        } else if (!chosen.isEmpty()) {
            make(chosen).show(at, Side.BOTTOM, right, -8);
        }
    }

    void menu(MessageList list, ContextMenuEvent event) {
        List<Message> chosen = chosen(list);
        if (!chosen.isEmpty()) {
            make(chosen).show(list, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private static List<Message> chosen(MessageList list) {
        return switch (list.getSelectionModel().getSelectedItem()) {
            case Row.Said(Message message, var _) -> List.of(message);
            case Row.Album(List<Message> messages, var _) -> messages;
            case null, default -> List.of();
        };
    }

    @Override
    public void menu(List<Message> messages, Node at) {
        make(messages).show(at, Side.BOTTOM, 0, 0);
    }

    /** Of pictures that were sent together, what is said is said about the first; what is deleted is all of them. */
    private ContextMenu make(List<Message> all) {
        Message message = all.getFirst();
        hideBefore();
        var menu = new ContextMenu();
        open = menu;
        List<MenuItem> items = new ArrayList<>();
        boolean deleted = message.content() instanceof Content.Deleted;
        if (!deleted) {
            items.add(reactions(menu, message));
            items.add(new SeparatorMenuItem());
            // The row of emoji is out of the keyboard's reach.
            items.add(item(Icons.SMILE, "chat.react.choose", () -> picker.show(emoji -> toggle(message, emoji))));
            items.addAll(files.menu(all));
            items.add(item(Icons.REPLY, "chat.reply", () -> model.reply(message)));
            if (!(message.content() instanceof Content.Card)) {
                items.add(item(Icons.FORWARD, "chat.forward", () -> sheets.forward(message)));
            }
            ConversationViewModel.plain(message).ifPresent(said -> {
                items.add(item(Icons.COPY, "chat.copy", () -> {
                    desk.pasteboard().copy(said);
                    desk.toasts().done(texts.get("common.copied"));
                }));
                if (message.mine()) {
                    items.add(item(Icons.EDIT, "chat.edit", () -> model.edit(message, said)));
                }
            });
        }
        ways(message, items);
        items.add(item(Icons.INFO, "chat.about", () -> sheets.about(message)));
        items.add(new SeparatorMenuItem());
        if (message.mine() && !deleted) {
            items.add(item(Icons.REMOVE, "chat.deleteForAll", () -> sheets.deleteForAll(all)));
        }
        items.add(item(Icons.REMOVE, "chat.deleteHere", () -> all.forEach(model::deleteHere)));
        menu.getItems().setAll(items);
        return menu;
    }

    private void hideBefore() {
        ContextMenu before = open;
        if (before != null) {
            before.hide();
        }
    }

    /** What is a link in the bubble as well. */
    private void ways(Message message, List<MenuItem> items) {
        Message.Reply reply = message.reply();
        if (reply != null && reply.place() > 0) {
            items.add(item(Icons.SEARCH, "chat.reply.go", () -> jump(reply.place())));
        }
        if (message.edits() > 0) {
            items.add(item(Icons.EDIT, "chat.wordings", () -> wordings(message)));
        }
        if (ConversationViewModel.plain(message).filter(MessageText::isFolded).isPresent()) {
            items.add(item(Icons.MESSAGES, "chat.showAll", () -> whole(message)));
        }
        SendState state = message.state();
        if (state != null && state.stage() == SendState.Stage.FAILED) {
            items.add(item(Icons.REFRESH, "chat.state.again", () -> resend(message)));
        }
    }

    private MenuItem item(Icons icon, String key, Runnable action) {
        var item = new MenuItem(texts.get(key), icon.node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private MenuItem reactions(ContextMenu menu, Message message) {
        var row = new HBox(2);
        for (String emoji : EmojiPicker.OFTEN) {
            var button = new Button();
            button.setGraphic(text.sign(emoji, 20));
            button.setAccessibleText(texts.get("chat.react", emoji));
            button.getStyleClass().addAll("flat", "emoji-button");
            button.setOnAction(_ -> {
                menu.hide();
                toggle(message, emoji);
            });
            row.getChildren().add(button);
        }
        var more = new Button();
        more.setGraphic(Icons.MORE.node());
        more.setAccessibleText(texts.get("chat.emoji"));
        more.getStyleClass().addAll("flat", "emoji-button");
        more.setOnAction(_ -> {
            menu.hide();
            picker.show(emoji -> toggle(message, emoji));
        });
        row.getChildren().add(more);
        var item = new CustomMenuItem(row, false);
        item.getStyleClass().add("reaction-item");
        return item;
    }

    private void toggle(Message message, String emoji) {
        message.reactions().stream()
                .filter(reaction -> reaction.emoji().equals(emoji))
                .findFirst()
                .ifPresentOrElse(reaction -> react(message, reaction), () -> model.react(message, emoji));
    }

    @Override
    public void react(Message message, Message.Reaction reaction) {
        String mine = reaction.mine();
        if (mine == null) {
            model.react(message, reaction.emoji());
        } else {
            model.unreact(mine);
        }
    }

    @Override
    public void jump(long place) {
        model.timeline().jump(place);
    }

    @Override
    public void whole(Message message) {
        sheets.whole(message);
    }

    @Override
    public void resend(Message message) {
        model.resend(message);
    }

    @Override
    public void wordings(Message message) {
        sheets.wordings(message);
    }
}
